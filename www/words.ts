/**
 * Which words does the playground use?
 *
 * The extension's, with those replaced that speak of a page and a library, and a few of its own. All of the
 * playground's stand in `messages/`. A language is fetched when it is asked for; English is there from the start and
 * fills what another lacks.
 */

import english from "../extension/public/_locales/en/messages.json";
import { type LanguageCode, spokenLanguage } from "../extension/words/languages";
import { lookupIn, type Words, wordsFrom } from "../extension/words/words";
import own from "./messages/en.json";

export type OwnKey = keyof typeof own;

export interface PlaygroundWords extends Words {
  readonly language: LanguageCode;
  /** A message of the playground's own. */
  tell(key: OwnKey, ...values: string[]): string;
}

type Catalogue = Readonly<Record<string, { message: string }>>;

const shared = import.meta.glob<Catalogue>(
  ["../extension/public/_locales/*/messages.json", "!../extension/public/_locales/en/messages.json"],
  { import: "default" },
);
const others = import.meta.glob<Catalogue>(["./messages/*.json", "!./messages/en.json"], {
  import: "default",
});

export async function playgroundWords(language: LanguageCode): Promise<PlaygroundWords> {
  const [theirs, ours] = await Promise.all([
    shared[`../extension/public/_locales/${language}/messages.json`]?.(),
    others[`./messages/${language}.json`]?.(),
  ]);
  const lookup = lookupIn({ ...english, ...own, ...theirs, ...ours });
  const words = wordsFrom(lookup, language);
  return { ...words, language, tell: (key, ...values) => lookup(key, values.map(words.foreign)) };
}

/** The language that the address asks for (`?language=de`), else the browser's. */
export function wantedLanguage({ search }: Location, { languages }: Navigator): LanguageCode {
  const asked = new URLSearchParams(search).get("language");
  return spokenLanguage(asked ? [asked, ...languages] : languages);
}
