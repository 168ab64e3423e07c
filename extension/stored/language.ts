/**
 * In which language does the reader want our words?
 *
 * The browser's own by default. Another one is kept with its whole catalogue, because content scripts can read storage
 * but not our files; the background renews it after an update.
 */

import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import type { LanguageCode } from "../words/languages";
import { lookupIn, type Words, wordsFrom } from "../words/words";
import { browserWords } from "./words";

type Catalogue = Readonly<Record<string, { readonly message: string }>>;

interface Chosen {
  readonly language: LanguageCode;
  readonly catalogue: Catalogue;
}

const item = storage.defineItem<Chosen>("local:language");

/** Nothing: the browser's language. */
export async function chosenLanguage(): Promise<LanguageCode | undefined> {
  return (await item.getValue())?.language;
}

/** The words in the language that the reader chose. */
export async function chosenWords(): Promise<Words> {
  const chosen = await item.getValue();
  return chosen ? wordsFrom(lookupIn(chosen.catalogue), chosen.language) : browserWords();
}

export function watchLanguage(changed: () => void): () => void {
  return item.watch(changed);
}

/** Chooses a language, or the browser's. */
export async function chooseLanguage(language: LanguageCode | undefined): Promise<void> {
  if (!language) return item.removeValue();
  const [english, own] = await Promise.all([catalogueOf("en"), catalogueOf(language)]);
  // A message that is not translated yet is English, as the browser itself does it.
  await item.setValue({ language, catalogue: { ...english, ...own } });
}

/** After an update the kept catalogue lacks new messages. */
export async function renewLanguage(): Promise<void> {
  const language = await chosenLanguage();
  if (language) await chooseLanguage(language);
}

async function catalogueOf(language: LanguageCode): Promise<Catalogue> {
  const response = await fetch(`${browser.runtime.getURL("/")}_locales/${language}/messages.json`);
  const messages = (await response.json()) as Record<string, { message: string }>;
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, { message }]));
}
