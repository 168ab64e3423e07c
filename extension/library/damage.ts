/**
 * What is done about stored articles that cannot be read?
 *
 * A segment whose checksum does not fit, or that an older version wrote, is dropped, its outlet's feeds are asked as if
 * for the first time, and the row says so until the next sync has brought the articles back. Nothing can bring back what
 * the reader added, or handed in beside a sync: the row says how much of that is lost until the reader has seen it.
 */

import type { Trouble } from "../protocol/library-calls";
import {
  addedOutlet,
  begin,
  type LibraryDatabase,
  type OutletRecord,
  type StoreName,
  seenKey,
} from "./database";
import { DamagedSegment, dropSegment } from "./shelving";

const stores: StoreName[] = ["outlets", "feeds", "segments", "indexes", "texts", "articles", "seen"];

export async function dropDamaged(
  database: LibraryDatabase,
  segment: number,
  problem: string,
): Promise<void> {
  const change = begin(database, ...stores);
  const record = await change.objectStore("segments").get(segment);
  if (!record) return change.done;
  const rows = await change.objectStore("articles").index("segment").getAll(segment);
  await dropSegment(change, segment);
  // What the reader added is not named by any feed; everything else is fetched again.
  for (const { outlet, url, key, named } of rows) {
    await change.objectStore("seen").delete(seenKey(outlet, { url, guid: key.slice(outlet.length + 1) }));
    if (named) await change.objectStore("seen").delete(named);
  }
  for (const feed of await change.objectStore("feeds").index("outlet").getAll(record.outlet)) {
    const { etag: _, lastModified: __, ...rest } = feed;
    await change.objectStore("feeds").put({ ...rest, nextSync: 0 });
  }
  const outlet = await change.objectStore("outlets").get(record.outlet);
  if (outlet) {
    const own = record.outlet === addedOutlet ? record.articles : rows.filter(({ kept }) => kept).length;
    const trouble = troubleAfter(outlet.trouble, own, problem);
    await change.objectStore("outlets").put({ ...outlet, trouble });
  }
  await change.done;
}

/** What the row says: that articles of the reader's are lost, which lasts; or that all of them are fetched again. */
function troubleAfter(before: Trouble | undefined, own: number, detail: string): Trouble {
  const count = own + (before?.count ?? 0);
  if (count > 0) return { code: "lost", count, detail };
  return { code: /format/.test(detail) ? "format" : "damaged", detail };
}

/** Segments that one call drops at most: more than that, and the disk itself has failed. */
const mostDropped = 50;

/** Runs `work`. A segment that turns out to be damaged is dropped, and the work is done without it. */
export async function withoutDamage<T>(database: LibraryDatabase, work: () => Promise<T>): Promise<T> {
  for (let dropped = 0; ; dropped++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DamagedSegment) || dropped >= mostDropped) throw error;
      await dropDamaged(database, error.segment, error.message);
    }
  }
}

/** The row no longer tells of damage once its feeds have been read again. They do not bring what is lost. */
export async function forgetDamage(database: LibraryDatabase, outlets: ReadonlySet<string>): Promise<void> {
  const change = begin(database, "outlets");
  for (const outlet of await change.store.getAll()) {
    if (!outlet.trouble || outlet.trouble.code === "lost" || !outlets.has(outlet.id)) continue;
    const { trouble: _, ...mended } = outlet;
    await change.store.put(mended);
  }
  await change.done;
}

/** The reader has seen what is lost. */
export async function forgetLost(database: LibraryDatabase, id: string): Promise<void> {
  const change = begin(database, "outlets");
  const { trouble, ...rest } = (await change.store.get(id)) ?? {};
  if (trouble?.code === "lost") await change.store.put(rest as OutletRecord);
  await change.done;
}
