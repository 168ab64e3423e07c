/** The library's background: wires database, fetches, sync, alarms and the engine's shelf together. */

import { deleteDB } from "idb";
import { browser } from "wxt/browser";
import { type Ingest, loadIngest } from "../../engine/ingest";
import type { StoredSegments } from "../../engine/shelf";
import { databaseName, type LibraryDatabase, openLibrary } from "../../library/database";
import { emptyTrash, wipe } from "../../library/deletion";
import { fetchThrough, type Gate } from "../../library/fetching";
import { overview } from "../../library/outlets";
import { type LibraryParts, libraryServer } from "../../library/server";
import { storedSegments } from "../../library/stored-segments";
import { Sync } from "../../library/sync";
import { rememberTyped, typedHosts } from "../../library/typed";
import { keepSyncState, libraryChanged, librarySettings, syncState } from "../../stored/library-state";

const alarm = "library-sync";
/** Minutes between two looks whether anything is due; feeds have their own, longer, times. */
const alarmMinutes = 5;
/** Largest page that is read out of a tab, in UTF-16 code units. */
const largestPage = 5_000_000;

export class LibraryBackground {
  private opening: Promise<LibraryDatabase> | undefined;
  readonly sync: Sync;
  readonly segments: StoredSegments;
  readonly gate: Gate;

  constructor() {
    this.gate = {
      isPermitted: (origin) => browser.permissions.contains({ origins: [origin] }).catch(() => false),
      wasTyped: async (host) => (await typedHosts(await this.database())).includes(host),
    };
    this.segments = storedSegments(this.database, libraryChanged);
    this.sync = new Sync({
      database: this.database,
      core: this.core,
      fetch: fetchThrough(this.gate),
      settings: librarySettings,
      tell: keepSyncState,
      changed: libraryChanged,
      isPermitted: this.gate.isPermitted,
      beat: () => void browser.runtime.getPlatformInfo().catch(() => {}),
      isOnline: () => navigator.onLine,
      now: Date.now,
    });
  }

  /** The open database; opened again where the browser closed it. */
  readonly database = (): Promise<LibraryDatabase> => {
    const forget = () => {
      this.opening = undefined;
    };
    this.opening ??= openLibrary(databaseName, forget).then((database) => {
      database.addEventListener("close", forget);
      return database;
    });
    this.opening.catch(forget);
    return this.opening;
  };

  readonly core = (): Promise<Ingest> => loadIngest();

  /** Deletes the library for good. Emptied first: a page of ours that keeps it open could put the rest off. */
  async wipe(): Promise<void> {
    await this.sync.stop();
    const database = await this.database().catch(() => undefined);
    if (database) await wipe(database);
    database?.close();
    this.opening = undefined;
    await new Promise<void>((resolve) => {
      void deleteDB(databaseName, { blocked: () => resolve() }).then(resolve, () => resolve());
    });
  }

  /** Match patterns that its sync needs. */
  async origins(): Promise<readonly string[]> {
    const { outlets } = await overview(await this.database(), this.gate);
    return outlets.flatMap(({ origins }) => origins);
  }

  server(samples: LibraryParts["samples"]) {
    const { database, core, sync, gate } = this;
    return libraryServer({
      database,
      core,
      sync,
      gate,
      samples,
      fetch: fetchThrough(gate),
      typed: async (host) => rememberTyped(await this.database(), host),
      pageOf,
    });
  }

  /** Listens for the alarm, and goes on with what a stopped background left. */
  start(): void {
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === alarm) void this.wake();
    });
    void this.setAlarm();
    void this.resume();
  }

  private async setAlarm(): Promise<void> {
    if (await browser.alarms.get(alarm)) return;
    const delayInMinutes = 1 + Math.random() * alarmMinutes;
    await browser.alarms.create(alarm, { delayInMinutes, periodInMinutes: alarmMinutes });
  }

  private async wake(): Promise<void> {
    await emptyTrash(await this.database(), Date.now());
    await this.sync.start(null, "bySchedule");
  }

  private async resume(): Promise<void> {
    const wasRunning = (await syncState()).state === "running";
    const resumed = await this.sync.resume();
    if (wasRunning && !resumed) await keepSyncState({ state: "idle" });
  }
}

/** The page in a tab, as it stands there now. */
async function pageOf(tab: number): Promise<{ html: string; url: string }> {
  const [found] = await browser.scripting.executeScript({
    target: { tabId: tab },
    func: () => ({ html: document.documentElement.outerHTML, url: location.href }),
  });
  const page = found?.result;
  if (!page || page.html.length > largestPage) throw new Error("the page cannot be read");
  return page;
}
