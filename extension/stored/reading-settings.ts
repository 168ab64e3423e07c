/** Where are the choices about marks and keys kept? In `storage.local`, which pages' content scripts watch, too. */

import { storage } from "wxt/utils/storage";
import {
  defaultReadingSettings,
  type ReadingSettings,
  readReadingSettings,
} from "../protocol/reading-settings";

const item = storage.defineItem<ReadingSettings>("local:reading-settings", {
  fallback: defaultReadingSettings,
});

export async function readingSettings(): Promise<ReadingSettings> {
  return readReadingSettings(await item.getValue());
}

/** Calls `changed` with every new choice; returns how to stop. */
export function watchReadingSettings(changed: (settings: ReadingSettings) => void): () => void {
  return item.watch((settings) => changed(readReadingSettings(settings)));
}

let last: Promise<unknown> = Promise.resolve();

/** Replaces the fields given and keeps the others. Quick clicks wait for each other: each reads what the last one wrote. */
export function setReadingSettings(changes: Partial<ReadingSettings>): Promise<void> {
  const set = async () => item.setValue(readReadingSettings({ ...(await readingSettings()), ...changes }));
  const done = last.then(set, set);
  last = done;
  return done;
}

/** Back to the choices that the extension comes with. */
export function resetReadingSettings(): Promise<void> {
  return item.removeValue();
}
