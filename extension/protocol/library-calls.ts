/**
 * What may the extension's pages ask about the library?
 *
 * Answers are plain data. What changes while nobody asks (a sync under way, a row that got new articles) is watched in
 * `stored/library-state.ts`, and then asked for again here. Times are RFC 3339 in UTC; bytes travel as base64, because
 * Chrome's messages are JSON. Permissions are asked for by the page that has the reader's click, before it calls: which
 * ones, {@link originsOf} in `origins.ts` says.
 */

import type { Article } from "../engine/second-source";

/** An outlet as the picker or an OPML file hands it over. */
export interface OutletChoice {
  readonly name: string;
  /** Its site, where feeds are looked for again when one has moved. */
  readonly home?: string;
  /** Addresses of its feeds; none: they are looked for on its site. */
  readonly feeds: readonly string[];
  /** Hosts on which its articles stand, where they differ from the feed's and the site's. */
  readonly articleHosts?: readonly string[];
  /** Two-letter code. */
  readonly language?: string;
  readonly country?: string;
  readonly ownerFamily?: string;
  /** Agencies whose text it prints. */
  readonly agencies?: readonly string[];
}

export interface FollowAnswer {
  /** Ids of the outlets, in the order given. One that was followed before keeps its id and gets the new feeds. */
  readonly outlets: readonly string[];
  /** Choices that could not be followed, by their place in the list, and why. */
  readonly refused: readonly { readonly index: number; readonly trouble: Trouble }[];
}

export type FeedKind = "rss" | "atom" | "rdf" | "json" | "newsSitemap";

/** What stands at an address that the reader typed. */
export interface FoundFeeds {
  /** The site's own name, where it gives one. */
  readonly name?: string;
  readonly home?: string;
  readonly feeds: readonly { readonly url: string; readonly title?: string; readonly kind: FeedKind }[];
  /** Set where the address holds a published library (its manifest): subscribe to it instead. */
  readonly library?: { readonly url: string; readonly title: string; readonly publisher: string };
  /** Why nothing was found. */
  readonly trouble?: Trouble;
}

/**
 * What went wrong, as a word from which views make a sentence and a remedy:
 *
 * - `permission`: the browser does not let us fetch from `host` (never asked, or taken back). Ask again.
 * - `offline`: this machine is offline. Nothing to do; the sync goes on by itself.
 * - `unreachable`: nobody answers at `host`, or its redirects never end.  `timeout`: it answers too slowly.
 * - `moved`: the feed is gone (404, 410), and none was found on the outlet's site. Look for another one.
 * - `refused`: the server does not let us read it (401, 403).  `busy`: it asks us to wait (429, 503), until `retryAt`.
 * - `serverError`: the server is broken (5xx).
 * - `notAFeed`: what stands there is no feed, or a broken one.  `tooLarge`: it is larger than any feed we read.
 * - `unsafeAddress`: it leads to a private or local address that the reader did not type.
 * - `badAddress`: the text is no web address.
 * - `quota`: the disk or the browser's share of it is full. Free space, or keep fewer days.
 * - `damaged`: stored articles were damaged; they were dropped and are fetched again.
 * - `lost`: stored articles that the reader had added, `count` of them, were damaged. No feed brings them back: they must
 *   be added again. It is said until the reader has seen it, {@link LibraryCalls.forgetLost}.
 * - `format`: stored or published articles are of a format that this version does not read.
 * - `mismatch`: a published library's file has another size or checksum than its manifest says; it was not used.
 * - `unreadable`: a file or page holds no article.
 * - `unread`: the pages of `count` articles give no text (a wall, a film, not there), and the feed gives none either.
 * - `unknown`: anything else; `detail` says what.
 */
export type TroubleCode =
  | "permission"
  | "offline"
  | "unreachable"
  | "timeout"
  | "moved"
  | "refused"
  | "busy"
  | "serverError"
  | "notAFeed"
  | "tooLarge"
  | "unsafeAddress"
  | "badAddress"
  | "quota"
  | "damaged"
  | "lost"
  | "format"
  | "mismatch"
  | "unreadable"
  | "unread"
  | "unknown";

export interface Trouble {
  readonly code: TroubleCode;
  /** For developers and bug reports, in English: "HTTP 410". */
  readonly detail?: string;
  /** The host that `code` speaks of. */
  readonly host?: string;
  /** The articles that `code` speaks of. */
  readonly count?: number;
  /** When it is tried again. */
  readonly retryAt?: string;
}

/** What a row of the library page stands for. `added`: everything that the reader added or imported. */
export type OutletKind = "feeds" | "published" | "added";

export interface FeedRow {
  readonly url: string;
  /** Last time the server answered. */
  readonly lastSync?: string;
  /** Next time it is asked. */
  readonly nextSync?: string;
  readonly trouble?: Trouble;
  /** The address it was found at again, if it moved; already followed. */
  readonly movedFrom?: string;
}

export interface OutletRow {
  readonly id: string;
  readonly kind: OutletKind;
  readonly name: string;
  readonly home?: string;
  readonly language?: string;
  readonly country?: string;
  readonly ownerFamily?: string;
  readonly paused: boolean;
  readonly feeds: readonly FeedRow[];
  readonly articles: number;
  /** Of those, articles of which only the feed's words are known: the page gave none. */
  readonly summariesOnly: number;
  /** On the disk, index and texts together. */
  readonly bytes: number;
  readonly lastSync?: string;
  /** Newest publication date among its articles. */
  readonly newest?: string;
  /** The gravest trouble of its feeds, or of its stored articles. */
  readonly trouble?: Trouble;
  /** Match patterns that its sync needs; the view asks for those that are missing. */
  readonly origins: readonly string[];
  readonly missingOrigins: readonly string[];
}

export interface LibraryOverview {
  readonly outlets: readonly OutletRow[];
  readonly articles: number;
  readonly bytes: number;
  /** Whether the browser promised not to clear the library by itself. */
  readonly persisted: boolean;
  /** Room that the browser still gives, in bytes, where it says so. */
  readonly room?: number;
  /** Articles in the bundled sample library. */
  readonly samples: number;
}

/** Whose words an article consists of. `summary` and `feed`: its page gave none, {@link ArticleRow.why}. */
export type TextSource = "page" | "feed" | "summary" | "reader";

/** Why an article's page was not used: a paywall, a consent wall, no text found, not permitted, not reached. */
export type NoPage = "paywall" | "consent" | "noText" | "permission" | "unreachable" | "unsafeAddress";

export interface ArticleRow {
  readonly id: string;
  readonly url?: string;
  readonly title?: string;
  /** Id of its outlet row. */
  readonly outlet: string;
  readonly outletName?: string;
  readonly published?: string;
  readonly added: string;
  readonly text: TextSource;
  readonly why?: NoPage;
}

export interface ArticleQuery {
  /** Words that stand in title, outlet or address; empty: all. */
  readonly words: string;
  /** Only of this outlet row. */
  readonly outlet?: string;
  readonly offset: number;
  /** At most 200. */
  readonly limit: number;
}

export interface ArticlePage {
  /** Newest first. */
  readonly articles: readonly ArticleRow[];
  /** How many match in all. */
  readonly total: number;
}

/** What became of one article that was handed in. */
export type Added =
  | { readonly outcome: "added" | "updated" | "known"; readonly article: string; readonly title?: string }
  | { readonly outcome: "refused"; readonly trouble: Trouble };

/** A file, or part of one. Parts of one file come in order, one call after the other. */
export interface ImportChunk {
  /** The same for all parts of one file; chosen by the caller, unlike every other import under way. */
  readonly transfer: string;
  /** Decides how it is read: `.json`, `.jsonl`, `.html`, `.htm`, `.txt`, `.md`, `.seg`. */
  readonly name: string;
  /** Where an HTML page or a text was saved from, if the reader says so. */
  readonly address?: string;
  /** Counts the parts of the file, from 0: a background that was stopped in between has lost the ones before. */
  readonly part: number;
  /** At most 4 MB of base64. */
  readonly data: string;
  readonly last: boolean;
}

/** Counts after the last part; all zero before it. */
export interface ImportAnswer {
  readonly added: number;
  readonly updated: number;
  readonly known: number;
  /** Articles of the file that could not be read: the first 20, with their line or number in `detail`. */
  readonly refused: readonly Trouble[];
}

export interface ExportQuery {
  /** Only of this outlet row. */
  readonly outlet?: string;
  /** What the answer before gave; nothing to begin. */
  readonly cursor?: string;
}

export interface ExportChunk {
  /** Article JSON as CONTRACT.md has it, one a line, ready to be written to a `.jsonl` file. */
  readonly lines: string;
  readonly articles: number;
  /** Ask again with this; nothing at the end. */
  readonly cursor?: string;
}

/** Something was deleted. It is kept aside for ten minutes: {@link LibraryCalls.undoDelete} brings it back. */
export interface Deleted {
  readonly undo: string;
  readonly articles: number;
}

export interface LibrarySettings {
  /** Days after which synced articles go. 1 to 3650; 14 at first. What the reader added stays. */
  readonly retentionDays: number;
  /** Bytes beyond which the oldest synced articles go. */
  readonly sizeBudget: number;
  /** Minutes between two looks at a feed that states no wish of its own. 15 to 1440. */
  readonly syncMinutes: number;
  readonly hideSamples: boolean;
}

/** All of it by the reader's own pages; content scripts are refused. */
export interface LibraryCalls {
  /** Every outlet with state, counts and trouble. Cheap: asks no server. */
  listLibrary(asked: null): LibraryOverview;
  /** Looks what stands at an address: a feed, a site with feeds, a published library. Fetches at once. */
  findFeeds(address: string): FoundFeeds;
  /** Follows outlets and begins to sync them. At most 500 in one call. */
  followOutlets(choices: readonly OutletChoice[]): FollowAnswer;
  /** Adds a feed to an outlet that is followed. Fails with `invalid` for what is no web address. */
  addFeed(asked: { readonly outlet: string; readonly url: string }): void;
  removeFeed(asked: { readonly outlet: string; readonly url: string }): void;
  /** A paused outlet keeps its articles and is not asked for new ones. */
  pauseOutlet(asked: { readonly outlet: string; readonly paused: boolean }): void;
  /** The reader has seen that own articles were lost: the row tells of it no longer. */
  forgetLost(outlet: string): void;
  /** Stops following it and deletes its articles. */
  deleteOutlet(outlet: string): Deleted;
  deleteArticle(article: string): Deleted;
  /** Outlets, articles, everything but the settings. */
  deleteAll(asked: null): Deleted;
  /** Brings back what a delete took; false where the ten minutes are over. */
  undoDelete(undo: string): boolean;
  /** Subscribes to the published library whose manifest (or folder) stands at the address. Answers its outlet row's id. */
  subscribe(address: string): string;
  /** Begins a sync, answered at once; progress is watched. `null`: everything that is not paused. */
  syncNow(outlet: string | null): void;
  /** Stops the sync that is under way; what it got so far stays. */
  cancelSync(asked: null): void;
  searchArticles(query: ArticleQuery): ArticlePage;
  /** The whole text of an article, or null where it is gone. */
  readStored(article: string): Article | null;
  /** Adds the page that the tab shows. Its `refused` says why it cannot be. */
  addTab(tab: number): Added;
  addArticle(article: Article): Added;
  importChunk(chunk: ImportChunk): ImportAnswer;
  exportChunk(query: ExportQuery): ExportChunk;
  /** Changes the settings that are given; articles beyond a smaller limit go at once. */
  changeSettings(settings: Partial<LibrarySettings>): LibrarySettings;
}
