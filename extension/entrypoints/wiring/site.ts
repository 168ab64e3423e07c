/** How is a site's mode looked up and changed? Wish and permission together. */

import { browser } from "wxt/browser";
import type { LibraryOverview } from "../../protocol/library-calls";
import type { SiteMode } from "../../protocol/reading-calls";
import { setSiteMode, siteMode, sitePattern } from "../../stored/sites";
import type { SiteChoice } from "../../ui/site-mode";

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
 * The browser asks the reader only while it still sees the click, so nothing is awaited before the request. A permission
 * that the library's sync needs is kept: `library` says which.
 */
export async function chooseMode(
  pattern: string,
  mode: SiteMode,
  library: LibraryOverview | undefined,
): Promise<void> {
  const written = setSiteMode(pattern, mode);
  const origins = [pattern];
  if (mode === "always") {
    const granted = await browser.permissions.request({ origins }).catch(() => false);
    await written;
    if (!granted) await setSiteMode(pattern, "onClick");
    return;
  }
  await written;
  const synced = library?.outlets.some((outlet) => outlet.origins.includes(pattern)) ?? false;
  // Refused where the build itself holds the permission; without the wish it is not used.
  if (!synced && mode !== "panelOnly") await browser.permissions.remove({ origins }).catch(() => false);
}
