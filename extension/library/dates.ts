/**
 * When does a feed say it was published?
 *
 * Feeds should write RFC 2822 or RFC 3339 and write anything. What cannot be read, or cannot be, is no date: an article
 * without one is compared as of any day, an article with a wrong one never meets its story.
 */

const zones: Readonly<Record<string, string>> = {
  ut: "+0000",
  utc: "+0000",
  gmt: "+0000",
  z: "+0000",
  est: "-0500",
  edt: "-0400",
  cst: "-0600",
  cdt: "-0500",
  mst: "-0700",
  mdt: "-0600",
  pst: "-0800",
  pdt: "-0700",
  bst: "+0100",
  cet: "+0100",
  cest: "+0200",
  eet: "+0200",
  eest: "+0300",
  msk: "+0300",
  ist: "+0530",
  sgt: "+0800",
  hkt: "+0800",
  jst: "+0900",
  kst: "+0900",
  aest: "+1000",
  aedt: "+1100",
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Feeds did not exist before; "1970" and "0001" are what a program writes that has no date. */
const oldest = Date.UTC(1990, 0, 1);
/** Clocks of servers run ahead by minutes, and zones are mistaken by hours; nothing is published tomorrow. */
const ahead = 14 * 3600_000;

/** RFC 3339 in UTC, or only the day where no time was given; nothing for what is no date, or later than `now`. */
export function readDate(text: string | undefined, now: number): string | undefined {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "" || trimmed.length > 80) return undefined;
  const day = /^\d{4}-\d\d-\d\d$/.test(trimmed);
  const time = day ? Date.parse(trimmed) : (isoTime(trimmed) ?? mailTime(trimmed) ?? epochTime(trimmed));
  if (time === undefined || Number.isNaN(time) || time < oldest || time > now + ahead) return undefined;
  if (day) return trimmed;
  return `${new Date(Math.min(time, now)).toISOString().slice(0, 19)}Z`;
}

/** "2025-02-27T10:00:00+01:00", also with a space, without seconds, with "+0100"; without a zone it is UTC. */
function isoTime(text: string): number | undefined {
  const parts =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?$/i.exec(
      text,
    );
  if (!parts) return undefined;
  const [, day, hour, minute, second = "00", zone = "Z"] = parts;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(":", "").slice(3) || "00"}` : "Z";
  return Date.parse(`${day}T${hour}:${minute}:${second}${offset}`);
}

/** "Thu, 27 Feb 2025 10:00:00 EST", also "27 February 2025", "Feb 27, 2025 10:00 PM", two-digit years. */
function mailTime(text: string): number | undefined {
  const found =
    /(?:(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3,9})\.?|([a-z]{3,9})\.? +(\d{1,2}))[ ,-]+(\d{4}|\d\d)(?!\d)(?:[ ,T]+(?:at )?(\d{1,2}):(\d\d)(?::(\d\d))?(?: *([ap])\.?m\.?)?)?(?: *\(?([a-z]{1,5}|[+-]\d\d:?\d\d)\)?)?/i.exec(
      text,
    );
  if (!found) return undefined;
  const [, dayBefore, nameAfter, nameBefore, dayAfter, yearText, hourText, minute, second, half, zone] =
    found;
  const month = months.indexOf((nameAfter ?? nameBefore ?? "").slice(0, 3).toLowerCase());
  if (month < 0) return undefined;
  const day = Number(dayBefore ?? dayAfter);
  const year = Number(yearText) + (yearText?.length === 2 ? 2000 : 0);
  const hour = (Number(hourText ?? 0) % (half ? 12 : 24)) + (half?.toLowerCase() === "p" ? 12 : 0);
  const local = Date.UTC(year, month, day, hour, Number(minute ?? 0), Number(second ?? 0));
  // "31 Feb" would roll over into March.
  if (new Date(local).getUTCDate() !== day) return undefined;
  return local - offsetOf(zone) * 60_000;
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string | undefined): number {
  const numeric = zones[zone?.toLowerCase() ?? ""] ?? zone?.replace(":", "");
  const parts = /^([+-])(\d\d)(\d\d)$/.exec(numeric ?? "");
  if (!parts) return 0;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

/** Seconds or milliseconds since 1970. */
function epochTime(text: string): number | undefined {
  if (!/^(\d{10}|\d{13})$/.test(text)) return undefined;
  return Number(text) * (text.length === 10 ? 1000 : 1);
}
