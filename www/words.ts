/**
 * Which words does the playground use?
 *
 * The extension's, with those replaced that speak of a page and a library, and a few of its own. All of the
 * playground's stand in `messages.json`.
 */

import shared from "../extension/public/_locales/en/messages.json";
import { lookupIn, type Words, wordsFrom } from "../extension/words/words";
import own from "./messages.json";

export type OwnKey = keyof typeof own;

export interface PlaygroundWords extends Words {
  /** A message of the playground's own. */
  tell(key: OwnKey, ...values: string[]): string;
}

export function playgroundWords(): PlaygroundWords {
  const lookup = lookupIn({ ...shared, ...own });
  return { ...wordsFrom(lookup, "en"), tell: (key, ...values) => lookup(key, values) };
}
