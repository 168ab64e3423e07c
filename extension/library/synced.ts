/**
 * Does an article that comes back from the reader's own export stay what it was?
 *
 * An exported line names the outlet from which a sync had brought the article. Where that outlet is followed, and would
 * still keep the article, it comes back as the outlet's: it goes one day as it would have gone. Otherwise it was handed in
 * like any file, and what the reader hands in stays.
 */

import type { LibrarySettings, NoPage, TextSource } from "../protocol/library-calls";
import type { ArticleRecord, LibraryDatabase } from "./database";
import { keptSince } from "./retention";

/** What a line of an export says of a synced article, under `synced`. */
export interface SyncedMark {
  /** Id of the outlet. */
  readonly outlet: string;
  /** When it was synced. */
  readonly added: string;
  readonly text: TextSource;
  readonly why?: NoPage;
}

const sources: readonly TextSource[] = ["page", "feed", "summary"];
const reasons: readonly NoPage[] = [
  "paywall",
  "consent",
  "noText",
  "permission",
  "unreachable",
  "unsafeAddress",
];

/** The mark for an export; none for the reader's own. */
export function syncedMark({ outlet, added, text, why, kept }: ArticleRecord): SyncedMark | undefined {
  if (text === "reader" || kept) return undefined;
  return { outlet, added: new Date(added).toISOString(), text, ...(why && { why }) };
}

/** The mark in a parsed line. The file may be anybody's: what does not have the form is no mark. */
export function readSyncedMark(given: unknown): SyncedMark | undefined {
  const { synced } = (given ?? {}) as { synced?: unknown };
  const { outlet, added, text, why } = (synced ?? {}) as Record<string, unknown>;
  if (typeof outlet !== "string" || typeof added !== "string" || Number.isNaN(Date.parse(added)))
    return undefined;
  const source = sources.find((one) => one === text);
  const reason = reasons.find((one) => one === why);
  return source && { outlet, added, text: source, ...(reason && { why: reason }) };
}

/** Whether an article of this age comes back as the outlet's. */
export async function comesBack(
  { outlet }: SyncedMark,
  at: number,
  database: LibraryDatabase,
  settings: LibrarySettings,
  now: number,
): Promise<boolean> {
  // A published library's articles come in its own files, and only in them.
  return at >= keptSince(settings, now) && (await database.get("outlets", outlet))?.kind === "feeds";
}
