/** How is a site's mode looked up and changed? Wish and permission together. */

import { browser } from "wxt/browser";
import type { SiteMode } from "../../protocol/reading-calls";
import { siteMode, sitePattern } from "../../stored/sites";
import type { SiteChoice } from "../../ui/site-mode";
import { ask } from "./library";

export type Site = SiteChoice & { readonly pattern: string };

export async function siteOf(address: string | undefined): Promise<Site | undefined> {
  const pattern = sitePattern(address);
  if (!pattern || !address) return undefined;
  const [wished, permitted] = await Promise.all([
    siteMode(address),
    browser.permissions.contains({ origins: [pattern] }),
  ]);
  const mode = wished === "always" && !permitted ? "onClick" : wished;
  return { pattern, host: new URL(address).host, mode };
}

/**
 * The browser asks the reader only while it still sees the click, so nothing is awaited before the request. The wish is on
 * its way to the background by then: Firefox closes the popup while asking.
 */
export async function chooseMode(pattern: string, mode: SiteMode): Promise<void> {
  const written = ask("setMode", { pattern, mode });
  if (mode !== "always") return written;
  const granted = await browser.permissions.request({ origins: [pattern] }).catch(() => false);
  await written;
  if (!granted) await ask("setMode", { pattern, mode: "onClick" });
}
