// The five real articles on the Istanbul talks, as pages. They stand beside the repository and are not ours to ship:
// without them the tests that read them are skipped, with a notice.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REAL_PAGES } from "../harness/places.ts";
import { escapeHtml } from "./layout.ts";
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
  for (const { name, path } of realPages()) pages.set(path, html(withAddress(name)));
}

/** What people found in an article: its sentences, and the lines of its page that belong to no article. */
export interface Gold {
  body: string[];
  boilerplate: string[];
}

export function goldOf(name: string): Gold {
  const gold = JSON.parse(readFileSync(join(REAL_PAGES, "gold.json"), "utf8")) as {
    articles: (Gold & { id: string })[];
  };
  const article = gold.articles.find(({ id }) => id === name);
  if (!article) throw new Error(`${REAL_PAGES}/gold.json has no article ${name}`);
  return article;
}

/**
 * The page with its address, which the saved copy has lost: without it the article would be compared with itself, as
 * all five stand in the library.
 */
function withAddress(name: string): string {
  const page = readFileSync(join(FOLDER, `${name}.html`), "utf8");
  const { url } = JSON.parse(readFileSync(join(REAL_PAGES, "articles", `${name}.json`), "utf8")) as {
    url: string;
  };
  return page.replace("</head>", `<link rel="canonical" href="${escapeHtml(url)}"></head>`);
}
