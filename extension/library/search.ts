/** Which stored articles does the reader look for? */

import type { ArticlePage, ArticleQuery, ArticleRow } from "../protocol/library-calls";
import type { ArticleRecord, LibraryDatabase } from "./database";

/** Articles in whose title, outlet or address all the words stand, newest first. */
export async function searchArticles(database: LibraryDatabase, query: ArticleQuery): Promise<ArticlePage> {
  const all = query.outlet
    ? await database.getAllFromIndex("articles", "outlet", query.outlet)
    : await database.getAll("articles");
  const words = plain(query.words)
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = all.filter(({ title, outletName, url }) => {
    const text = plain(`${title ?? ""} ${outletName ?? ""} ${url ?? ""}`);
    return words.every((word) => text.includes(word));
  });
  found.sort((a, b) => b.at - a.at || a.key.localeCompare(b.key));
  const { offset, limit } = query;
  return { articles: found.slice(offset, offset + limit).map(articleRow), total: found.length };
}

/** Without accents and capitals: "Galicia" finds "Galícia". */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function articleRow(record: ArticleRecord): ArticleRow {
  const { key, outlet, added, text, url, title, outletName, published, why } = record;
  return {
    id: key,
    outlet,
    added: new Date(added).toISOString(),
    text,
    ...(url && { url }),
    ...(title && { title }),
    ...(outletName && { outletName }),
    ...(published && { published }),
    ...(why && { why }),
  };
}
