// A library that follows outlets on this machine, asked by a page of the extension as its own views ask it.

import assert from "node:assert/strict";
import type { OutletSite } from "../site/outlets.ts";
import type { Reader } from "./reader.ts";
import { waitFor } from "./wait.ts";

/** A sync on a busy machine, the core that reads pages loaded for it. */
export const SYNC = 60_000;

export interface Row {
  readonly name: string;
  readonly articles: number;
  readonly trouble?: { readonly code: string };
  readonly missingOrigins: readonly string[];
}

export interface SyncState {
  readonly state: "idle" | "running" | "ended";
  readonly articles?: number;
  readonly trouble?: { readonly code: string };
}

export class Followed {
  constructor(
    readonly desk: Reader,
    readonly site: OutletSite,
  ) {}

  /** An empty library, and a page of the extension to ask it from. */
  static async empty(desk: Reader, site: OutletSite): Promise<Followed> {
    const library = new Followed(desk, site);
    await library.openPage();
    await library.ask("deleteAll", null);
    return library;
  }

  /** Follows the site's first outlet, until all its articles are there. */
  async followFirst(): Promise<void> {
    const articles = this.site.outlets[0]?.articles.length ?? 0;
    await this.follow(0);
    await this.rowsWhen("the outlet's articles", ([row]) => row?.articles === articles);
    await this.ended();
  }

  /** A page of the extension: it may ask, and wakes the background. */
  async openPage(): Promise<void> {
    await this.desk.lookAtPopup();
    await this.desk.driver.get(`${this.desk.browser.origin()}/library.html#outlets`);
  }

  async ask<T>(method: string, argument: unknown): Promise<T> {
    await this.desk.lookAtPopup();
    const answer = await this.desk.driver.executeScript<{
      ok: boolean;
      value: T;
      failure?: { message: string };
    }>(
      `return (globalThis.browser ?? chrome).runtime
         .sendMessage({ secondSource: 1, method: arguments[0], argument: JSON.parse(arguments[1]) });`,
      method,
      JSON.stringify(argument),
    );
    assert.ok(answer.ok, `${method}: ${answer.failure?.message}`);
    return answer.value;
  }

  async rows(): Promise<Row[]> {
    return (await this.ask<{ outlets: Row[] }>("listLibrary", null)).outlets;
  }

  /** Waits until the rows are so. */
  rowsWhen(what: string, condition: (rows: Row[]) => boolean): Promise<Row[]> {
    return waitFor(
      what,
      async () => {
        const rows = await this.rows();
        return condition(rows) && rows;
      },
      { patience: SYNC, seen: () => this.rows() },
    );
  }

  state(): Promise<SyncState | undefined> {
    return this.desk.driver.executeScript(
      `return (globalThis.browser ?? chrome).storage.session.get("library-sync").then((all) => all["library-sync"]);`,
    );
  }

  /** Waits for the end of the sync under way. */
  async ended(): Promise<SyncState> {
    await this.desk.lookAtPopup();
    return waitFor(
      "the sync to end",
      async () => {
        const state = await this.state();
        return state?.state === "ended" && state;
      },
      { patience: SYNC, seen: () => this.state() },
    );
  }

  /** Begins a sync by the reader's word, and waits for its end. */
  async syncs(): Promise<SyncState> {
    await this.#forgetState();
    await this.ask("syncNow", null);
    return this.ended();
  }

  /** What is watched next must be the end of the next sync, not of the one before. */
  async #forgetState(): Promise<void> {
    await this.desk.driver.executeScript(
      `return (globalThis.browser ?? chrome).storage.session.remove("library-sync");`,
    );
  }

  /** The reader types the outlet's address and follows what is found. */
  async follow(at: number): Promise<void> {
    const outlet = this.site.outlets[at];
    const found = await this.ask<{ feeds: { url: string }[] }>("findFeeds", outlet?.home ?? "");
    assert.deepEqual(
      found.feeds.map(({ url }) => url),
      [outlet?.feed],
    );
    await this.#forgetState();
    await this.ask("followOutlets", [{ name: outlet?.name, home: outlet?.home, feeds: [outlet?.feed] }]);
  }

  /** Waits until the site was asked for this path. */
  async asked(path: string): Promise<void> {
    await waitFor(`${path} to be asked for`, async () => this.site.asked.includes(path), { patience: SYNC });
  }
}
