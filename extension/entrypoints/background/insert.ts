/** How does the reader get into a page? */

import { browser } from "wxt/browser";

/** Files of the content script, as WXT names them. */
export const readerFiles = {
  js: "/content-scripts/article.js",
  css: "/content-scripts/article.css",
} as const;

/** Looks out for articles on the sites that are always read. */
export const detectorFile = "/content-scripts/detector.js";

/**
 * What browsers say of pages that no extension may read, Chrome's words before Firefox's. Anything else, such as "Frame
 * with ID 0 was removed" of a page that was reloading, passes.
 */
const refusals: readonly RegExp[] = [
  /^Cannot access/,
  /cannot be scripted/,
  /must request permission/,
  /^Missing host permission/,
];

/** Whether {@link insertReader} failed because the browser does not let us in, now or ever. */
export function isRefusal(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return refusals.some((refusal) => refusal.test(message));
}

/**
 * Styles first, so that nothing is drawn unstyled. Resolves when the content script has finished; rejects where the
 * browser does not let us in.
 */
export async function insertReader(tab: number): Promise<void> {
  const target = { tabId: tab };
  // Inserting the same file twice would stack it; removing what is not there is no error.
  await browser.scripting.removeCSS({ target, files: [readerFiles.css] });
  await browser.scripting.insertCSS({ target, files: [readerFiles.css] });
  await browser.scripting.executeScript({ target, files: [readerFiles.js] });
}
