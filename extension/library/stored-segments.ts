/** Where does the engine find the reader's segments? In the database: indexes at once, words when they are missed. */

import type { Standing } from "../engine/second-source";
import type { StoredSegments } from "../engine/shelf";
import { dropDamaged } from "./damage";
import { addedOutlet, type LibraryDatabase, type SegmentRecord } from "./database";

export function storedSegments(
  database: () => Promise<LibraryDatabase>,
  changed: () => Promise<void>,
): StoredSegments {
  return {
    async list() {
      const all = await (await database()).getAll("segments");
      return new Map(all.map((segment) => [segment.id, standingOf(segment)]));
    },
    async *indexes(segments) {
      const read = (await database()).transaction("indexes");
      yield* segments.map((segment) => read.store.get(segment));
    },
    async texts(addresses) {
      const read = (await database()).transaction("texts");
      return Promise.all(addresses.map(({ segment, article }) => read.store.get([segment, article])));
    },
    async damaged(segment, problem) {
      await dropDamaged(await database(), segment, problem);
      await changed();
    },
  };
}

/** A file cannot vouch for itself: what counts is how it came here. */
function standingOf({ outlet, file }: SegmentRecord): Standing {
  if (file !== undefined) return "published";
  return outlet === addedOutlet ? "imported" : "fetched";
}
