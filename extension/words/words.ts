/**
 * How do views find their words?
 *
 * Every string stands in `_locales/<language>/messages.json`. Views get a {@link Words}, made from `browser.i18n` in
 * the extension and from the file itself on the playground and in tests, so that they need neither.
 */

import type messages from "../public/_locales/en/messages.json";

export type MessageKey = keyof typeof messages;
/** Messages that come in plural forms: `<key>_one`, `<key>_other`, and what the language's rules add. */
export type CountKey = MessageKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

/** Returns the message with `$1`…`$9` filled in, or "" where the catalogue lacks it. */
export type Lookup = (key: string, values: string[]) => string;

export interface Words {
  /** BCP 47, for dates, lists and `lang` attributes. */
  readonly language: string;
  say(key: MessageKey, ...values: string[]): string;
  /** The plural form for `n`, with `$1` as the formatted number. */
  count(key: CountKey, n: number): string;
  /** A publication date as the reader writes dates; the text itself where it is none. */
  date(published: string): string;
  list(items: readonly string[]): string;
}

/** Words of one language. */
export function wordsFrom(lookup: Lookup, language: string): Words {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return {
    language,
    say: (key, ...values) => lookup(key, values),
    count: (key, n) => {
      const values = [number.format(n)];
      return lookup(`${key}_${plural.select(n)}`, values) || lookup(`${key}_other`, values);
    },
    date: (published) => writtenDate(published, language),
    list: (items) => list.format(items),
  };
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
