/**
 * How does somebody's published library come in?
 *
 * The manifest is asked for like a feed. Of the slices it lists those are fetched that the reader's retention needs and
 * that are not here yet, one by one: a stop in between costs the slice that was under way. Size and SHA-256 are verified
 * before a byte is used. A slice is data and is opened by the same code as our own segments.
 */

import type { Article } from "../engine/second-source";
import type { LibraryDatabase, OutletRecord, StoreName } from "./database";
import { type ArticleRecord, articleKey, begin, type FeedRecord } from "./database";
import type { Fetched } from "./fetching";
import { type Looking, validatorsOf } from "./looking";
import { type Manifest, readManifest, type Slice } from "./manifest";
import { keptSince, rescueKept } from "./retention";
import { nextLook } from "./schedule";
import { ageOf, dropSegment, putSegment } from "./shelving";
import { troubled, troubleOf } from "./trouble";

const stores: StoreName[] = ["outlets", "segments", "indexes", "texts", "articles", "notes"];

/** Asks for the manifest and fetches missing slices. Resolves to how many articles came; rejects only where the disk does. */
export async function lookAtPublished(
  feed: FeedRecord,
  outlet: OutletRecord,
  tools: Looking,
  told: (articles: number) => void,
): Promise<FeedRecord> {
  try {
    const answer = await tools.fetch({
      url: feed.url,
      kind: "manifest",
      accept: "application/json",
      validators: feed,
      signal: tools.signal,
    });
    if (answer.status !== 304) {
      const manifest = readManifest(answer.text(), answer.url);
      const { wanted, beyond } = await missing(manifest, outlet, tools);
      for (const slice of wanted) told(await bring(slice, outlet, tools));
      // Last: a slice that cannot be had must not cost the one that it replaces.
      await retire(manifest, outlet, tools);
      if (beyond > 0) return await note(feed, curtailed(feed, beyond, answer, tools), tools.database);
    }
    return await note(feed, succeeded(feed, answer, tools), tools.database);
  } catch (error) {
    if (tools.signal.aborted) return feed;
    const trouble = troubleOf(error);
    if (trouble.code === "quota") throw error;
    const failures = feed.failures + 1;
    const now = tools.now();
    const nextSync = nextLook({ trouble, failures }, tools.settings.syncMinutes, now, Math.random());
    return note(feed, { ...feed, failures, trouble, nextSync }, tools.database);
  }
}

function succeeded(feed: FeedRecord, answer: Fetched, { settings, now }: Looking): FeedRecord {
  const { trouble: _, ...rest } = feed;
  const nextSync = nextLook(
    { headers: answer.headers, failures: 0 },
    settings.syncMinutes,
    now(),
    Math.random(),
  );
  return { ...rest, ...validatorsOf(answer), failures: 0, lastSync: now(), nextSync };
}

/** Read well, but not all of it has room. Without validators: where room is made the rest comes. */
function curtailed(feed: FeedRecord, beyond: number, answer: Fetched, tools: Looking): FeedRecord {
  const trouble = { code: "quota" as const, detail: `${beyond} segments are beyond the size budget` };
  return { ...succeeded(feed, answer, tools), etag: "", lastModified: "", trouble };
}

async function note(before: FeedRecord, after: FeedRecord, database: LibraryDatabase): Promise<FeedRecord> {
  const change = begin(database, "feeds");
  if (await change.store.get(before.url)) await change.store.put(after);
  await change.done;
  return after;
}

/** Slices that retention needs and that are not here, newest first, and how many of them the library has no room for. */
async function missing(
  manifest: Manifest,
  outlet: OutletRecord,
  { database, settings, now }: Looking,
): Promise<{ readonly wanted: Slice[]; readonly beyond: number }> {
  const held = await database.getAll("segments");
  const files = new Set(held.filter((one) => one.outlet === outlet.id).map(({ file }) => file));
  let room = settings.sizeBudget - held.reduce((sum, { bytes }) => sum + bytes, 0);
  const since = keptSince(settings, now());
  // A slice without dates holds undated articles: they are of any day.
  const isWanted = ({ file, to }: Slice) => !files.has(file) && !(to && Date.parse(endOf(to)) < since);
  const newest = manifest.slices.filter(isWanted).sort((a, b) => (b.to ?? "").localeCompare(a.to ?? ""));
  const full = newest.findIndex(({ bytes }) => {
    room -= bytes;
    return room < 0;
  });
  const wanted = full < 0 ? newest : newest.slice(0, full);
  return { wanted, beyond: newest.length - wanted.length };
}

/** A day ends at midnight. */
function endOf(to: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(to) ? `${to}T23:59:59Z` : to;
}

/** Drops slices that the publisher has replaced, but not what the reader handed in, too. */
async function retire(manifest: Manifest, outlet: OutletRecord, tools: Looking): Promise<void> {
  const { database, core, now } = tools;
  const listed = new Set(manifest.slices.map(({ file }) => file));
  const held = await database.getAllFromIndex("segments", "outlet", outlet.id);
  const replaced = held.filter(({ file }) => !file || !listed.has(file));
  await rescueKept(database, async () => core, replaced, now());
  for (const { id } of replaced) {
    const change = begin(database, ...stores);
    await dropSegment(change, id);
    await change.done;
  }
}

async function bring(slice: Slice, outlet: OutletRecord, tools: Looking): Promise<number> {
  const { bytes } = await tools.fetch({
    url: slice.url,
    kind: "segment",
    accept: "application/octet-stream",
    limit: slice.bytes,
    signal: tools.signal,
  });
  const host = new URL(slice.url).hostname;
  if (bytes.length !== slice.bytes) {
    throw troubled("mismatch", `${slice.file} has ${bytes.length} bytes, not ${slice.bytes}`, { host });
  }
  if ((await sha256(bytes)) !== slice.sha256)
    throw troubled("mismatch", `${slice.file} has another SHA-256`, { host });
  const { articles, ...packed } = unpack(bytes, slice, tools);
  const now = tools.now();
  const rows = articles.map((article) => rowOf(article, outlet, now, tools));
  const change = begin(tools.database, ...stores);
  const isFollowed = (await change.objectStore("outlets").get(outlet.id)) !== undefined;
  if (isFollowed) {
    const before = await Promise.all(rows.map(({ key }) => change.objectStore("articles").get(key)));
    const marked = rows.map((row, at) => (before[at]?.kept ? { ...row, kept: true as const } : row));
    await putSegment(change, packed, marked, slice.file);
  }
  await change.done;
  return isFollowed ? articles.length : 0;
}

function unpack(bytes: Uint8Array, slice: Slice, { core }: Looking) {
  try {
    return core.unpack(bytes);
  } catch (error) {
    throw troubled("format", `${slice.file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function rowOf(
  article: Article,
  outlet: OutletRecord,
  now: number,
  { core }: Looking,
): Omit<ArticleRecord, "segment" | "n"> {
  const { url, title, published, outlet: outletName } = article;
  const textKey = core.textKey(article);
  return {
    key: articleKey(outlet.id, article),
    outlet: outlet.id,
    added: now,
    at: ageOf(published, now),
    text: "page",
    ...(url && { url }),
    ...(title && { title }),
    ...(outletName && { outletName }),
    ...(published && { published }),
    ...(textKey && { textKey }),
  };
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
