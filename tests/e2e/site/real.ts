// The five real articles on the Istanbul talks, as pages. They stand beside the repository and are not ours to ship:
// without them the tests that read them are skipped, with a notice.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REAL_PAGES } from "../harness/places.ts";
import { html, type Pages } from "./server.ts";

export interface RealPage {
  name: string;
  path: string;
}

const FOLDER = join(REAL_PAGES, "pages");

/** Empty where the shared articles are not there. */
export function realPages(): RealPage[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".html"))
    .sort()
    .map((file) => ({ name: file.replace(/\.html$/, ""), path: `/real/${file}` }));
}

export function addRealPages(pages: Pages): void {
  for (const { name, path } of realPages()) pages.set(path, html(readFileSync(join(FOLDER, `${name}.html`))));
}
