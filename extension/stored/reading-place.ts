/**
 * Where is the reader in each tab's page?
 *
 * Written by the background as the page tells it, watched by the side panel. Ends with the page and the browser.
 */

import { storage } from "wxt/utils/storage";
import type { ReadingPlace } from "../protocol/reading-calls";

function itemOf(tab: number) {
  return storage.defineItem<ReadingPlace>(`session:reading:${tab}`);
}

/** Nothing where no marked page is open. */
export function readingPlace(tab: number): Promise<ReadingPlace | null> {
  return itemOf(tab).getValue();
}

export function keepReadingPlace(tab: number, place: ReadingPlace): Promise<void> {
  return itemOf(tab).setValue(place);
}

export function forgetReadingPlace(tab: number): Promise<void> {
  return itemOf(tab).removeValue();
}

/** Calls `changed` whenever the reader moves on; returns how to stop. */
export function watchReadingPlace(tab: number, changed: (place: ReadingPlace | null) => void): () => void {
  return itemOf(tab).watch(changed);
}
