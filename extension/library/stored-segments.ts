/** Where does the engine find the reader's segments? In the database: indexes at once, words when they are missed. */

import type { StoredSegments } from "../engine/shelf";
import { dropDamaged } from "./damage";
import type { LibraryDatabase } from "./database";

export function storedSegments(
  database: () => Promise<LibraryDatabase>,
  changed: () => Promise<void>,
): StoredSegments {
  return {
    async list() {
      return (await database()).getAllKeys("segments");
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
