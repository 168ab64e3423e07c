/** What the library's page asks of the browser. */

import { browser } from "wxt/browser";
import { setSite } from "../../stored/sites";

/** The browser asks only while it still sees the click: nothing is awaited before the request. */
export async function permit(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** Writes the wish to mark articles down for each site; the background registers what is permitted. */
export async function markSites(patterns: readonly string[]): Promise<void> {
  // One after the other: each reads what the one before has written.
  for (const pattern of patterns) await setSite(pattern, "always");
}
