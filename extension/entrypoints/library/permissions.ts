/** What the library's page asks of the browser. */

import { browser } from "wxt/browser";
import { ask } from "../wiring/library";

/** The browser asks only while it still sees the click: nothing is awaited before the request. */
export async function permit(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** The background writes it down. A site for which the reader wished something else before keeps that. */
export async function markSites(patterns: readonly string[]): Promise<void> {
  await ask("markSites", patterns);
}
