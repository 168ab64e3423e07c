/**
 * How does the library lie on the disk?
 *
 * ```text
 * outlets   one for each row of the library page
 * feeds     what is known about each address that is asked again and again
 * pending   articles on their way in: named by a feed (waiting), with their words (ready)
 * segments  what is known about each immutable segment
 * indexes   segment → its index, opened whole with the engine
 * texts     [segment, n] → words of article n, brought when a story needs them
 * articles  one row for each stored article: what lists and searches show, and where it lies
 * seen      addresses that were dealt with, so that nothing is fetched twice
 * trash     what a delete took, for ten minutes
 * notes     a few single values
 * ```
 *
 * A sync is a chain of transactions, each of which leaves the library whole: a feed's answer with the entries it named,
 * an article with its words, a segment with its rows and the end of the drafts it was made from. The browser may stop the
 * background between any two of them, and the next start goes on from there.
 */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { Article } from "../engine/second-source";
import type { NoPage, OutletKind, TextSource, Trouble } from "../protocol/library-calls";
import type { FeedEntry } from "./feed";

export interface OutletRecord {
  readonly id: string;
  readonly kind: OutletKind;
  readonly name: string;
  readonly home?: string;
  readonly articleHosts: readonly string[];
  readonly language?: string;
  readonly country?: string;
  readonly ownerFamily?: string;
  readonly agencies: readonly string[];
  readonly paused: boolean;
  /** Milliseconds since 1970, as all times here that are numbers. */
  readonly added: number;
  /** Trouble with what is stored, kept until a sync has mended it. */
  readonly trouble?: Trouble;
  /** Trouble with articles on their way, renewed with every sync. */
  readonly waiting?: Trouble;
}

export interface FeedRecord {
  readonly url: string;
  readonly outlet: string;
  /** `manifest` for a published library. */
  readonly kind: "feed" | "manifest";
  readonly nextSync: number;
  readonly lastSync?: number;
  readonly failures: number;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly trouble?: Trouble;
  readonly movedFrom?: string;
}

/** An article's words and where they are from. */
export interface Draft {
  readonly article: Article;
  readonly text: TextSource;
  readonly why?: NoPage;
  /** {@link ArticleRecord.kept}, of an article whose delete is undone. */
  readonly kept?: true;
}

export interface PendingRecord {
  /** {@link seenKey} of the article: nothing is on its way twice. */
  readonly key: string;
  readonly outlet: string;
  readonly state: "waiting" | "ready";
  readonly added: number;
  readonly entry?: FeedEntry;
  /** Vain attempts to fetch its page. */
  readonly attempts?: number;
  /** Why it waits, and until when. */
  readonly trouble?: Trouble;
  readonly next?: number;
  readonly draft?: Draft;
}

export interface SegmentRecord {
  readonly id: number;
  readonly outlet: string;
  readonly articles: number;
  readonly bytes: number;
  /** Newest {@link ArticleRecord.at} in it: the day it may go. */
  readonly newest: number;
  /** Its file's name in a published library. */
  readonly file?: string;
}

export interface ArticleRecord {
  /** Outlet and article id. */
  readonly key: string;
  readonly outlet: string;
  readonly segment: number;
  readonly n: number;
  readonly url?: string;
  readonly title?: string;
  readonly outletName?: string;
  readonly published?: string;
  readonly added: number;
  /** When it was published, or else added: its place in lists, and its age. */
  readonly at: number;
  readonly text: TextSource;
  readonly why?: NoPage;
  /** Equal for equal running texts; absent without text. */
  readonly textKey?: string;
  /** The reader handed it in, too: when its segment goes it becomes the reader's own. */
  readonly kept?: true;
  /** Key in `seen` of what its feed called it, where that is another address than its own: "example.org/rss/go?id=7". */
  readonly named?: string;
}

export interface SeenRecord {
  readonly key: string;
  /** When a feed last named it. */
  readonly at: number;
  readonly outlet: string;
}

export interface TrashRecord {
  readonly undo: string;
  readonly at: number;
  readonly outlets: readonly OutletRecord[];
  readonly feeds: readonly FeedRecord[];
  readonly segments: readonly SegmentRecord[];
  readonly articles: readonly ArticleRecord[];
  /** A single article: its segment was rewritten without it. */
  readonly drafts: readonly PendingRecord[];
}

export interface LibrarySchema extends DBSchema {
  outlets: { key: string; value: OutletRecord };
  feeds: { key: string; value: FeedRecord; indexes: { outlet: string } };
  pending: { key: string; value: PendingRecord; indexes: { outlet: string; state: string } };
  segments: { key: number; value: SegmentRecord; indexes: { outlet: string } };
  indexes: { key: number; value: Uint8Array };
  texts: { key: [number, number]; value: Uint8Array };
  articles: {
    key: string;
    value: ArticleRecord;
    indexes: { outlet: string; segment: number; url: string; text: [string, string] };
  };
  seen: { key: string; value: SeenRecord; indexes: { at: number; outlet: string } };
  trash: { key: string; value: TrashRecord };
  notes: { key: string; value: unknown };
}

export type LibraryDatabase = IDBPDatabase<LibrarySchema>;
export type StoreName = StoreNames<LibrarySchema>;
export type Change = IDBPTransaction<LibrarySchema, StoreName[], "readwrite">;

type Upgrade = IDBPTransaction<LibrarySchema, StoreName[], "versionchange">;

/** What brings a database from the version before to the next; a step that was released is never changed. */
export const migrations: readonly ((database: LibraryDatabase, change: Upgrade) => void | Promise<void>)[] = [
  (database) => {
    database.createObjectStore("outlets", { keyPath: "id" });
    database.createObjectStore("feeds", { keyPath: "url" }).createIndex("outlet", "outlet");
    const pending = database.createObjectStore("pending", { keyPath: "key" });
    pending.createIndex("outlet", "outlet");
    pending.createIndex("state", "state");
    database.createObjectStore("segments", { keyPath: "id" }).createIndex("outlet", "outlet");
    database.createObjectStore("indexes");
    database.createObjectStore("texts");
    const articles = database.createObjectStore("articles", { keyPath: "key" });
    articles.createIndex("outlet", "outlet");
    articles.createIndex("segment", "segment");
    articles.createIndex("url", "url");
    const seen = database.createObjectStore("seen", { keyPath: "key" });
    seen.createIndex("at", "at");
    seen.createIndex("outlet", "outlet");
    database.createObjectStore("notes");
  },
  // Deletes can be undone, and one text at several addresses of an outlet is one article.
  (database, change) => {
    database.createObjectStore("trash", { keyPath: "undo" });
    change.objectStore("articles").createIndex("text", ["outlet", "textKey"]);
  },
];

export const databaseName = "second-source-library";

/** Opens the library, made or brought up to date where needed. */
export async function openLibrary(
  name: string = databaseName,
  gaveWay: () => void = () => {},
): Promise<LibraryDatabase> {
  const database = await openDB<LibrarySchema>(name, migrations.length, {
    async upgrade(opened, from, _, change) {
      for (const migrate of migrations.slice(from)) await migrate(opened, change);
    },
    // A newer version of the extension brings it up to date, or the reader wiped it. The browser tells of no close that is
    // ours; whoever keeps the connection must open it again.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase | null)?.close();
      gaveWay();
    },
  });
  return database;
}

/**
 * Begins a change of these stores. Where one of its steps fails (the disk is full), that step says so, and whoever made the
 * change is gone before its end fails too: an end that nobody heard would stand in the console as an error of ours.
 */
export function begin<Names extends StoreName[]>(
  database: LibraryDatabase,
  ...stores: Names
): IDBPTransaction<LibrarySchema, Names, "readwrite"> {
  const change = database.transaction(stores, "readwrite");
  change.done.catch(() => {});
  return change;
}

/** What stands for an article wherever it is met: its address, or what its feed calls it. */
export function seenKey(
  outlet: string,
  entry: { url?: string | undefined; guid?: string | undefined },
): string {
  return entry.url ?? `${outlet} ${entry.guid ?? ""}`;
}

export function articleKey(outlet: string, article: Article): string {
  return `${outlet} ${article.id ?? article.url ?? ""}`;
}

/** The next free number for a segment, taken within `change`. Numbers are never used twice. */
export async function takeSegmentNumber(change: Change): Promise<number> {
  const notes = change.objectStore("notes");
  const next = Number((await notes.get("next-segment")) ?? 1);
  await notes.put(next + 1, "next-segment");
  return next;
}

/** A range of all texts of one segment. */
export function textsOf(segment: number): IDBKeyRange {
  return IDBKeyRange.bound([segment, 0], [segment, Number.MAX_SAFE_INTEGER]);
}

/** The only row for everything that the reader added or imported. */
export const addedOutlet = "added";
