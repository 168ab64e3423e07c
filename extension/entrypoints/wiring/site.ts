/** How is a site's mode looked up and changed? Wish and permission together. */

import { browser } from "wxt/browser";
import type { SiteMode } from "../../protocol/reading-calls";
import { siteMode, sitePattern } from "../../stored/sites";
import type { SiteChoice } from "../../ui/site-mode";
import { ask } from "./library";

/** A site and what has happened on it so far. */
type ChosenSite = Pick<SiteChoice, "mode"> & { readonly pattern: string };
export type Site = SiteChoice & ChosenSite;

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
 * The browser asks the reader only while it still sees the click, so nothing is awaited before the request. It may close the
 * popup while asking: the wish is on its way to the background by then, which finishes it once the permission is there.
 */
export async function chooseMode({ pattern, mode: before }: ChosenSite, mode: SiteMode): Promise<void> {
  const written = ask("setMode", { pattern, mode });
  if (mode !== "always") return written;
  const granted = await browser.permissions.request({ origins: [pattern] }).catch(() => false);
  await written;
  if (!granted) await ask("setMode", { pattern, mode: before === "always" ? "onClick" : before });
}
