/** The words of the reader's browser, from `_locales`. */

import { browser } from "wxt/browser";
import { type Words, wordsFrom } from "../words/words";

export function browserWords(): Words {
  // The generated type knows the keys; plural forms are put together from a key and a number at run time.
  const message: (key: string, values: string[]) => string = browser.i18n.getMessage as never;
  // The language of the catalogue in use, so that plural rules and words agree.
  return wordsFrom(message, message("@@ui_locale", []).replace("_", "-") || "en");
}
