/** A reader's library in a test: the real core, a real (in-memory) IndexedDB, real fetches. */

import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { initSync } from "#ingest/second_source.js";
import { type Ingest, ingest } from "../../engine/ingest";
import type { LibrarySettings, OutletChoice, OutletRow } from "../../protocol/library-calls";
import type { SyncState } from "../../stored/library-state";
import { type LibraryDatabase, openLibrary } from "../database";
import { fetchThrough, type Gate } from "../fetching";
import { follow, overview } from "../outlets";
import { Sync } from "../sync";

let module: WebAssembly.Module | undefined;

/** The core that reads pages, as the extension ships it. */
export function core(): Ingest {
  const file = new URL("../../engine/pkg-ingest/second_source_bg.wasm", import.meta.url);
  module ??= new WebAssembly.Module(readFileSync(fileURLToPath(file)));
  initSync({ module });
  return ingest;
}

let number = 0;

export class Desk {
  readonly told: SyncState[] = [];
  settings: LibrarySettings = {
    retentionDays: 14,
    sizeBudget: 500_000_000,
    syncMinutes: 60,
    hideSamples: false,
  };
  /** Hosts that the reader typed, whatever the port; own addresses are private ones. */
  readonly typed = new Set(["127.0.0.1"]);
  readonly forbidden = new Set<string>();
  /** Milliseconds; shorter than a reader's, so that a test need not wait. */
  readonly times = { answer: 700, whole: 1500, segment: 1500 };
  core = core;
  isOnline = true;
  /** How often a sync showed the browser that the background works. */
  beats = 0;
  /** What the clock shows; the real time where it is not set. */
  clock: number | undefined;
  sync: Sync;
  readonly gate: Gate = {
    isPermitted: async (origin) => !this.forbidden.has(origin),
    wasTyped: async (host) => this.typed.has(host.replace(/:\d+$/, "")),
  };

  private constructor(
    readonly name: string,
    readonly database: LibraryDatabase,
  ) {
    this.sync = this.newSync();
  }

  static async open(name = `desk-${number++}`): Promise<Desk> {
    return new Desk(name, await openLibrary(name));
  }

  /** The same library after the browser stopped the background: nothing but the disk is left. */
  async restart(): Promise<Desk> {
    this.database.close();
    const next = await Desk.open(this.name);
    for (const host of this.typed) next.typed.add(host);
    return next;
  }

  newSync(): Sync {
    return new Sync({
      database: async () => this.database,
      core: async () => this.core(),
      fetch: fetchThrough(this.gate, this.times),
      settings: async () => this.settings,
      tell: async (state) => void this.told.push(state),
      changed: async () => {},
      isPermitted: this.gate.isPermitted,
      beat: () => {
        this.beats += 1;
      },
      isOnline: () => this.isOnline,
      now: this.now,
      // All servers of a test are one host to the scheduler: the pause would make up most of the time.
      politeness: { atOnce: 8, pause: 0 },
    });
  }

  readonly now = () => this.clock ?? Date.now();

  async follow(choice: Partial<OutletChoice> & { feeds: readonly string[] }): Promise<string> {
    const answer = await follow(this.database, [{ name: "The Courier", ...choice }], this.gate, this.now());
    return answer.outlets[0] ?? "";
  }

  /** Follows the feed, and syncs until the end. */
  async syncs(...feeds: string[]): Promise<SyncState> {
    for (const url of feeds) await this.follow({ feeds: [url] });
    await this.sync.start(null, "byReader");
    return this.last;
  }

  get last(): SyncState {
    return this.told.at(-1) ?? { state: "idle" };
  }

  async row(): Promise<OutletRow> {
    const { outlets } = await overview(this.database, this.gate);
    const [row] = outlets;
    if (!row) throw new Error("there is no outlet");
    return row;
  }

  async titles(): Promise<string[]> {
    return (await this.database.getAll("articles")).map(({ title = "" }) => title).sort();
  }
}
