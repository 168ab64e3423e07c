/**
 * How do views find their words?
 *
 * Every string stands in `_locales/<language>/messages.json`. Views get a {@link Words}, made from `browser.i18n` in
 * the extension and from the file itself on the playground and in tests, so that they need neither.
 */

import type messages from "../public/_locales/en/messages.json";
import { isolated } from "./bidi";

export type MessageKey = keyof typeof messages;
/** Messages that come in plural forms: `<key>_one`, `<key>_other`, and what the language's rules add. */
export type CountKey = MessageKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

/** Returns the message with `$1`…`$9` filled in, or "" where the catalogue lacks it. */
export type Lookup = (key: string, values: string[]) => string;

export type Direction = "ltr" | "rtl";

export interface Words {
  /** BCP 47, for dates, lists and `lang` attributes. */
  readonly language: string;
  /** Which way the language is written, for `dir` attributes. */
  readonly direction: Direction;
  say(key: MessageKey, ...values: string[]): string;
  /** The plural form for `n`, with `$1` as the formatted number. */
  count(key: CountKey, n: number): string;
  number(n: number): string;
  /** A publication date as the reader writes dates; the text itself where it is none. */
  date(published: string): string;
  /** A name or sentence from elsewhere, fit to stand within words of ours. */
  foreign(text: string): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
  /** "A, B, C": measures that stand beside each other, "5 articles, 3 origins, 1 day". */
  row(items: readonly string[]): string;
  /** "27 Feb 2025 · origin: AFP": facts side by side; those that are empty are left out. */
  beside(facts: readonly string[]): string;
  /** {@link row} in pieces, each of which stays whole where a line breaks: "5 articles,", "3 origins,", "1 day". */
  pieces(items: readonly string[]): string[];
}

/** Words of one language. */
export function wordsFrom(lookup: Lookup, language: string): Words {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const row = new Intl.ListFormat(language, { type: "unit", style: "short" });
  const direction = directionOf(language);
  const foreign = (text: string) => isolated(text, direction);
  const inserted = (values: readonly string[]) => values.map(foreign);
  return {
    language,
    direction,
    say: (key, ...values) => lookup(key, inserted(values)),
    count: (key, n) => {
      const values = inserted([number.format(n)]);
      return lookup(`${key}_${plural.select(n)}`, values) || lookup(`${key}_other`, values);
    },
    number: (n) => number.format(n),
    date: (published) => writtenDate(published, language),
    foreign,
    list: (items) => list.format(inserted(items)),
    row: (items) => row.format(inserted(items)),
    beside: (facts) => inserted(facts.filter((fact) => fact !== "")).join(" · "),
    pieces: (items) => unbroken(row.formatToParts(inserted(items))),
  };
}

/** Stands for a space at which no line may break; a sign that no text has. */
const joint = "\ue000";

/** A comma stays with the item before it, an Arabic "and", which is written without a space, with the one after. */
function unbroken(parts: readonly { readonly type: string; readonly value: string }[]): string[] {
  const text = parts.map(({ type, value }) => (type === "element" ? value.replaceAll(" ", joint) : value));
  return text
    .join("")
    .split(" ")
    .map((piece) => piece.replaceAll(joint, " "));
}

const rightToLeftScripts = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"]);

/** Firefox lacks `Intl.Locale.textInfo`, so the direction is read off the script. */
export function directionOf(language: string): Direction {
  return rightToLeftScripts.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** The way a sentence from elsewhere is written, as its first letter has it. */
export function directionOfText(text: string): Direction {
  const [first = ""] = /\p{L}/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u.test(first)
    ? "rtl"
    : "ltr";
}

/** Looks messages up in a parsed `messages.json`. */
export function lookupIn(catalogue: Readonly<Record<string, { message: string }>>): Lookup {
  return (key, values) =>
    (catalogue[key]?.message ?? "").replace(
      /\$([1-9])/g,
      (_, place: string) => values[Number(place) - 1] ?? "",
    );
}

/** `YYYY`, `YYYY-MM` and `YYYY-MM-DD` are written as precisely as they are given; times in the reader's own zone. */
const dateForms: readonly (readonly [RegExp, Intl.DateTimeFormatOptions])[] = [
  [/^\d{4}$/, { year: "numeric", timeZone: "UTC" }],
  [/^\d{4}-\d\d$/, { year: "numeric", month: "short", timeZone: "UTC" }],
  [/^\d{4}-\d\d-\d\d$/, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }],
  [/^/, { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" }],
];

function writtenDate(published: string, language: string): string {
  const time = Date.parse(published);
  if (Number.isNaN(time)) return published;
  const form = dateForms.find(([pattern]) => pattern.test(published))?.[1];
  return new Intl.DateTimeFormat(language, form).format(time);
}
