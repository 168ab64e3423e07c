/**
 * How does a page come into the library by menu or key, where no view of ours is open?
 *
 * The toolbar button says what became of it for some seconds, and then again what it said before.
 */

import type { Added } from "../../protocol/library-calls";
import { chosenWords } from "../../stored/language";
import { tabState } from "../../stored/tab-state";
import { addedText } from "../../ui/add-page";
import { type Badge, badgeOf, showBadge } from "./badge";

/** Long enough to be read, shorter than a stopped background's grace. */
const shownFor = 6_000;

/** Adds the page of the tab and tells it on the toolbar button. Never rejects. */
export async function addPage(tab: number, add: (tab: number) => Promise<Added>): Promise<void> {
  const added = await add(tab).catch((error: Error): Added => {
    return { outcome: "refused", trouble: { code: "unknown", detail: error.message } };
  });
  const words = await chosenWords();
  const title = addedText(added, Date.now(), words);
  const told: Badge = { text: added.outcome === "refused" ? "!" : "✓", colour: "#55616a", title };
  await showBadge(tab, told);
  setTimeout(() => void tabState(tab).then((state) => showBadge(tab, badgeOf(state, words))), shownFor);
}
