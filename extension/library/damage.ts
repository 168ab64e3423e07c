/**
 * What is done about stored articles that cannot be read?
 *
 * A segment whose checksum does not fit, or that an older version wrote, is dropped, its outlet's feeds are asked as if
 * for the first time, and the row says so until the next sync has brought the articles back. Nothing can bring back what
 * the reader added, or handed in beside a sync: there the row says how much is lost.
 */

import type { TroubleCode } from "../protocol/library-calls";
import { addedOutlet, begin, type LibraryDatabase, type StoreName, seenKey } from "./database";
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
  for (const { outlet, url, key } of rows) {
    await change.objectStore("seen").delete(seenKey(outlet, { url, guid: key.slice(outlet.length + 1) }));
  }
  for (const feed of await change.objectStore("feeds").index("outlet").getAll(record.outlet)) {
    const { etag: _, lastModified: __, ...rest } = feed;
    await change.objectStore("feeds").put({ ...rest, nextSync: 0 });
  }
  const outlet = await change.objectStore("outlets").get(record.outlet);
  if (outlet) {
    const code: TroubleCode = /format/.test(problem) ? "format" : "damaged";
    const count = record.outlet === addedOutlet ? record.articles : rows.filter(({ kept }) => kept).length;
    const lost = count > 0 ? `${count} articles lost; ` : "";
    await change.objectStore("outlets").put({ ...outlet, trouble: { code, detail: `${lost}${problem}` } });
  }
  await change.done;
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

/** The row no longer tells of damage once its feeds have been read again. */
export async function forgetDamage(database: LibraryDatabase, outlets: ReadonlySet<string>): Promise<void> {
  const change = begin(database, "outlets");
  for (const outlet of await change.store.getAll()) {
    if (!outlet.trouble || !outlets.has(outlet.id)) continue;
    const { trouble: _, ...mended } = outlet;
    await change.store.put(mended);
  }
  await change.done;
}
