/** What does the context menu offer? A table of entries; made anew when the extension or its language changes. */

import { browser } from "wxt/browser";
import type { MessageKey, Words } from "../../words/words";
import { openPanel } from "../wiring/panel";
import type { Checks } from "./checks";

type Entry = "compare-page" | "compare-selection" | "add-page" | "open-panel";

const entries: Record<
  Entry,
  { readonly key: MessageKey; readonly contexts: readonly ["page" | "selection" | "action", ...string[]] }
> = {
  "compare-page": { key: "commandCheckPage", contexts: ["page"] },
  "compare-selection": { key: "commandCheckSelection", contexts: ["selection"] },
  "add-page": { key: "addToLibrary", contexts: ["page"] },
  "open-panel": { key: "commandOpenPanel", contexts: ["page", "action"] },
};

const webPages = ["http://*/*", "https://*/*"];

export async function makeMenus(words: Words): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [id, { key, contexts }] of Object.entries(entries)) {
    const title = words.say(key);
    browser.contextMenus.create(
      {
        id,
        title,
        contexts: contexts as never,
        ...(contexts.includes("action") ? {} : { documentUrlPatterns: webPages }),
      },
      // Two backgrounds may make it at once, after an update; the entry is there then.
      () => void browser.runtime.lastError,
    );
  }
}

/** Answers clicks. The click lets us read the page and open the panel, as one on the toolbar does. */
export function serveMenus(
  checks: Checks,
  addPage: (tab: number) => Promise<void>,
  ready: Promise<unknown>,
): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    if (tab?.id === undefined) return;
    const { id } = tab;
    const acts: Record<Entry, () => void> = {
      "compare-page": () => void ready.then(() => checks.start(id)),
      "compare-selection": () => void ready.then(() => checks.start(id, selectionText)),
      "add-page": () => void ready.then(() => addPage(id)),
      "open-panel": () => openPanel(tab.windowId),
    };
    if (Object.hasOwn(acts, menuItemId)) acts[menuItemId as Entry]();
  });
}
