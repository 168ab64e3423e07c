/**
 * When are two articles one?
 *
 * When they have the same address, or the same text under the same outlet. What a file calls its articles counts only
 * within the file; what a feed calls them is the outlet's own name for them.
 */

import type { Article } from "../engine/second-source";
import { type ArticleRecord, articleKey, type Draft, type LibraryDatabase } from "./database";

/** Whether two articles share nothing that names one article: an address, or the text. */
export function isOther(
  { url }: { readonly url?: string | undefined },
  itsTextKey: string | undefined,
  { article }: Draft,
  textKey: string,
): boolean {
  return textKey !== "" && itsTextKey !== textKey && (url === undefined || url !== article.url);
}

/** Ids of two data sets say nothing of each other: article "1" of one stands beside "1" of the next, under an id of its own. */
export async function apart(
  database: LibraryDatabase,
  outlet: string,
  draft: Draft,
  textKey: string,
  fresh: ReadonlyMap<string, unknown>,
): Promise<Draft> {
  const key = articleKey(outlet, draft.article);
  const row = await database.get("articles", key);
  const isTaken = fresh.has(key) || (row && isOther(row, row.textKey, draft, textKey));
  if (!isTaken) return draft;
  return { ...draft, article: { ...draft.article, id: `${draft.article.id} ${textKey}` } };
}

/** Rows with the same address, or the same text under the same outlet; of a sync, with the same id, too. */
export async function sameArticle(
  database: LibraryDatabase,
  outlet: string,
  article: Article,
  textKey: string,
  isHandedIn: boolean,
): Promise<ArticleRecord[]> {
  const read = database.transaction("articles").store;
  const byText = textKey === "" ? undefined : await read.index("text").get([outlet, textKey]);
  const byUrl = article.url ? await read.index("url").getAll(article.url) : [];
  const byId = await read.get(articleKey(outlet, article));
  const isById = byId && !(isHandedIn && isOther(byId, byId.textKey, { article, text: "reader" }, textKey));
  const found = [isById ? byId : undefined, byText, ...byUrl].filter((row) => row !== undefined);
  const rows = [...new Map(found.map((row) => [row.key, row])).values()];
  const files = await Promise.all(rows.map(({ segment }) => database.get("segments", segment)));
  // Whoever publishes a library may write anything under another outlet's address: the outlet's own page comes all the same.
  const isSame = (row: ArticleRecord) => row.outlet === outlet || (isHandedIn && row.textKey === textKey);
  return rows.filter((row, at) => files[at]?.file === undefined || isSame(row));
}
