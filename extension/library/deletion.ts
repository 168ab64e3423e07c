/**
 * What happens to what the reader deletes?
 *
 * Its rows go at once, so that no comparison uses it any more; its words stay for ten minutes, so that a slip of the
 * finger can be undone without copying a library.
 */

import type { Ingest } from "../engine/ingest";
import type { Deleted } from "../protocol/library-calls";
import {
  addedOutlet,
  begin,
  type Change,
  type LibraryDatabase,
  type PendingRecord,
  type SegmentRecord,
  type StoreName,
  type TrashRecord,
  textsOf,
} from "./database";
import { rescueKept } from "./retention";
import { articlesOf, rewriteNow, storeDrafts } from "./shelving";
import { inTurn } from "./turns";
import { forgetTyped } from "./typed";

/** How long a delete can be undone. */
export const undoTime = 10 * 60_000;

const stores: StoreName[] = ["outlets", "feeds", "pending", "segments", "articles", "seen", "trash"];

/** What the reader handed in beside the outlet's sync is not the outlet's alone: it stays as the reader's own. */
export async function deleteOutlet(
  database: LibraryDatabase,
  core: () => Promise<Ingest>,
  id: string,
  now: number,
): Promise<Deleted> {
  if (id !== addedOutlet)
    await rescueKept(database, core, await database.getAllFromIndex("segments", "outlet", id), now);
  const change = begin(database, ...stores);
  const outlet = await change.objectStore("outlets").get(id);
  const record = await taken(change, id, now);
  await change.objectStore("trash").put({ ...record, outlets: outlet ? [outlet] : [] });
  await change.objectStore("outlets").delete(id);
  await change.done;
  return { undo: record.undo, articles: record.articles.length };
}

export async function deleteAll(database: LibraryDatabase, now: number): Promise<Deleted> {
  const change = begin(database, ...stores);
  const outlets = await change.objectStore("outlets").getAll();
  const record = await taken(change, undefined, now);
  await change.objectStore("trash").put({ ...record, outlets });
  await change.objectStore("outlets").clear();
  await change.done;
  return { undo: record.undo, articles: record.articles.length };
}

/** Deletes everything, with what earlier deletes had kept to be undone. */
export async function wipe(database: LibraryDatabase): Promise<void> {
  const names = [...database.objectStoreNames];
  const change = database.transaction(names, "readwrite");
  await Promise.all(names.map((name) => change.objectStore(name).clear()));
  await change.done;
}

/** Takes feeds, segments and rows of one outlet, or of all, away. */
async function taken(change: Change, outlet: string | undefined, now: number): Promise<TrashRecord> {
  const [feeds, segments, articles, pending, seen] = await Promise.all([
    change.objectStore("feeds").index("outlet").getAll(outlet),
    change.objectStore("segments").index("outlet").getAll(outlet),
    change.objectStore("articles").index("outlet").getAll(outlet),
    change.objectStore("pending").index("outlet").getAllKeys(outlet),
    change.objectStore("seen").index("outlet").getAllKeys(outlet),
  ]);
  await Promise.all([
    ...feeds.map(({ url }) => change.objectStore("feeds").delete(url)),
    ...segments.map(({ id }) => change.objectStore("segments").delete(id)),
    ...articles.map(({ key }) => change.objectStore("articles").delete(key)),
    ...pending.map((key) => change.objectStore("pending").delete(key)),
    // Followed again, it is fetched again.
    ...seen.map((key) => change.objectStore("seen").delete(key)),
  ]);
  // What became the reader's own does not come back a second time.
  const gone = outlet === undefined ? articles : articles.filter(({ kept }) => !kept);
  return { undo: crypto.randomUUID(), at: now, outlets: [], feeds, segments, articles: gone, drafts: [] };
}

/** Deletes one article: its segment is written again without it. A feed that names it does not bring it back. */
export async function deleteArticle(
  database: LibraryDatabase,
  core: Ingest,
  key: string,
  now: number,
): Promise<Deleted | undefined> {
  return inTurn(database, () => deleteNow(database, core, key, now));
}

/** In turn: a merge may move the article meanwhile. */
async function deleteNow(
  database: LibraryDatabase,
  core: Ingest,
  key: string,
  now: number,
): Promise<Deleted | undefined> {
  const row = await database.get("articles", key);
  if (!row) return undefined;
  const [article] = await articlesOf(database, core, [row]);
  const { outlet, added, text, why, kept } = row;
  const draft = article && { article, text, ...(why && { why }), ...(kept && { kept }) };
  const drafts: PendingRecord[] = draft ? [{ key, outlet, state: "ready", added, draft }] : [];
  const undo = crypto.randomUUID();
  await database.put("trash", { undo, at: now, outlets: [], feeds: [], segments: [], articles: [], drafts });
  await rewriteNow(database, core, [row.segment], (other) => other.key !== key);
  return { undo, articles: 1 };
}

/** Brings back what a delete took; false where it is gone for good. */
export async function undoDelete(
  database: LibraryDatabase,
  core: () => Promise<Ingest>,
  undo: string,
  now: number,
): Promise<boolean> {
  const record = await database.get("trash", undo);
  if (!record || record.at + undoTime < now) return false;
  const change = begin(database, ...stores);
  for (const outlet of record.outlets) {
    if (!(await change.objectStore("outlets").getKey(outlet.id)))
      await change.objectStore("outlets").put(outlet);
  }
  await Promise.all([
    // What was on its way is gone: "unchanged" must not be the answer to feeds that named it.
    ...record.feeds.map(({ etag: _, lastModified: __, ...feed }) =>
      change.objectStore("feeds").put({ ...feed, nextSync: 0 }),
    ),
    ...record.segments.map((segment) => change.objectStore("segments").put(segment)),
    ...record.articles.map((row) => change.objectStore("articles").put(row)),
    ...record.articles.flatMap(({ url, outlet, added }) =>
      url ? [change.objectStore("seen").put({ key: url, outlet, at: added })] : [],
    ),
    // What lies in its place again must not be emptied with the trash; a draft is not there yet.
    change.objectStore("trash").put({ ...record, outlets: [], feeds: [], segments: [], articles: [] }),
  ]);
  await change.done;
  for (const draft of record.drafts) await storeDrafts(database, await core(), draft.outlet, [draft]);
  await database.delete("trash", undo);
  return true;
}

/** Empties what can no longer be undone. */
export async function emptyTrash(database: LibraryDatabase, now: number): Promise<void> {
  const change = begin(database, "trash", "indexes", "texts", "outlets", "feeds", "notes");
  for (const record of await change.objectStore("trash").getAll()) {
    const { undo, at, segments } = record;
    // After the clock was set back a delete lies in the future: it has had its ten minutes, too.
    if (at + undoTime >= now && at <= now + undoTime) continue;
    await Promise.all(segments.map((segment) => erase(change as unknown as Change, segment)));
    await forgetTyped(change as unknown as Change, record);
    await change.objectStore("trash").delete(undo);
  }
  await change.done;
}

async function erase(change: Change, { id }: SegmentRecord): Promise<void> {
  await change.objectStore("indexes").delete(id);
  await change.objectStore("texts").delete(textsOf(id));
}
