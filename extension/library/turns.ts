/** Who may write segments now? One after the other: what was read for a new segment must still hold when it is written. */

import type { LibraryDatabase } from "./database";

const last = new WeakMap<LibraryDatabase, Promise<unknown>>();

/** Runs `work` when all that was asked for before has ended. */
export function inTurn<T>(database: LibraryDatabase, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(database) ?? Promise.resolve()).then(work, work);
  last.set(database, turn);
  return turn;
}
