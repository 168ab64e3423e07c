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
