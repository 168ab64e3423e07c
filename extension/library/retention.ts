/**
 * What may go, and what belongs together?
 *
 * Synced articles go when they are older than the reader wants them, or when the library outgrows its budget, oldest
 * first. What the reader added or imported stays until the reader deletes it. Small segments of one outlet are merged.
 */

import type { Ingest } from "../engine/ingest";
import type { LibrarySettings } from "../protocol/library-calls";
import {
  addedOutlet,
  begin,
  type LibraryDatabase,
  type PendingRecord,
  type SegmentRecord,
  type StoreName,
} from "./database";
import { ensureAdded } from "./outlets";
import { articlesOf, dropSegment, rewrite, segmentArticles, storeDrafts } from "./shelving";

const day = 24 * 3600_000;

/** So many small segments of one outlet are merged into one. */
const smallOnes = 4;
/** Segments rewritten in one go: each takes up to two seconds. */
const mostRewritten = 20;
/** How long an address is remembered after a feed last named it. */
const seenFor = 60 * day;

/** Oldest time of print that is kept. */
export function keptSince({ retentionDays }: LibrarySettings, now: number): number {
  return now - retentionDays * day;
}

/** Drops what is too old or too much, and merges what is small. Returns whether anything changed. */
export async function tidy(
  database: LibraryDatabase,
  core: () => Promise<Ingest>,
  settings: LibrarySettings,
  now: number,
): Promise<boolean> {
  const since = keptSince(settings, now);
  const synced = (await database.getAll("segments")).filter(({ outlet }) => outlet !== addedOutlet);
  const expired = synced.filter(({ newest }) => newest < since);
  const kept = synced.filter(({ newest }) => newest >= since);
  const surplus = beyond(settings.sizeBudget, await database.getAll("segments"));
  await rescueKept(database, core, [...expired, ...surplus], now);
  await drop(database, [...expired, ...surplus]);
  await forget(database, now - seenFor);

  const gone = new Set(surplus.map(({ id }) => id));
  const left = kept.filter(({ id }) => !gone.has(id));
  const work = [
    ...(await halfExpired(database, left, since)),
    ...mergeable(await database.getAll("segments")),
  ];
  for (const segments of distinct(work).slice(0, mostRewritten)) {
    const isAdded = segments[0]?.outlet === addedOutlet;
    await rewrite(
      database,
      await core(),
      segments.map(({ id }) => id),
      ({ at, kept }) => isAdded || kept === true || at >= since,
    );
  }
  return expired.length + surplus.length + work.length > 0;
}

/**
 * The oldest synced segments that must go for the library to fit, whichever outlet's they are: a story is made of what is
 * days old, so a paper that prints much costs another what is older than all of its own, and never today's article.
 */
export function beyond(budget: number, segments: readonly SegmentRecord[]): SegmentRecord[] {
  let size = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  const oldestFirst = segments
    .filter(({ outlet }) => outlet !== addedOutlet)
    .sort((a, b) => a.newest - b.newest);
  return oldestFirst.filter(({ bytes }) => {
    const isTooMuch = size > budget;
    if (isTooMuch) size -= bytes;
    return isTooMuch;
  });
}

/** What the reader handed in, too, becomes the reader's own before its segment goes. */
export async function rescueKept(
  database: LibraryDatabase,
  core: () => Promise<Ingest>,
  segments: readonly SegmentRecord[],
  now: number,
): Promise<void> {
  const rows = await Promise.all(
    segments.map(({ id }) => database.getAllFromIndex("articles", "segment", id)),
  );
  const kept = rows.flat().filter((row) => row.kept);
  if (kept.length === 0) return;
  await ensureAdded(database, now);
  const articles = await articlesOf(database, await core(), kept);
  const drafts = articles.map((article): PendingRecord => {
    const key = `${addedOutlet} ${article.url ?? article.id ?? ""}`;
    return { key, outlet: addedOutlet, state: "ready", added: now, draft: { article, text: "reader" } };
  });
  await storeDrafts(database, await core(), addedOutlet, drafts, "leaving");
}

async function drop(database: LibraryDatabase, segments: readonly SegmentRecord[]): Promise<void> {
  const stores: StoreName[] = ["segments", "indexes", "texts", "articles"];
  for (const { id } of segments) {
    const change = begin(database, ...stores);
    await dropSegment(change, id);
    await change.done;
  }
}

async function forget(database: LibraryDatabase, before: number): Promise<void> {
  const change = begin(database, "seen");
  const old = await change.store.index("at").getAllKeys(IDBKeyRange.upperBound(before), 5000);
  await Promise.all(old.map((key) => change.store.delete(key)));
  await change.done;
}

/** Segments of which half has expired. A published library's files stay whole: they are fetched by name. */
async function halfExpired(
  database: LibraryDatabase,
  segments: readonly SegmentRecord[],
  since: number,
): Promise<SegmentRecord[][]> {
  const own = segments.filter(({ file }) => file === undefined);
  const counted = await Promise.all(
    own.map(async (segment) => {
      const rows = await database.getAllFromIndex("articles", "segment", segment.id);
      return { segment, old: rows.filter(({ at }) => at < since).length };
    }),
  );
  return counted.filter(({ segment, old }) => old * 2 >= segment.articles).map(({ segment }) => [segment]);
}

/** Groups of small segments of one outlet that fit into one. */
function mergeable(segments: readonly SegmentRecord[]): SegmentRecord[][] {
  const groups = new Map<string, SegmentRecord[]>();
  for (const segment of segments) {
    if (segment.file !== undefined || segment.articles * 2 > segmentArticles) continue;
    const group = groups.get(segment.outlet) ?? [];
    const size = group.reduce((sum, { articles }) => sum + articles, segment.articles);
    if (size <= segmentArticles) groups.set(segment.outlet, [...group, segment]);
  }
  return [...groups.values()].filter((group) => group.length >= smallOnes);
}

/** No segment is rewritten twice. */
function distinct(groups: readonly SegmentRecord[][]): SegmentRecord[][] {
  const taken = new Set<number>();
  return groups.filter((group) => {
    if (group.some(({ id }) => taken.has(id))) return false;
    for (const { id } of group) taken.add(id);
    return true;
  });
}
