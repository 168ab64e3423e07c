/** How are our own pages opened? In a tab beside the reader's, from the popup, which then closes. */

import { browser } from "wxt/browser";

export function openPage(path: string): void {
  void browser.tabs.create({ url: `${location.origin}/${path}` }).then(() => {
    if (isPopup()) window.close();
  });
}

/** The popup itself, not its page in a tab. */
export function isPopup(): boolean {
  return location.pathname === "/popup.html" && !new URLSearchParams(location.search).has("tab");
}
