/**
 * What does the reader want to happen on which sites?
 *
 * A site is kept as the match pattern of its permission, and stands for its host with and without "www.", encrypted or not:
 * who never wants https://news.example read does not want http://www.news.example read either. "Always" is written down once
 * the browser permits it; where the permission was taken back since, it has no effect.
 */

import { storage } from "wxt/utils/storage";
import type { SiteMode } from "../protocol/reading-calls";

/** What can be wished for. Sites that are not listed are compared on click. */
export type SiteSetting = Exclude<SiteMode, "onClick">;
export type Sites = Readonly<Record<string, SiteSetting>>;

const item = storage.defineItem<Sites>("local:sites", { fallback: {} });

/** The match pattern of the page's site, or nothing for pages that are not on the web. */
export function sitePattern(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  // Match patterns carry no port in Firefox; a pattern without one covers all.
  return protocol === "http:" || protocol === "https:" ? `${protocol}//${hostname}/*` : undefined;
}

/** The same site's patterns, its own first. */
export function sameSite(pattern: string): string[] {
  const host = /^https?:\/\/([^/]+)\/\*$/.exec(pattern)?.[1];
  if (!host) return [pattern];
  const bare = host.replace(/^www\./, "");
  // Numbers, "localhost" and "*.news.example" have no "www.".
  const hosts = /^[^*[]+\.[a-z][^.]*$/i.test(bare) ? [bare, `www.${bare}`] : [bare];
  const all = ["https", "http"].flatMap((scheme) => hosts.map((name) => `${scheme}://${name}/*`));
  return [pattern, ...all.filter((other) => other !== pattern)];
}

/** What the reader wants on a site. */
export function settingOf(kept: Sites, pattern: string): SiteSetting | undefined {
  const known = sameSite(pattern).find((same) => kept[same] !== undefined);
  return known === undefined ? undefined : kept[known];
}

export function sites(): Promise<Sites> {
  return item.getValue();
}

export function watchSites(changed: (sites: Sites) => void): () => void {
  return item.watch(changed);
}

/** Writes a wish down, or takes it back. */
export async function setSite(pattern: string, setting: SiteSetting | undefined): Promise<void> {
  const same = new Set(sameSite(pattern));
  const others = Object.entries(await item.getValue()).filter(([known]) => !same.has(known));
  await item.setValue(Object.fromEntries(setting ? [...others, [pattern, setting]] : others));
}

/** What happens on the page at `address`. */
export async function siteMode(address: string | undefined): Promise<SiteMode> {
  const pattern = sitePattern(address);
  return (pattern && settingOf(await item.getValue(), pattern)) || "onClick";
}

/** Writes the mode of a site down. For "always" ask the browser for the permission in the same click. */
export function setSiteMode(pattern: string, mode: SiteMode): Promise<void> {
  return setSite(pattern, mode === "onClick" ? undefined : mode);
}
