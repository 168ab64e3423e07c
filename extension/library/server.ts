/** How are the library's calls answered? Each by one line or a few; the work is done in the files beside this one. */

import type { Ingest } from "../engine/ingest";
import type { Article } from "../engine/second-source";
import { CallError } from "../protocol/envelope";
import type { Added, LibraryCalls, LibrarySettings, OutletChoice } from "../protocol/library-calls";
import type { Caller } from "../protocol/senders";
import type { Handlers } from "../protocol/serve";
import { keepLibrarySettings, libraryChanged, librarySettings } from "../stored/library-state";
import { webAddress } from "./addresses";
import { forgetLost, withoutDamage } from "./damage";
import type { LibraryDatabase } from "./database";
import { begin } from "./database";
import { deleteAll, deleteArticle, deleteOutlet, undoDelete } from "./deletion";
import { findFeeds } from "./discovery";
import { exportChunk, readStored } from "./exports";
import type { Fetch, Gate } from "./fetching";
import { addArticle, Imports } from "./imports";
import { readManifest } from "./manifest";
import { follow, overview, setPaused } from "./outlets";
import { tidy } from "./retention";
import { searchArticles } from "./search";
import type { Sync } from "./sync";
import { TroubleError, troubleOf } from "./trouble";

/** What the server works with. */
export interface LibraryParts {
  database(): Promise<LibraryDatabase>;
  core(): Promise<Ingest>;
  readonly fetch: Fetch;
  readonly gate: Gate;
  readonly sync: Sync;
  /** Remembers that the reader typed this host. */
  typed(host: string): Promise<void>;
  /** HTML and address of the page in a tab. Rejects where the browser does not let us in. */
  pageOf(tab: number): Promise<{ html: string; url: string }>;
  samples(): Promise<number>;
}

export function libraryServer(parts: LibraryParts): Handlers<LibraryCalls, Caller> {
  const imports = new Imports();
  const { database, core, sync } = parts;
  const now = () => Date.now();
  /** Runs a change, and tells views of it. */
  const changing = async <T>(change: (open: LibraryDatabase) => Promise<T>): Promise<T> => {
    const answer = await change(await database());
    await libraryChanged();
    return answer;
  };

  return {
    listLibrary: async () => {
      const storage = globalThis.navigator?.storage;
      const [rows, samples, persisted, estimate] = await Promise.all([
        database().then((open) => overview(open, parts.gate)),
        parts.samples(),
        storage?.persisted?.().catch(() => false) ?? false,
        storage?.estimate?.().catch(() => ({})) ?? {},
      ]);
      const { quota, usage } = estimate as StorageEstimate;
      const room = quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
      return { ...rows, samples, persisted, ...(room !== undefined && { room }) };
    },
    findFeeds: async (address) => {
      await typeHost(parts, address);
      return findFeeds(address, parts.fetch, now());
    },
    followOutlets: async (choices: readonly OutletChoice[]) => {
      const answer = await changing((open) => follow(open, choices, parts.gate, now()));
      if (answer.outlets.some((id) => id !== "")) void sync.start(null, "bySchedule");
      return answer;
    },
    addFeed: async ({ outlet, url }) => {
      await typeHost(parts, url);
      await changing((open) => addFeed(open, outlet, url));
      void sync.start(outlet, "bySchedule");
    },
    removeFeed: ({ outlet, url }) => changing((open) => removeFeed(open, outlet, url)),
    pauseOutlet: ({ outlet, paused }) => changing((open) => setPaused(open, outlet, paused)),
    forgetLost: (outlet) => changing((open) => forgetLost(open, outlet)),
    deleteOutlet: (outlet) =>
      changing((open) => withoutDamage(open, () => deleteOutlet(open, core, outlet, now()))),
    deleteArticle: (article) =>
      changing(async (open) => {
        const deleted = await deleteArticle(open, await core(), article, now());
        if (!deleted) throw new CallError("invalid", "this article is gone already");
        return deleted;
      }),
    deleteAll: () => changing((open) => deleteAll(open, now())),
    undoDelete: (undo) => changing((open) => undoDelete(open, core, undo, now())),
    subscribe: async (address) => {
      await typeHost(parts, address);
      const id = await changing((open) => subscribe(open, address, parts.fetch));
      void sync.start(id, "byReader");
      return id;
    },
    syncNow: async (outlet) => void sync.start(outlet, "byReader"),
    cancelSync: async () => sync.cancel(),
    searchArticles: async (query) => searchArticles(await database(), query),
    readStored: async (article) => {
      const [open, ingest] = [await database(), await core()];
      return withoutDamage(open, () => readStored(open, ingest, article));
    },
    addTab: async (tab): Promise<Added> => {
      const page = await parts.pageOf(tab).catch(() => undefined);
      if (!page) return { outcome: "refused", trouble: { code: "permission" } };
      return addPage(page, await core(), changing);
    },
    addArticle: (article: Article) =>
      changing(async (open) => addArticle(open, await core(), article, now())),
    importChunk: async (chunk) => {
      const answer = await imports.take(chunk, await database(), await core(), {
        settings: await librarySettings(),
        now: now(),
      });
      if (answer.added + answer.updated > 0) await libraryChanged();
      return answer;
    },
    exportChunk: async (query) => {
      const [open, ingest] = [await database(), await core()];
      return withoutDamage(open, () => exportChunk(open, ingest, query));
    },
    changeSettings: async (changed) => {
      const before = await librarySettings();
      const settings: LibrarySettings = { ...before, ...changed };
      await keepLibrarySettings(settings);
      await changing((open) => withoutDamage(open, () => tidy(open, core, settings, now())));
      if (await askAnew(await database(), before, settings)) void sync.start(null, "bySchedule");
      return settings;
    },
  };
}

async function typeHost({ typed }: LibraryParts, address: string): Promise<void> {
  const url = webAddress(address);
  if (url) await typed(url.host);
}

async function addFeed(database: LibraryDatabase, outlet: string, address: string): Promise<void> {
  const url = webAddress(address)?.href;
  if (!url) throw new CallError("invalid", "this is no web address");
  const change = begin(database, "outlets", "feeds");
  const isFollowed = (await change.objectStore("outlets").getKey(outlet)) !== undefined;
  const isThere = (await change.objectStore("feeds").getKey(url)) !== undefined;
  if (isFollowed && !isThere) {
    await change.objectStore("feeds").put({ url, outlet, kind: "feed", nextSync: 0, failures: 0 });
  }
  await change.done;
  if (!isFollowed) throw new CallError("invalid", "this outlet is not followed any more");
}

async function removeFeed(database: LibraryDatabase, outlet: string, url: string): Promise<void> {
  const change = begin(database, "feeds");
  if ((await change.store.get(url))?.outlet === outlet) await change.store.delete(url);
  await change.done;
}

/** Follows the published library whose manifest, or folder, stands at the address. */
async function subscribe(database: LibraryDatabase, address: string, fetch: Fetch): Promise<string> {
  const given = webAddress(address)?.href;
  if (!given) throw new CallError("invalid", "this is no web address");
  const url = /\.json(\?|$)/.test(given)
    ? given
    : new URL("manifest.json", given.endsWith("/") ? given : `${given}/`).href;
  try {
    const answer = await fetch({ url, kind: "manifest", accept: "application/json" });
    const { title } = readManifest(answer.text(), answer.url);
    const change = begin(database, "outlets", "feeds");
    const id = `library ${answer.url}`;
    const outlet = {
      id,
      kind: "published" as const,
      name: title,
      home: answer.url,
      articleHosts: [],
      agencies: [],
    };
    await change.objectStore("outlets").put({ ...outlet, paused: false, added: Date.now() });
    await change
      .objectStore("feeds")
      .put({ url: answer.url, outlet: id, kind: "manifest", nextSync: 0, failures: 0 });
    await change.done;
    return id;
  } catch (error) {
    const { code, detail } = troubleOf(error);
    throw new CallError(
      "failed",
      error instanceof TroubleError ? `${code}: ${detail ?? url}` : (detail ?? code),
    );
  }
}

/** Where more is kept than before, older articles have a place: "unchanged" must not be the answer to them. */
export async function askAnew(
  database: LibraryDatabase,
  before: LibrarySettings,
  settings: LibrarySettings,
): Promise<boolean> {
  const isMore = settings.retentionDays > before.retentionDays || settings.sizeBudget > before.sizeBudget;
  if (!isMore) return false;
  const change = begin(database, "feeds");
  for (const { etag: _, lastModified: __, ...feed } of await change.store.getAll())
    await change.store.put({ ...feed, nextSync: 0 });
  await change.done;
  return true;
}

async function addPage(
  { html, url }: { html: string; url: string },
  core: Ingest,
  changing: (change: (open: LibraryDatabase) => Promise<Added>) => Promise<Added>,
): Promise<Added> {
  let article: Article;
  try {
    article = core.page(html, url);
  } catch (error) {
    return { outcome: "refused", trouble: { code: "unreadable", detail: troubleOf(error).detail ?? "" } };
  }
  return changing((open) => addArticle(open, core, article, Date.now()));
}
