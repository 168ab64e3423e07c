/** How are sizes, spans of time, countries and languages written? As the reader's own language writes them. */

import type { Words } from "./words";

const steps = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "8.2 MB". Steps are of 1,000, as disks are sold. */
export function writtenSize(bytes: number, { language }: Words): string {
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: steps[step] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}

const spans = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "5 minutes ago", "in 2 hours", "now". The text itself where it is no time. */
export function writtenSpan(time: string, now: number, { language }: Words): string {
  const seconds = Math.round((Date.parse(time) - now) / 1000);
  if (Number.isNaN(seconds)) return time;
  const [unit, length] = spans.find(([, span]) => Math.abs(seconds) >= span) ?? ["second", 1];
  const whole = Math.abs(seconds) < 45 ? 0 : Math.round(seconds / length);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(
    whole,
    whole === 0 ? "second" : unit,
  );
}

export function writtenNumber(number: number, { language }: Words): string {
  return new Intl.NumberFormat(language).format(number);
}

export function countryName(code: string, { language }: Words): string {
  return named(code, language, "region");
}

export function languageName(code: string, { language }: Words): string {
  return named(code, language, "language");
}

/** The code itself where it is none: codes also come from files. */
function named(code: string, language: string, type: "region" | "language"): string {
  if (code === "") return "";
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
