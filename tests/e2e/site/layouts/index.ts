// More than forty ways to print an article, drawn from how news sites build their pages, with text of our own; and pages that hold
// no article. Each says which blocks are to be found.

import { html, type Pages } from "../server.ts";
import { BUILT } from "./built.ts";
import { CLASSIC } from "./classic.ts";
import { FINE_PRINT } from "./fine-print.ts";
import type { Layout } from "./furniture.ts";
import { MODERN } from "./modern.ts";
import { NO_ARTICLES } from "./no-articles.ts";
import { WALLS } from "./walls.ts";

export type { Layout };

export const LAYOUTS: readonly Layout[] = [
  ...CLASSIC,
  ...MODERN,
  ...BUILT,
  ...FINE_PRINT,
  ...WALLS,
  ...NO_ARTICLES,
];

export function layoutPath({ name }: Layout): string {
  return `/layouts/${name}.html`;
}

export function addLayouts(pages: Pages): void {
  for (const layout of LAYOUTS) pages.set(layoutPath(layout), html(layout.html));
}
