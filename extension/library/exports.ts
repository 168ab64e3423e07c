/** How does the library leave, whole? As article JSON, a line each, in parts that a message carries. */

import type { Ingest } from "../engine/ingest";
import type { Article } from "../engine/second-source";
import type { ExportChunk, ExportQuery } from "../protocol/library-calls";
import type { LibraryDatabase } from "./database";
import { articlesByKey } from "./shelving";
import { syncedMark } from "./synced";

/** Articles in one part: about half a megabyte. */
const inOnePart = 100;

/** The part that follows `cursor`, in the order of article keys. */
export async function exportChunk(
  database: LibraryDatabase,
  core: Ingest,
  { outlet, cursor }: ExportQuery,
): Promise<ExportChunk> {
  const after = cursor === undefined ? undefined : IDBKeyRange.lowerBound(cursor, true);
  const keys = await database.getAllKeys("articles", after, outlet === undefined ? inOnePart + 1 : undefined);
  const wanted = outlet === undefined ? keys : keys.filter((key) => key.startsWith(`${outlet} `));
  const now = wanted.slice(0, inOnePart);
  const rows = await Promise.all(now.map((key) => database.get("articles", key)));
  const there = rows.filter((row) => row !== undefined);
  const articles = await articlesByKey(database, core, there);
  const lines = there.flatMap((row) => {
    const article = articles.get(row.key);
    const synced = syncedMark(row);
    return article ? [`${JSON.stringify({ ...article, ...(synced && { synced }) })}\n`] : [];
  });
  const last = now.at(-1);
  const isMore = wanted.length > now.length && last !== undefined;
  return { lines: lines.join(""), articles: lines.length, ...(isMore && { cursor: last }) };
}

/** The whole article of a row. */
export async function readStored(
  database: LibraryDatabase,
  core: Ingest,
  key: string,
): Promise<Article | null> {
  const row = await database.get("articles", key);
  if (!row) return null;
  return (await articlesByKey(database, core, [row])).get(key) ?? null;
}
