/** Which tab does this page speak about? The one that its address names, else the one in front. */

import { browser } from "wxt/browser";
import type { TabState } from "../../stored/tab-state";

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

/** Address of the page: the browser tells it after the reader's click, the content script otherwise. */
export async function addressOf(tab: number, state: TabState | null): Promise<string | undefined> {
  if (state && "url" in state) return state.url;
  return (await browser.tabs.get(tab).catch(() => undefined))?.url;
}
