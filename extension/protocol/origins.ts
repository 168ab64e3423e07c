/** Which hosts does an outlet's sync need? As match patterns, for the browser's permission prompt. */

import type { OutletChoice } from "./library-calls";

/** The match pattern of an address's host, or nothing for what is not on the web. */
export function originOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  // Match patterns carry no port in Firefox; a pattern without one covers all.
  return protocol === "http:" || protocol === "https:" ? `${protocol}//${hostname}/*` : undefined;
}

/** Whether a match pattern of a permission, such as `*://*.news.example/*` or `<all_urls>`, stands for a web address. */
export function coversAddress(pattern: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return false;
  if (pattern === "<all_urls>") return true;
  const [, scheme, host] = /^(\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
  if (!scheme || !host || (scheme !== "*" && `${scheme}:` !== protocol)) return false;
  if (host === "*" || host === hostname) return true;
  return host.startsWith("*.") && (hostname === host.slice(2) || hostname.endsWith(host.slice(1)));
}

/** Patterns for feeds, site and article pages, each once. Ask for these in one `permissions.request`. */
export function originsOf(choice: Pick<OutletChoice, "home" | "feeds" | "articleHosts">): string[] {
  const addresses = [
    ...choice.feeds,
    choice.home,
    ...(choice.articleHosts ?? []).map((host) => `https://${host}/`),
  ];
  const patterns = addresses.map(originOf).filter((pattern) => pattern !== undefined);
  return [...new Set(patterns)];
}
