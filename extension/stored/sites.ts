/**
 * On which sites does the reader want articles compared without asking?
 *
 * A site is kept as the match pattern of its permission. The wish is written down before the browser asks for the
 * permission, because Firefox closes the popup while asking; a wish without permission has no effect.
 */

import { storage } from "wxt/utils/storage";

/** Room for "panel" (no marks) and "never". */
export type SiteSetting = "always";
export type Sites = Readonly<Record<string, SiteSetting>>;

const item = storage.defineItem<Sites>("local:sites", { fallback: {} });

/** The match pattern of the page's site, or nothing for pages that are not on the web. */
export function sitePattern(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  // Match patterns carry no port in Firefox; a pattern without one covers all.
  return protocol === "http:" || protocol === "https:" ? `${protocol}//${hostname}/*` : undefined;
}

export function sites(): Promise<Sites> {
  return item.getValue();
}

export function watchSites(changed: (sites: Sites) => void): () => void {
  return item.watch(changed);
}

/** Writes a wish down, or takes it back. */
export async function setSite(pattern: string, setting: SiteSetting | undefined): Promise<void> {
  const { [pattern]: _, ...others } = await item.getValue();
  await item.setValue(setting ? { ...others, [pattern]: setting } : others);
}
