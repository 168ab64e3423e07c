/**
 * What has a feed that is new?
 *
 * Its answer and the entries it named are kept in one step: a stop right after it loses nothing, and the server is not
 * asked again for what it has sent.
 */

import type { Ingest } from "../engine/ingest";
import type { LibrarySettings } from "../protocol/library-calls";
import {
  begin,
  type FeedRecord,
  type LibraryDatabase,
  type OutletRecord,
  type PendingRecord,
  seenKey,
} from "./database";
import { acceptFeeds, findFeeds } from "./discovery";
import { type FeedEntry, type ParsedFeed, readFeed } from "./feed";
import type { Fetch, Fetched } from "./fetching";
import { keptSince } from "./retention";
import { nextLook } from "./schedule";
import { troubleOf } from "./trouble";

export interface Looking {
  readonly database: LibraryDatabase;
  readonly core: Ingest;
  readonly fetch: Fetch;
  readonly settings: LibrarySettings;
  readonly signal: AbortSignal;
  now(): number;
  /** Hears what a server says the time is. */
  heard?(headers: Headers): void;
}

const day = 24 * 3600_000;

/** New articles that one look at a feed may bring, newest first: a sitemap names a thousand, and each costs a page. */
const mostNew = 200;

/** Asks the feed, and keeps what it says. Resolves to its new record; rejects only where the disk does. */
export async function lookAtFeed(
  feed: FeedRecord,
  outlet: OutletRecord,
  tools: Looking,
): Promise<FeedRecord> {
  const { fetch, signal, settings } = tools;
  let answer: Fetched | undefined;
  let parsed: ParsedFeed | undefined;
  await mark(feed, tools);
  try {
    answer = await fetch({ url: feed.url, kind: "feed", accept: acceptFeeds, validators: feed, signal });
    if (answer.status !== 304) parsed = readFeed(answer.text(), answer.url, tools.now());
  } catch (error) {
    if (signal.aborted) return putIfFollowed(feed, tools);
    return failed(feed, outlet, error, tools);
  }
  tools.heard?.(answer.headers);
  const now = tools.now();
  const { trouble: _, ...rest } = feed;
  const looked: FeedRecord = {
    ...rest,
    ...validatorsOf(answer),
    failures: 0,
    lastSync: now,
    nextSync: nextLook({ headers: answer.headers, failures: 0 }, settings.syncMinutes, now, Math.random()),
  };
  await keep(looked, parsed?.entries ?? [], tools);
  return looked;
}

/** What the answer says of itself. A validator of the answer before would let the server say "unchanged" of another. */
export function validatorsOf({ status, headers }: Fetched): Pick<FeedRecord, "etag" | "lastModified"> {
  if (status === 304) return {};
  return { etag: headers.get("etag") ?? "", lastModified: headers.get("last-modified") ?? "" };
}

/** The feed's record and what it named that is new, in one step. */
async function keep(
  feed: FeedRecord,
  entries: readonly FeedEntry[],
  { database, core, settings, now }: Looking,
): Promise<void> {
  const since = keptSince(settings, now());
  let brought = 0;
  const change = begin(database, "outlets", "feeds", "pending", "seen");
  const isFollowed = (await change.objectStore("feeds").get(feed.url)) !== undefined;
  // The reader may have taken it off meanwhile.
  if (!isFollowed) return change.done;
  await change.objectStore("feeds").put(feed);
  for (const entry of entries) {
    if (entry.published && Date.parse(entry.published) < since) continue;
    const url = entry.url && (core.canonicalUrl(entry.url) ?? entry.url);
    const key = seenKey(feed.outlet, { url, guid: entry.guid });
    const seen = await change.objectStore("seen").get(key);
    if (!seen) {
      if (brought >= mostNew) {
        // The rest comes with the next looks: "unchanged" must not be the answer to them.
        await change.objectStore("feeds").put({ ...feed, etag: "", lastModified: "" });
        break;
      }
      brought += 1;
      const record: PendingRecord = { key, outlet: feed.outlet, state: "waiting", added: now(), entry };
      await change.objectStore("pending").put(record);
    }
    // Written down once a day: a feed names each article dozens of times.
    if (!seen || seen.at < now() - day)
      await change.objectStore("seen").put({ key, outlet: feed.outlet, at: now() });
  }
  await change.done;
}

/** Keeps the trouble; a feed that is gone is looked for on its outlet's site first. */
async function failed(
  feed: FeedRecord,
  outlet: OutletRecord,
  error: unknown,
  tools: Looking,
): Promise<FeedRecord> {
  const trouble = troubleOf(error);
  // A site's own address stands for its feeds until they are found.
  if (trouble.code === "moved" || (trouble.code === "notAFeed" && feed.lastSync === undefined)) {
    const found = await newAddress(feed, outlet, tools);
    if (found) return found;
  }
  const failures = trouble.code === "offline" ? feed.failures : feed.failures + 1;
  const now = tools.now();
  const nextSync = nextLook(
    { trouble, failures: Math.max(1, failures) },
    tools.settings.syncMinutes,
    now,
    Math.random(),
  );
  return putIfFollowed({ ...feed, failures, trouble, nextSync }, tools);
}

/** Written before the feed is asked: one whose answer takes so long that the browser stops the background is not asked at once again. */
async function mark(feed: FeedRecord, tools: Looking): Promise<void> {
  const failures = feed.failures + 1;
  const trouble = { code: "timeout" as const };
  const nextSync = nextLook({ trouble, failures }, tools.settings.syncMinutes, tools.now(), Math.random());
  await putIfFollowed({ ...feed, failures, nextSync }, tools);
}

async function putIfFollowed(feed: FeedRecord, { database }: Looking): Promise<FeedRecord> {
  const change = begin(database, "feeds");
  if (await change.store.get(feed.url)) await change.store.put(feed);
  await change.done;
  return feed;
}

async function newAddress(
  feed: FeedRecord,
  outlet: OutletRecord,
  tools: Looking,
): Promise<FeedRecord | undefined> {
  if (!outlet.home || feed.kind !== "feed") return undefined;
  const { feeds } = await findFeeds(outlet.home, tools.fetch, tools.now(), tools.signal);
  const followed = new Set(await tools.database.getAllKeys("feeds"));
  const found = feeds.find(({ url }) => !followed.has(url));
  if (!found || tools.signal.aborted) return undefined;
  const moved: FeedRecord = {
    url: found.url,
    outlet: feed.outlet,
    kind: "feed",
    nextSync: 0,
    failures: 0,
    ...(feed.url !== outlet.home && { movedFrom: feed.url }),
  };
  const change = begin(tools.database, "feeds");
  // The reader may have taken it off while its new address was looked for.
  const isFollowed = (await change.store.getKey(feed.url)) !== undefined;
  if (isFollowed) {
    await change.store.delete(feed.url);
    await change.store.put(moved);
  }
  await change.done;
  if (!isFollowed) return feed;
  return lookAtFeed(moved, { ...outlet, home: "" }, tools);
}
