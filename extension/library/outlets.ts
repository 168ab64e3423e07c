/** Who is followed, and what does the library page show of each? */

import type {
  FeedRow,
  FollowAnswer,
  LibraryOverview,
  OutletChoice,
  OutletRow,
  Trouble,
} from "../protocol/library-calls";
import { originOf, originsOf } from "../protocol/origins";
import { isPrivateHost, siteOf, webAddress } from "./addresses";
import type { Owner } from "./article";
import type { FeedRecord, LibraryDatabase, OutletRecord, SegmentRecord } from "./database";
import { addedOutlet, begin } from "./database";
import type { Gate } from "./fetching";
import { gravestOf } from "./trouble";

/** What an article's page is read against. */
export function ownerOf(outlet: OutletRecord, feeds: readonly string[] = []): Owner {
  const addresses = [outlet.home, ...feeds, ...outlet.articleHosts.map((host) => `https://${host}/`)];
  const sites = addresses.map((address) => (address && URL.canParse(address) ? siteOf(address) : undefined));
  const { name, language } = outlet;
  return { name, language, sites: new Set(sites.filter((site) => site !== undefined)) };
}

/** Begins to follow outlets. One that is there, by its site or one of its feeds, gets what is new. */
export async function follow(
  database: LibraryDatabase,
  choices: readonly OutletChoice[],
  gate: Gate,
  now: number,
): Promise<FollowAnswer> {
  const outlets: string[] = [];
  const refused: { index: number; trouble: Trouble }[] = [];
  for (const [index, choice] of choices.entries()) {
    const feeds = choice.feeds.map((feed) => webAddress(feed)?.href);
    const home = webAddress(choice.home ?? feeds[0] ?? "")?.href;
    const trouble = await troubleWith(home, feeds, gate);
    if (trouble || !home) refused.push({ index, trouble: trouble ?? { code: "badAddress" } });
    outlets.push(trouble || !home ? "" : await followOne(database, choice, home, feeds as string[], now));
  }
  return { outlets, refused };
}

async function troubleWith(
  home: string | undefined,
  feeds: readonly (string | undefined)[],
  gate: Gate,
): Promise<Trouble | undefined> {
  if (!home || feeds.some((feed) => feed === undefined)) return { code: "badAddress" };
  for (const address of [home, ...feeds]) {
    const { host, hostname } = new URL(address ?? "");
    if (isPrivateHost(hostname) && !(await gate.wasTyped(host)))
      return { code: "unsafeAddress", host: hostname };
  }
  return undefined;
}

async function followOne(
  database: LibraryDatabase,
  choice: OutletChoice,
  home: string,
  feeds: readonly string[],
  now: number,
): Promise<string> {
  const change = begin(database, "outlets", "feeds");
  const known = await change.objectStore("feeds").getAll();
  const owner = known.find(({ url }) => feeds.includes(url))?.outlet;
  const id = owner ?? `${new URL(home).host.replace(/^www\./, "")}${pathOf(home)}`;
  const present = await change.objectStore("outlets").get(id);
  if (!present) await change.objectStore("outlets").put(recordOf(id, choice, home, now));
  // Without a feed the address of the site stands for it: the first look finds its feeds.
  for (const url of feeds.length > 0 ? feeds : [home]) {
    if (known.some((feed) => feed.url === url)) continue;
    await change.objectStore("feeds").put({ url, outlet: id, kind: "feed", nextSync: 0, failures: 0 });
  }
  await change.done;
  return id;
}

/** Two outlets may share a host: "example.org/english", "example.org/sport". */
function pathOf(home: string): string {
  return new URL(home).pathname.replace(/\/+$/, "");
}

function recordOf(id: string, choice: OutletChoice, home: string, now: number): OutletRecord {
  const { name, language, country, ownerFamily, agencies = [], articleHosts = [] } = choice;
  return {
    id,
    kind: "feeds",
    name: name.trim() || new URL(home).hostname,
    home,
    articleHosts,
    agencies,
    paused: false,
    added: now,
    ...(language && { language }),
    ...(country && { country }),
    ...(ownerFamily && { ownerFamily }),
  };
}

/** The row for what the reader adds. */
export async function ensureAdded(database: LibraryDatabase, now: number): Promise<void> {
  const change = begin(database, "outlets");
  if ((await change.store.getKey(addedOutlet)) === undefined) {
    await change.store.put({
      id: addedOutlet,
      kind: "added",
      name: "",
      articleHosts: [],
      agencies: [],
      paused: false,
      added: now,
    });
  }
  await change.done;
}

export async function setPaused(database: LibraryDatabase, id: string, paused: boolean): Promise<void> {
  const change = begin(database, "outlets");
  const outlet = await change.store.get(id);
  if (outlet) await change.store.put({ ...outlet, paused });
  await change.done;
}

/** Everything that the library page shows without asking a server. */
export async function overview(
  database: LibraryDatabase,
  gate: Gate,
): Promise<Pick<LibraryOverview, "outlets" | "articles" | "bytes">> {
  const read = database.transaction(["outlets", "feeds", "segments", "articles"]);
  const [outlets, feeds, segments, articles] = await Promise.all([
    read.objectStore("outlets").getAll(),
    read.objectStore("feeds").getAll(),
    read.objectStore("segments").getAll(),
    read.objectStore("articles").getAll(),
  ]);
  const rows = await Promise.all(
    outlets.map((outlet) => {
      const own = <T extends { readonly outlet: string }>(all: readonly T[]) =>
        all.filter((one) => one.outlet === outlet.id);
      const ofOutlet = own(articles);
      return rowOf(outlet, own(feeds), own(segments), ofOutlet, gate);
    }),
  );
  return {
    outlets: rows.sort((a, b) => a.name.localeCompare(b.name)),
    articles: articles.length,
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function rowOf(
  outlet: OutletRecord,
  feeds: readonly FeedRecord[],
  segments: readonly SegmentRecord[],
  articles: readonly { readonly at: number; readonly text: string; readonly published?: string }[],
  gate: Gate,
): Promise<OutletRow> {
  const { id, kind, name, home, language, country, ownerFamily, paused, articleHosts } = outlet;
  const origins =
    kind === "published"
      ? feeds.map(({ url }) => originOf(url)).filter((origin) => origin !== undefined)
      : originsOf({ feeds: feeds.map(({ url }) => url), articleHosts, ...(home && { home }) });
  const permitted = await Promise.all(origins.map((origin) => gate.isPermitted(origin)));
  const trouble = gravestOf([outlet.trouble, outlet.waiting, ...feeds.map((feed) => feed.trouble)]);
  const lastSync = Math.max(0, ...feeds.map((feed) => feed.lastSync ?? 0));
  const newest = articles.map(({ published }) => published ?? "").reduce((a, b) => (a > b ? a : b), "");
  return {
    id,
    kind,
    name,
    paused,
    feeds: feeds.map(feedRow),
    articles: articles.length,
    summariesOnly: articles.filter(({ text }) => text === "summary" || text === "feed").length,
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    origins,
    missingOrigins: origins.filter((_, at) => !permitted[at]),
    ...(home && { home }),
    ...(language && { language }),
    ...(country && { country }),
    ...(ownerFamily && { ownerFamily }),
    ...(lastSync > 0 && { lastSync: new Date(lastSync).toISOString() }),
    ...(newest && { newest }),
    ...(trouble && { trouble }),
  };
}

function feedRow({ url, lastSync, nextSync, trouble, movedFrom }: FeedRecord): FeedRow {
  return {
    url,
    ...(lastSync !== undefined && { lastSync: new Date(lastSync).toISOString() }),
    ...(nextSync > 0 && { nextSync: new Date(nextSync).toISOString() }),
    ...(trouble && { trouble }),
    ...(movedFrom && { movedFrom }),
  };
}
