/** What the library's page asks of the browser. */

import { browser } from "wxt/browser";
import { setSite, sites } from "../../stored/sites";

/** The browser asks only while it still sees the click: nothing is awaited before the request. */
export async function permit(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/**
 * Writes the wish to mark articles down for each site; the background registers what is permitted. A site for which the
 * reader wished something else before keeps that.
 */
export async function markSites(patterns: readonly string[]): Promise<void> {
  const wished = await sites();
  // One after the other: each reads what the one before has written.
  for (const pattern of patterns) if (!wished[pattern]) await setSite(pattern, "always");
}
