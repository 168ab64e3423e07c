/** The playground page: wires words, worker and view together. */

import { render } from "preact";
import type { LanguageCode } from "../extension/words/languages";
import { followOwnLinks, withLanguage } from "./address";
import { Comparisons } from "./comparison";
import { Playground } from "./playground";
import { playgroundWords, wantedLanguage } from "./words";

const comparisons = new Comparisons();

/** Drawn anew in the same place, so that what the visitor pasted stays. */
async function speak(language: LanguageCode): Promise<void> {
  const words = await playgroundWords(language);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = `${words.tell("heading")} – ${words.tell("title")}`;
  const chosen = (other: LanguageCode) => {
    history.replaceState(null, "", withLanguage(location.href, other));
    void speak(other);
  };
  render(<Playground comparisons={comparisons} words={words} speak={chosen} />, document.body);
}

/** Keeps the playground for days without a network. Where that is not to be had, it works with one. */
function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  void navigator.serviceWorker.register(new URL("offline.js", location.href)).catch(() => {});
}

keepForOffline();
followOwnLinks(window, new AbortController().signal);
void playgroundWords("en").then(() => {
  document.body.replaceChildren();
  return speak(wantedLanguage(location, navigator));
});
