/** Which tab does this page speak about? The one that its address names, else the one in front. */

import { browser } from "wxt/browser";
import { type TabState, tabState } from "../../stored/tab-state";

export interface ReadTab {
  readonly id: number;
  readonly windowId: number;
  /** The page's address names it: the page stands in a tab of its own. */
  readonly named: boolean;
}

export async function readTab(): Promise<ReadTab | undefined> {
  const named = new URLSearchParams(location.search).get("tab");
  const tab =
    named === null ? await tabInFront() : await browser.tabs.get(Number(named)).catch(() => undefined);
  return tab?.id === undefined ? undefined : { id: tab.id, windowId: tab.windowId, named: named !== null };
}

async function tabInFront() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/**
 * The document that a tab shows now, by the browser's own name; unknown where the browser does not let us in. A page that
 * hangs does not answer.
 */
export async function documentIn(tab: number): Promise<string | undefined> {
  const glance = { target: { tabId: tab }, injectImmediately: true, func: () => {} };
  const [found] = await browser.scripting.executeScript(glance).catch(() => []);
  return (found as { documentId?: string } | undefined)?.documentId;
}

/** The longest that a popup may wait before it draws, in milliseconds. */
const patience = 400;

/** The same for those who cannot wait: unknown where the page does not answer at once. */
export function documentAtOnce(asked: Promise<string | undefined>): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  return Promise.race([asked, late]);
}

/**
 * What is known about the page that the tab shows: nothing where it is about the page before. A stopped background may not
 * have heard yet that the reader went on.
 */
export async function knownOf(tab: number): Promise<TabState | null> {
  const [state, shown] = await Promise.all([tabState(tab), documentAtOnce(documentIn(tab))]);
  const isAboutAnother = state?.document !== undefined && shown !== undefined && state.document !== shown;
  return isAboutAnother ? null : state;
}

/** Address of the page: the browser tells it after the reader's click, the content script otherwise. */
export async function addressOf(tab: number, state: TabState | null): Promise<string | undefined> {
  if (state && "url" in state) return state.url;
  return (await browser.tabs.get(tab).catch(() => undefined))?.url;
}
