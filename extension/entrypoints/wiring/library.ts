/** What do our screens know of the library? Its overview and its sync, asked for again whenever they change. */

import { browser } from "wxt/browser";
import type { ReaderCalls } from "../../protocol/calls";
import type { LibraryCalls, LibraryOverview } from "../../protocol/library-calls";
import { asking } from "../../protocol/serve";
import { type SyncState, syncState, watchLibrary, watchSync } from "../../stored/library-state";
import type { LibraryActions, LibraryFacts } from "../../ui/library-status";
import { openPage } from "./pages";

export const ask = asking<ReaderCalls & LibraryCalls>((message) => browser.runtime.sendMessage(message));

/** Keeps the facts and calls `changed` when they are others. */
export class LibraryWatch {
  private overview: LibraryOverview | undefined;
  private sync: SyncState = { state: "idle" };

  constructor(private readonly changed: () => void) {
    watchSync((sync) => {
      this.sync = sync;
      changed();
    });
    watchLibrary(() => void this.look());
  }

  get facts(): LibraryFacts {
    return { overview: this.overview, sync: this.sync, now: new Date().toISOString() };
  }

  /** Asks for the overview. Rejects never: a library that cannot be read leaves the facts unknown. */
  async look(): Promise<void> {
    this.sync = await syncState();
    this.overview = await ask("listLibrary", null).catch(() => undefined);
    this.changed();
  }
}

export const libraryActions: LibraryActions = {
  openLibrary: () => openPage("library.html"),
  pickOutlets: () => openPage("library.html#pick"),
  updateLibrary: () => void ask("syncNow", null),
};
