/**
 * What stands on the toolbar button?
 *
 * How many statements others report differently, else how many other articles there are. A page without coverage bears
 * a dash, never a zero: "0" would read as "nothing confirmed".
 */

import { browser } from "wxt/browser";
import { type TabState, watchTabs } from "../../stored/tab-state";
import { summaryLine } from "../../words/coverage";
import type { Words } from "../../words/words";

export interface Badge {
  readonly text: string;
  readonly colour: string;
  /** Tooltip of the button, which screen readers speak. */
  readonly title: string;
}

/** White letters keep 4.5:1 on each. */
const colours = { conflict: "#b4540f", coverage: "#1f4f6e", quiet: "#55616a" } as const;

export function badgeOf(state: TabState | null, words: Words): Badge {
  const plain = { text: "", colour: colours.quiet, title: words.say("actionTitle") };
  if (state?.state === "working") return { ...plain, text: "…", title: words.say("workingTitle") };
  if (state?.state === "error") return { ...plain, text: "!", title: words.say("errorTitle") };
  if (state?.state !== "report") return plain;
  const { coverage, findings, story } = state.report;
  if (coverage !== "covered" || !story) {
    return { ...plain, text: "–", title: words.say("noOtherArticleTitle") };
  }
  const conflicts = findings.filter(({ verdict }) => verdict === "conflicting").length;
  if (conflicts > 0) {
    const title = words.count("badgeConflicts", conflicts);
    return { text: String(conflicts), colour: colours.conflict, title };
  }
  return { text: String(story.counts.articles), colour: colours.coverage, title: summaryLine(story, words) };
}

/** Keeps the button of every tab in step with what is known about it. */
export function keepBadges(words: () => Promise<Words>): void {
  void browser.action.setBadgeTextColor({ color: "#ffffff" });
  watchTabs((tab, state) => void words().then((spoken) => showBadge(tab, badgeOf(state, spoken))));
}

/** Shows it on the button of one tab. */
export async function showBadge(tabId: number, { text, colour, title }: Badge): Promise<void> {
  // The tab may be gone by now.
  await browser.action.setBadgeBackgroundColor({ tabId, color: colour }).catch(() => {});
  await browser.action.setBadgeText({ tabId, text }).catch(() => {});
  await browser.action.setTitle({ tabId, title }).catch(() => {});
}
