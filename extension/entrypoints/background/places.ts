/**
 * How do panel and page hear of each other?
 *
 * What a page tells is kept for whoever watches; what the panel asks is passed on to the tab's content script.
 */

import { browser } from "wxt/browser";
import type { FocusAnswer, FocusRequest, ReadingPlace, TabCalls } from "../../protocol/reading-calls";
import type { KeyCommand } from "../../protocol/reading-settings";
import { asking, type PageCaller } from "../../protocol/serve";
import { forgetReadingPlace, keepReadingPlace } from "../../stored/reading-place";

/** Keeps the place, and says whether a panel is open to follow it. */
export async function keepPlace(place: ReadingPlace, { tab }: PageCaller): Promise<boolean> {
  const [contexts] = await Promise.all([browser.runtime.getContexts({}), keepReadingPlace(tab, place)]);
  const panel = browser.runtime.getURL("/sidepanel.html");
  return contexts.some(({ documentUrl }) => documentUrl?.startsWith(panel));
}

export function forgetPlace(tab: number): Promise<void> {
  return forgetReadingPlace(tab);
}

export async function focusClaim({
  tab,
  claim,
  how,
}: FocusRequest & { readonly tab: number }): Promise<FocusAnswer> {
  // Nobody answers where no content script is at work.
  return askTab(tab)("focusClaim", { claim, how }).catch(() => "unmarked");
}

export async function hideMarks({ tab, hidden }: { tab: number; hidden: boolean }): Promise<void> {
  await askTab(tab)("hideMarks", hidden).catch(() => {});
}

/** Hands a browser command on to the page that the reader looks at. */
export async function pressInActiveTab(command: KeyCommand): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await askTab(tab.id)("press", command).catch(() => {});
}

/**
 * Tells open pages that the reader changed what happens on some site. All of them: with "never" the permission goes, and
 * with it the browser stops telling the tab's address.
 */
export async function tellModes(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => id !== undefined && tellMode(id)));
}

/** Tells open pages that these permissions are gone. Which of them are meant, only the pages know: see above. */
export async function tellWithdrawn(origins: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id }) => id !== undefined && askTab(id)("withdrawn", origins).catch(() => {})),
  );
}

async function tellMode(tab: number): Promise<void> {
  // Nobody answers where no content script is at work.
  await askTab(tab)("modesChanged", undefined).catch(() => {});
}

function askTab(tab: number) {
  // Addressed, because a page of our own hears other calls, too.
  const addressed = (message: unknown) => ({ ...(message as object), to: tab });
  return asking<TabCalls>((message) => browser.tabs.sendMessage(tab, addressed(message), { frameId: 0 }));
}
