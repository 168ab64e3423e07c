/** What the library page may ask for. The extension hands it the real thing; tests hand it a stand-in. */

import type { Ask } from "../../protocol/calls";
import type { LibraryCalls } from "../../protocol/library-calls";

export interface LibraryPageCalls {
  readonly ask: Ask<LibraryCalls>;
  /** Asks the browser for match patterns. Called within the click, before anything is awaited. */
  permit(origins: readonly string[]): Promise<boolean>;
  /** Marks articles on these sites from now on. */
  mark(sites: readonly string[]): Promise<void>;
  /** One library file out of articles. */
  build(articles: readonly unknown[]): Promise<Uint8Array>;
  /** Hands the reader a file. */
  save(name: string, content: Blob): void;
  /** Asks the browser to keep the library when the disk runs full. */
  persist(): Promise<boolean>;
}

export type View = "outlets" | "pick" | "articles" | "add" | "storage";

/** What the views tell the page around them. */
export interface Page {
  /** Awaits a call; what failed is shown. Gives nothing then. */
  run<T>(asked: Promise<T>): Promise<T | undefined>;
  /** Something was deleted and can be brought back. */
  deleted(what: string, undo: string): void;
  go(view: View): void;
  /** Looks for a feed at this address. */
  find(address: string): void;
}
