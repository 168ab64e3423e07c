/**
 * Is this page, on a site that is always read, an article?
 *
 * The only script that runs on every page of such a site, and so a tiny one: it counts running text now and when the page
 * has changed, and asks the background for the reader once there is enough. No wasm, no search, no words.
 */

import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { looksReadable } from "../../page/readable-at-a-glance";
import { shadowRoots } from "../../page/tree";
import { protocolVersion } from "../../protocol/envelope";

/** Time between two looks at a page that goes on changing, in milliseconds. */
const pace = 1_000;
/** Looks at one address. A page that has no article by then has none; in an application the next address may. */
const mostLooks = 30;

export default defineContentScript({
  registration: "runtime",
  main() {
    if (window !== window.top || !("highlights" in CSS)) return;
    let looks = 0;
    let waiting = false;
    let address = location.href;
    const changed = () => {
      if (location.href !== address) looks = 0;
      address = location.href;
      if (waiting || looks >= mostLooks) return;
      waiting = true;
      setTimeout(look, pace);
    };
    const observer = new MutationObserver(changed);
    const look = () => {
      waiting = false;
      looks += 1;
      if (!looksReadable(document)) {
        for (const root of [document, ...shadowRoots(document)])
          observer.observe(root, { childList: true, subtree: true });
        return;
      }
      // From here on the reader looks out for articles itself.
      observer.disconnect();
      removeEventListener("load", changed);
      void ask().catch(() => {});
    };
    // Components may come to be without a change to the page's own tree.
    addEventListener("load", changed);
    look();
  },
});

/** The envelope alone: the whole protocol would be larger than the rest of this script. */
function ask(): Promise<unknown> {
  return browser.runtime.sendMessage({ secondSource: protocolVersion, method: "readable" });
}
