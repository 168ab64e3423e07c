/**
 * How do articles get into segments, and out of them?
 *
 * A segment is never changed: it is written whole with its rows, in the transaction that ends the drafts it was made
 * from, and later dropped, or replaced by one that holds what is still wanted. Each belongs to one outlet, so that
 * deleting an outlet means dropping segments.
 */

import type { Ingest, Packed } from "../engine/ingest";
import type { Article } from "../engine/second-source";
import {
  type ArticleRecord,
  articleKey,
  begin,
  type Change,
  type Draft,
  type LibraryDatabase,
  type PendingRecord,
  type StoreName,
  seenKey,
  takeSegmentNumber,
  textsOf,
} from "./database";
import { apart, isOther, sameArticle } from "./identity";
import { inTurn } from "./turns";

/** Most articles in one segment: one is built in about two seconds, and read whole when one of its articles goes. */
export const segmentArticles = 400;
/** Characters of text after which a segment is closed, too. */
const segmentText = 6_000_000;

const stores: StoreName[] = [
  "outlets",
  "segments",
  "indexes",
  "texts",
  "articles",
  "seen",
  "pending",
  "notes",
];

/** Row and words of an article on its way into a segment. */
interface Arriving {
  readonly named?: string;
  readonly draft: Draft;
  readonly added: number;
  readonly textKey: string;
}

export interface Stored {
  readonly added: number;
  readonly updated: number;
  /** Articles that were there before: same address, or the same text at another address of the outlet. */
  readonly known: number;
}

/**
 * Whose place does a draft take? Nobody's; that of any article with its address, as the page in the reader's tab does; as a
 * file of the reader's does, which never replaces a page that we fetched; or it stands beside one with the same text,
 * whose segment is about to go.
 */
export type Replacing = "nothing" | "any" | "unfetched" | "leaving";

/** Stores the drafts of one outlet, and ends them. Resolves when the disk has them; rejects with nothing changed. */
export async function storeDrafts(
  database: LibraryDatabase,
  core: Ingest,
  outlet: string,
  ready: readonly PendingRecord[],
  replace: Replacing = "nothing",
): Promise<Stored> {
  const sum = { added: 0, updated: 0, known: 0 };
  for (const batch of batches(ready.filter(({ draft }) => draft !== undefined))) {
    const stored = await inTurn(database, () => storeBatch(database, core, outlet, batch, replace));
    sum.added += stored.added;
    sum.updated += stored.updated;
    sum.known += stored.known;
  }
  return sum;
}

async function storeBatch(
  database: LibraryDatabase,
  core: Ingest,
  outlet: string,
  batch: readonly PendingRecord[],
  replace: Replacing,
): Promise<Stored> {
  const { fresh, replaced, known } = await sorted(database, core, outlet, batch, replace);
  const packed = fresh.length > 0 ? core.pack(fresh.map(({ draft }) => draft.article)) : undefined;
  const replacement = await withoutRows(database, core, replaced);
  const change = begin(database, ...stores);
  // The reader may have deleted the outlet since the drafts were read: then nothing of it comes back.
  const isWanted = (await change.objectStore("outlets").get(outlet)) !== undefined;
  if (isWanted) {
    for (const { segment, packed: rest, rows } of replacement) {
      await dropSegment(change, segment);
      if (rest) await putSegment(change, rest, rows);
    }
    if (packed) await putSegment(change, packed, rowsOf(outlet, fresh));
  }
  for (const { key } of batch) await change.objectStore("pending").delete(key);
  for (const { draft, added } of isWanted ? fresh : []) {
    const key = seenKey(outlet, { url: draft.article.url, guid: draft.article.id });
    await change.objectStore("seen").put({ key, outlet, at: added });
  }
  await change.done;
  if (!isWanted) return { added: 0, updated: 0, known };
  const updated = Math.min(replaced.length, fresh.length);
  return { added: fresh.length - updated, updated, known };
}

function* batches(ready: readonly PendingRecord[]): Generator<PendingRecord[]> {
  let batch: PendingRecord[] = [];
  let size = 0;
  for (const record of ready) {
    size += (record.draft?.article.blocks ?? []).reduce((sum, { text }) => sum + text.length, 0);
    batch.push(record);
    if (batch.length < segmentArticles && size < segmentText) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Which drafts are new, which take the place of a stored article, and how many are known already. */
async function sorted(
  database: LibraryDatabase,
  core: Ingest,
  outlet: string,
  batch: readonly PendingRecord[],
  replace: Replacing,
): Promise<{ fresh: Arriving[]; replaced: ArticleRecord[]; known: number }> {
  const fresh = new Map<string, Arriving>();
  const texts = new Set<string>();
  const replaced: ArticleRecord[] = [];
  const kept: ArticleRecord[] = [];
  let known = 0;
  for (const { draft, added, entry, key: named } of batch) {
    if (!draft) continue;
    const textKey = core.textKey(draft.article);
    const key = articleKey(outlet, draft.article);
    const isHandedIn = replace === "any" || replace === "unfetched";
    const rows = await sameArticle(database, outlet, draft.article, textKey, isHandedIn);
    const same = rows.find((row) => row.textKey === textKey);
    if (isHandedIn && same && same.outlet !== outlet) kept.push(same);
    const isKnown = { nothing: rows.length > 0, leaving: false, any: same, unfetched: same }[replace];
    const twin = fresh.get(key);
    const isTwin =
      twin && (replace === "nothing" || !isOther(twin.draft.article, twin.textKey, draft, textKey));
    const isThere = isTwin || (textKey !== "" && texts.has(textKey)) || isKnown;
    if (isThere) {
      known += 1;
      continue;
    }
    if (isHandedIn) replaced.push(...rows.filter((row) => replace === "any" || !isFetched(row, outlet)));
    const own = replace === "nothing" ? draft : await apart(database, outlet, draft, textKey, fresh);
    fresh.set(articleKey(outlet, own.article), { draft: own, added, textKey, ...(entry && { named }) });
    if (textKey !== "") texts.add(textKey);
  }
  await keep(database, kept);
  return { fresh: [...fresh.values()], replaced, known };
}

/** Notes that the reader handed in what a sync had brought before. */
async function keep(database: LibraryDatabase, rows: readonly ArticleRecord[]): Promise<void> {
  const change = begin(database, "articles");
  for (const { key } of rows) {
    const row = await change.store.get(key);
    if (row) await change.store.put({ ...row, kept: true });
  }
  await change.done;
}

/** A page that a sync fetched. What a feed says of an article gives way to what the reader has of it. */
function isFetched({ outlet, text }: ArticleRecord, own: string): boolean {
  return outlet !== own && text === "page";
}

function rowsOf(outlet: string, arriving: readonly Arriving[]): Omit<ArticleRecord, "segment" | "n">[] {
  return arriving.map(({ draft: { article, text, why, kept }, added, textKey, named }) => ({
    key: articleKey(outlet, article),
    outlet,
    added,
    at: ageOf(article.published, added),
    text,
    ...(article.url && { url: article.url }),
    ...(article.title && { title: article.title }),
    ...(article.outlet && { outletName: article.outlet }),
    ...(article.published && { published: article.published }),
    ...(why && { why }),
    ...(kept && { kept }),
    ...(named && named !== article.url && { named }),
    ...(textKey && { textKey }),
  }));
}

/** When an article counts as printed: a date in the future, or none, is the day it was added. */
export function ageOf(published: string | undefined, added: number): number {
  const time = Date.parse(published ?? "");
  return Number.isNaN(time) ? added : Math.min(time, added);
}

/** Writes a segment and the rows of its articles, within `change`. Rows are matched by the id that ends their key. */
export async function putSegment(
  change: Change,
  packed: Packed,
  rows: readonly Omit<ArticleRecord, "segment" | "n">[],
  file?: string,
): Promise<void> {
  const outlet = rows[0]?.outlet;
  if (outlet === undefined) return;
  const id = await takeSegmentNumber(change);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const placed = packed.ids.flatMap((articleId, n) => {
    const row = byKey.get(articleKey(outlet, { id: articleId }));
    return row ? [{ ...row, segment: id, n }] : [];
  });
  const bytes = packed.texts.reduce((sum, text) => sum + text.length, packed.index.length);
  const newest = Math.max(...placed.map(({ at }) => at));
  await Promise.all([
    change
      .objectStore("segments")
      .put({ id, outlet, articles: placed.length, bytes, newest, ...(file && { file }) }),
    change.objectStore("indexes").put(packed.index, id),
    ...packed.texts.map((text, n) => change.objectStore("texts").put(text, [id, n])),
    ...placed.map((row) => change.objectStore("articles").put(row)),
  ]);
}

/** Removes a segment with its rows and words, within `change`. */
export async function dropSegment(change: Change, segment: number): Promise<void> {
  const keys = await change.objectStore("articles").index("segment").getAllKeys(segment);
  await Promise.all([
    change.objectStore("segments").delete(segment),
    change.objectStore("indexes").delete(segment),
    change.objectStore("texts").delete(textsOf(segment)),
    ...keys.map((key) => change.objectStore("articles").delete(key)),
  ]);
}

/** What a segment becomes when rows leave it: a smaller one, or nothing. */
interface Replacement {
  readonly segment: number;
  readonly packed?: Packed;
  readonly rows: readonly ArticleRecord[];
}

async function withoutRows(
  database: LibraryDatabase,
  core: Ingest,
  leaving: readonly ArticleRecord[],
): Promise<Replacement[]> {
  const gone = new Set(leaving.map(({ key }) => key));
  const touched = [...new Set(leaving.map(({ segment }) => segment))];
  const replacements = await Promise.all(
    touched.map(async (segment) => {
      const { file } = (await database.get("segments", segment)) ?? {};
      // A published library's file stays whole; the engine lets the later edition speak.
      if (file !== undefined) return undefined;
      const all = await database.getAllFromIndex("articles", "segment", segment);
      const rows = all.filter(({ key }) => !gone.has(key));
      if (rows.length === 0) return { segment, rows };
      return { segment, rows, packed: core.pack(await articlesOf(database, core, rows)) };
    }),
  );
  return replacements.filter((replacement) => replacement !== undefined);
}

/** A segment that cannot be read. Whoever meets it has damage.ts drop it. */
export class DamagedSegment extends Error {
  override readonly name = "DamagedSegment";

  constructor(
    readonly segment: number,
    problem: string,
  ) {
    super(problem);
  }
}

function readSegment<T>(segment: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    // A core that broke down says nothing of the bytes.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    throw new DamagedSegment(segment, error instanceof Error ? error.message : String(error));
  }
}

/** The whole articles of some rows, in their order. Rejects with {@link DamagedSegment}. */
export async function articlesOf(
  database: LibraryDatabase,
  core: Ingest,
  rows: readonly ArticleRecord[],
): Promise<Article[]> {
  const found = await articlesByKey(database, core, rows);
  return rows.map(({ key }) => found.get(key)).filter((article) => article !== undefined);
}

/** The same by the key of their row. */
export async function articlesByKey(
  database: LibraryDatabase,
  core: Ingest,
  rows: readonly ArticleRecord[],
): Promise<Map<string, Article>> {
  const found = new Map<string, Article>();
  for (const segment of new Set(rows.map((row) => row.segment))) {
    const read = database.transaction(["indexes", "texts"]);
    const wanted = rows.filter((row) => row.segment === segment);
    const index = await read.objectStore("indexes").get(segment);
    const texts = await Promise.all(wanted.map(({ n }) => read.objectStore("texts").get([segment, n])));
    if (!index) continue;
    const there = wanted.flatMap((row, at) => {
      const text = texts[at];
      return text ? [{ row, text }] : [];
    });
    const articles = readSegment(segment, () =>
      core.articles(index, new Map(there.map(({ row, text }) => [row.n, text]))),
    );
    there.forEach(({ row }, at) => {
      const article = articles[at];
      if (article) found.set(row.key, article);
    });
  }
  return found;
}

/** Replaces segments by one that holds the rows to keep, all in one step. */
export function rewrite(
  database: LibraryDatabase,
  core: Ingest,
  segments: readonly number[],
  keep: (row: ArticleRecord) => boolean,
): Promise<void> {
  return inTurn(database, () => rewriteNow(database, core, segments, keep));
}

/** The same, of a caller whose turn it is. */
export async function rewriteNow(
  database: LibraryDatabase,
  core: Ingest,
  segments: readonly number[],
  keep: (row: ArticleRecord) => boolean,
): Promise<void> {
  const all = await Promise.all(segments.map((id) => database.getAllFromIndex("articles", "segment", id)));
  const rows = all.flat().filter(keep);
  const packed = rows.length > 0 ? core.pack(await articlesOf(database, core, rows)) : undefined;
  const change = begin(database, ...stores);
  const present = await Promise.all(segments.map((id) => change.objectStore("segments").getKey(id)));
  // Another window may have deleted one meanwhile: then this merge is void.
  if (present.every((id) => id !== undefined)) {
    for (const id of segments) await dropSegment(change, id);
    if (packed) await putSegment(change, packed, rows);
  }
  await change.done;
}
