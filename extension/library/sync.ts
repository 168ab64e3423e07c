/**
 * How does a sync run?
 *
 * Feeds first, then the pages of what they named, then segments, outlet by outlet as each is complete. At most one run at
 * a time, in all windows. What is under way lies in the database, so a run that the browser ends in the middle is gone on
 * with at the next start; there is nothing to repair.
 */

import type { Ingest } from "../engine/ingest";
import type { LibrarySettings, Trouble } from "../protocol/library-calls";
import { originOf } from "../protocol/origins";
import type { SyncPhase, SyncState } from "../stored/library-state";
import { webAddress } from "./addresses";
import { bring, noteWaiting, type Resting, unreadable, wait } from "./bringing";
import { ServerClock } from "./clock";
import { forgetDamage, withoutDamage } from "./damage";
import type { FeedRecord, LibraryDatabase, OutletRecord, PendingRecord } from "./database";
import { begin } from "./database";
import type { Fetch } from "./fetching";
import { type Errand, type Politeness, politeness, runPolitely } from "./hosts";
import { type Looking, lookAtFeed } from "./looking";
import { ownerOf } from "./outlets";
import { lookAtPublished } from "./published";
import { tidy } from "./retention";
import { isDue } from "./schedule";
import { type Stored, storeDrafts } from "./shelving";
import { isQuota, TroubleError, troubleOf } from "./trouble";

/** What a sync works with; the background hands over the browser's own. */
export interface SyncTools {
  database(): Promise<LibraryDatabase>;
  core(): Promise<Ingest>;
  readonly fetch: Fetch;
  settings(): Promise<LibrarySettings>;
  tell(state: SyncState): Promise<void>;
  /** Rows or articles changed. */
  changed(): Promise<void>;
  /** Whether the reader lets us ask there; a match pattern. */
  isPermitted(origin: string): Promise<boolean>;
  /** Keeps the browser from stopping the background: it counts calls, and a slow download makes none. */
  beat(): void;
  isOnline(): boolean;
  now(): number;
  readonly politeness?: Politeness;
}

/** What a stopped background finds when it starts again. */
interface RunNote {
  /** The outlet that was asked for; null: all. */
  readonly outlet: string | null;
  readonly started: number;
}

/** A background is stopped after 30 seconds without a call. */
const beatEvery = 20_000;

export class Sync {
  private run: AbortController | undefined;
  private running: Promise<void> | undefined;
  /** Something was asked for while a run was under way. */
  private isAskedAgain = false;

  constructor(private readonly tools: SyncTools) {}

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Syncs one outlet, or all: those whose feeds are due, or every one where the reader asks. Resolves at the end. */
  async start(outlet: string | null, asked: "byReader" | "bySchedule"): Promise<void> {
    if (this.running) {
      // What is asked for meanwhile is done next: its feeds are due now.
      if (asked === "byReader") await this.makeDue(outlet);
      this.isAskedAgain = true;
      return this.running;
    }
    const run = new AbortController();
    this.run = run;
    this.running = this.alone(async () => {
      const database = await this.tools.database();
      if (asked === "byReader") await this.makeDue(outlet);
      if (asked === "bySchedule" && !(await this.hasWork(database))) return;
      do {
        this.isAskedAgain = false;
        await database.put("notes", { outlet, started: this.tools.now() } satisfies RunNote, "run");
        await this.work(database, run);
      } while (this.isAskedAgain && !run.signal.aborted && (await this.hasWork(database)));
    }).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Goes on with a run that a stop of the background ended; says whether there was one. */
  async resume(): Promise<boolean> {
    const note = await (await this.tools.database()).get("notes", "run");
    if (note === undefined) return false;
    await this.start((note as RunNote).outlet, "bySchedule");
    return true;
  }

  private async hasWork(database: LibraryDatabase): Promise<boolean> {
    const outlets = await activeOutlets(database);
    const isOurs = ({ outlet }: { readonly outlet: string }) => outlets.has(outlet);
    const isOld = (await database.get("notes", "run")) !== undefined;
    const due = (await database.getAll("feeds")).filter(({ nextSync }) => isDue(nextSync, this.tools.now()));
    return isOld || due.some(isOurs) || this.isAnyPermitted((await this.waiting(database)).filter(isOurs));
  }

  /** Articles on their way whose time has come. */
  private async waiting(database: LibraryDatabase): Promise<PendingRecord[]> {
    return (await database.getAll("pending")).filter(({ next }) => isDue(next ?? 0, this.tools.now()));
  }

  /** Pages of a host whose permission was taken back are no work: else there were a run every few minutes for ever. */
  private async isAnyPermitted(records: readonly PendingRecord[]): Promise<boolean> {
    const needed = records.map(({ state, entry }) =>
      state === "waiting" && entry?.url ? originOf(entry.url) : undefined,
    );
    for (const origin of new Set(needed)) {
      if (origin === undefined || (await this.tools.isPermitted(origin))) return true;
    }
    return false;
  }

  cancel(): void {
    this.run?.abort();
  }

  /** Cancels, and waits until nothing is written any more. */
  async stop(): Promise<void> {
    this.cancel();
    await this.running?.catch(() => {});
  }

  /** One run in all contexts of the extension: a private window has a background of its own. */
  private async alone(work: () => Promise<void>): Promise<void> {
    const locks = globalThis.navigator?.locks;
    if (!locks) return work();
    await locks.request("second-source-sync", { ifAvailable: true }, (lock) => (lock ? work() : undefined));
  }

  private async makeDue(outlet: string | null): Promise<void> {
    const change = begin(await this.tools.database(), "feeds", "pending");
    for (const feed of await change.objectStore("feeds").getAll()) {
      if (outlet === null || feed.outlet === outlet)
        await change.objectStore("feeds").put({ ...feed, nextSync: 0 });
    }
    for (const record of await change.objectStore("pending").getAll()) {
      const isMeant = outlet === null || record.outlet === outlet;
      if (isMeant && record.next) await change.objectStore("pending").put({ ...record, next: 0 });
    }
    await change.done;
  }

  private async work(database: LibraryDatabase, run: AbortController): Promise<void> {
    const progress = new Progress(this.tools);
    let trouble: Trouble | undefined;
    const beating = setInterval(() => this.tools.beat(), beatEvery);
    try {
      run.signal.throwIfAborted();
      if (!this.tools.isOnline()) throw new TroubleError({ code: "offline" });
      const core = await this.tools.core();
      const settings = await this.tools.settings();
      const clock = new ServerClock(this.tools.now);
      const looking: Looking = {
        database,
        core,
        settings,
        signal: run.signal,
        fetch: this.tools.fetch,
        now: this.tools.now,
        heard: clock.heard,
      };
      await this.feeds(looking, progress);
      await this.articles(looking, run, progress);
      await noteWaiting(looking);
      await progress.enter("storing", 0);
      await forgetDamage(database, await untroubled(database));
      await withoutDamage(database, () => tidy(database, this.tools.core, settings, clock.now()));
      trouble = progress.trouble;
    } catch (error) {
      if (!run.signal.aborted || run.signal.reason instanceof TroubleError) {
        trouble = troubleOf(run.signal.reason instanceof TroubleError ? run.signal.reason : error);
      }
    } finally {
      clearInterval(beating);
    }
    await this.end(database, run, progress, trouble);
  }

  private async end(
    database: LibraryDatabase,
    run: AbortController,
    progress: Progress,
    trouble: Trouble | undefined,
  ): Promise<void> {
    // A full disk must not keep the end from being told.
    await database.delete("notes", "run").catch(() => {});
    const outlets = new Set((await database.getAll("segments")).map((segment) => segment.outlet));
    await this.tools.tell({
      state: "ended",
      at: new Date(this.tools.now()).toISOString(),
      cancelled: run.signal.aborted && !trouble,
      articles: progress.articles,
      errors: progress.errors,
      outlets: outlets.size,
      ...(trouble && { trouble }),
    });
    await this.tools.changed();
  }

  private async feeds(looking: Looking, progress: Progress): Promise<void> {
    const outlets = await activeOutlets(looking.database);
    const due = (await looking.database.getAll("feeds")).filter(
      ({ outlet, nextSync }) => outlets.has(outlet) && isDue(nextSync, this.tools.now()),
    );
    await progress.enter("feeds", due.length);
    const errands = due.map((feed): Errand => {
      const outlet = outlets.get(feed.outlet) as OutletRecord;
      return this.errand(feed.url, looking, async (host) => {
        const looked = await look(feed, outlet, looking, progress);
        await progress.step(host, looked.trouble);
      });
    });
    await this.politely(errands, looking);
  }

  private async articles(looking: Looking, run: AbortController, progress: Progress): Promise<void> {
    const { database } = looking;
    const outlets = await activeOutlets(database);
    const pending = (await this.waiting(database)).filter(({ outlet }) => outlets.has(outlet));
    const resting: Resting = new Map();
    const feeds = await database.getAll("feeds");
    const open = new Map<string, number>();
    for (const { outlet } of pending) open.set(outlet, (open.get(outlet) ?? 0) + 1);
    await progress.enter("articles", pending.length);
    let storing: Promise<void> = Promise.resolve();
    const finish = (outlet: string) => {
      const left = (open.get(outlet) ?? 1) - 1;
      open.set(outlet, left);
      // One after the other: each needs a core of its own.
      if (left === 0) storing = storing.then(() => this.store(looking, outlet, run, progress));
    };
    const errands = pending.map((record): Errand => {
      const url = record.state === "waiting" ? record.entry?.url : undefined;
      const own = feeds.filter(({ outlet }) => outlet === record.outlet).map((feed) => feed.url);
      const owner = ownerOf(outlets.get(record.outlet) as OutletRecord, own);
      return this.errand(url ?? "", looking, async (host) => {
        if (record.state === "waiting") await bring(record, owner, looking, resting);
        await progress.step(host, undefined);
        finish(record.outlet);
      });
    });
    await this.politely(errands, looking);
    await storing;
    looking.signal.throwIfAborted();
  }

  /** An errand that ends the run where the disk is full or the machine offline, and nothing else. */
  private errand(url: string, looking: Looking, run: (host: string) => Promise<void>): Errand {
    const host = webAddress(url)?.host ?? "";
    return {
      host,
      run: async () => {
        if (looking.signal.aborted) return;
        try {
          await run(host);
        } catch (error) {
          this.stopFor(error);
        }
      },
    };
  }

  private stopFor(error: unknown): void {
    this.run?.abort(error instanceof TroubleError ? error : new TroubleError(troubleOf(error)));
  }

  private async politely(errands: readonly Errand[], { signal }: Looking): Promise<void> {
    await runPolitely(errands, signal, this.tools.politeness ?? politeness);
    signal.throwIfAborted();
  }

  private async store(
    looking: Looking,
    outlet: string,
    run: AbortController,
    progress: Progress,
  ): Promise<void> {
    if (run.signal.aborted) return;
    const { database, settings } = looking;
    const ready = (await database.getAllFromIndex("pending", "outlet", outlet)).filter(
      ({ state }) => state === "ready",
    );
    const attempt = () => this.storeEach(looking, outlet, ready);
    try {
      const stored = await attempt().catch(async (error: unknown) => {
        if (!isQuota(error)) throw error;
        // Old articles make room once, and the reader is told; where that does not help, the disk itself is full.
        const half = { ...settings, sizeBudget: settings.sizeBudget / 2 };
        if (await tidy(database, this.tools.core, half, this.tools.now()))
          progress.trouble = { code: "quota", detail: "the disk is full; older articles made room" };
        return attempt();
      });
      progress.articles += stored.added;
      if (stored.added > 0) await this.tools.changed();
    } catch (error) {
      this.stopFor(error);
    }
  }
  /** Stores all in one go; where the core does not take that, in halves, and lets wait the one that it does not take. */
  private async storeEach(
    looking: Looking,
    outlet: string,
    ready: readonly PendingRecord[],
  ): Promise<Stored> {
    const { database, core } = looking;
    try {
      return await withoutDamage(database, () => storeDrafts(database, core, outlet, ready));
    } catch (error) {
      if (isQuota(error)) throw error;
      const [record] = ready;
      if (ready.length > 1) {
        const half = Math.ceil(ready.length / 2);
        const one = await this.storeEach(looking, outlet, ready.slice(0, half));
        const other = await this.storeEach(looking, outlet, ready.slice(half));
        return { ...one, added: one.added + other.added };
      }
      if (record) await wait(record, (record.attempts ?? 0) + 1, unreadable(record, error), looking);
      return { added: 0, updated: 0, known: 0 };
    }
  }
}

function look(
  feed: FeedRecord,
  outlet: OutletRecord,
  looking: Looking,
  progress: Progress,
): Promise<FeedRecord> {
  if (feed.kind === "feed") return lookAtFeed(feed, outlet, looking);
  return lookAtPublished(feed, outlet, looking, (articles) => {
    progress.articles += articles;
  });
}

/** Outlets whose feeds were all read: what was damaged is here again. */
async function untroubled(database: LibraryDatabase): Promise<Set<string>> {
  const feeds = await database.getAll("feeds");
  const inTrouble = new Set(feeds.filter(({ trouble }) => trouble).map(({ outlet }) => outlet));
  return new Set(feeds.map(({ outlet }) => outlet).filter((outlet) => !inTrouble.has(outlet)));
}

async function activeOutlets(database: LibraryDatabase): Promise<Map<string, OutletRecord>> {
  const active = (await database.getAll("outlets")).filter(({ paused }) => !paused);
  return new Map(active.map((outlet) => [outlet.id, outlet]));
}

/** Tells how far the run is, a few times a second. The calls also keep the browser from stopping the background. */
class Progress {
  articles = 0;
  errors = 0;
  /** What the reader is told at the end of a run that went well. */
  trouble: Trouble | undefined;
  private phase: SyncPhase = "feeds";
  private done = 0;
  private total = 0;
  private told = 0;

  constructor(private readonly tools: SyncTools) {}

  async enter(phase: SyncPhase, total: number): Promise<void> {
    Object.assign(this, { phase, total, done: 0 });
    await this.tell("");
  }

  async step(host: string, trouble: Trouble | undefined): Promise<void> {
    this.done += 1;
    if (trouble) this.errors += 1;
    const now = Date.now();
    if (now - this.told < 250 && this.done < this.total) return;
    await this.tell(host);
  }

  private async tell(host: string): Promise<void> {
    this.told = Date.now();
    const { phase, done, total, articles, errors } = this;
    await this.tools.tell({ state: "running", phase, done, total, articles, errors, ...(host && { host }) });
  }
}
