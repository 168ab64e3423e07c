/** How does a page's reader hear of the panel, the popup and the browser's own keys? Through the background alone. */

import { browser } from "wxt/browser";
import type { Reader } from "../../page/reader";
import { coversAddress } from "../../protocol/origins";
import type { SiteMode, TabCalls } from "../../protocol/reading-calls";
import { type Handlers, serveTab } from "../../protocol/serve";

/**
 * Answers the background's calls; returns how to stop. `mode`: what the reader wants on this page's site. A page of our own
 * hears what our other pages ask of the background, too: with `tab`, only what is addressed to that tab is answered.
 */
export function answer(reader: Reader, mode: () => Promise<SiteMode>, tab?: number): () => void {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
  const handlers: Handlers<TabCalls, unknown> = {
    focusClaim: async (request) => reader.focus(request),
    hideMarks: async (hidden) => reader.hide(hidden),
    press: async (command) => reader.press(command),
    modesChanged: async () => reader.setMode(await mode()),
    withdrawn: async (origins) => {
      if (origins.some((origin) => coversAddress(origin, location.href))) reader.stop();
    },
  };
  const heard: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (message, sender, respond) => {
    if (tab !== undefined && !isTo(tab, message)) return false;
    void serveTab(handlers, own, message, sender).then(respond);
    return true;
  };
  browser.runtime.onMessage.addListener(heard);
  return () => browser.runtime.onMessage.removeListener(heard);
}

function isTo(tab: number, message: unknown): boolean {
  return typeof message === "object" && message !== null && "to" in message && message.to === tab;
}
