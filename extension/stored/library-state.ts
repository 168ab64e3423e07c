/**
 * What is the library doing?
 *
 * A sync tells its progress here, in `storage.session`, and views watch it. The counter rises whenever rows or articles
 * changed, so that a view knows to ask again. Settings outlive the browser.
 */

import { storage } from "wxt/utils/storage";
import type { LibrarySettings, Trouble } from "../protocol/library-calls";

export type SyncPhase = "feeds" | "articles" | "storing";

export type SyncState =
  | { readonly state: "idle" }
  | {
      readonly state: "running";
      readonly phase: SyncPhase;
      /** Feeds, then articles: how many are done of how many known so far. */
      readonly done: number;
      readonly total: number;
      /** The host asked last. */
      readonly host?: string;
      /** Articles that are new, stored or about to be. */
      readonly articles: number;
      /** Feeds in trouble; which, the rows say. */
      readonly errors: number;
    }
  | {
      readonly state: "ended";
      readonly at: string;
      readonly cancelled: boolean;
      readonly articles: number;
      /** Outlets that have articles now. */
      readonly outlets: number;
      readonly errors: number;
      /** Set where the sync as a whole could not go on: offline, disk full. */
      readonly trouble?: Trouble;
    };

const sync = storage.defineItem<SyncState>("session:library-sync", { fallback: { state: "idle" } });
const changes = storage.defineItem<number>("session:library-changes", { fallback: 0 });
const settings = storage.defineItem<LibrarySettings>("local:library-settings", {
  fallback: { retentionDays: 14, sizeBudget: 500_000_000, syncMinutes: 60, hideSamples: false },
});

const samples = storage.defineItem<number>("session:library-samples");

/**
 * Articles among the bundled samples. Counted once a session: a list of the library's rows need not wait until ten thousand
 * articles are open.
 */
export async function sampleCount(count: () => Promise<number>): Promise<number> {
  const known = await samples.getValue();
  if (known !== null) return known;
  const counted = await count();
  await samples.setValue(counted);
  return counted;
}

export const syncState = () => sync.getValue();
export const keepSyncState = (state: SyncState) => sync.setValue(state);
export const watchSync = (changed: (state: SyncState) => void) =>
  sync.watch((state) => changed(state ?? { state: "idle" }));

/** Calls `changed` when rows or articles changed: ask for them again. */
export const watchLibrary = (changed: () => void) => changes.watch(() => changed());
export const libraryChanged = async () => changes.setValue((await changes.getValue()) + 1);

export const librarySettings = () => settings.getValue();
export const keepLibrarySettings = (changed: LibrarySettings) => settings.setValue(changed);
export const watchLibrarySettings = (changed: (settings: LibrarySettings) => void) => settings.watch(changed);
