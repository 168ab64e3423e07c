/** What is announced to screen readers when a tab's state changes? The result in one sentence. */

import type { TabState } from "../stored/tab-state";
import { summaryLine } from "../words/coverage";
import type { Words } from "../words/words";

export function outcome(state: TabState | null, words: Words): string {
  if (state?.state !== "report") return "";
  const { coverage, story } = state.report;
  if (coverage === "emptyLibrary") return words.say("emptyLibraryTitle");
  if (coverage === "noOtherArticle" || !story) return words.say("noOtherArticleTitle");
  return summaryLine(story, words);
}
