/** How is the engine opened? WebAssembly first, then every segment that comes with the extension, then the reader's. */

import init, { Engine, renewInstance } from "#wasm/second_source.js";
import wasmAddress from "#wasm/second_source_bg.wasm?url";
import type { OpenEngine } from "./host";
import type { Notice } from "./second-source";
import { fetchFile, readIndex, type SegmentEntry } from "./segments";
import { readAhead, Shelf, type StoredSegments } from "./shelf";

/** What the browser's own profiler and the bench call the time that opening takes, and the reader's segments within it. */
const openingMark = "second-source open";
const shelfMark = "second-source open library";

let wasOpened = false;

/**
 * Opens the engine with the segments listed below `libraryAddress` (ending in `/`), and with the reader's own. A segment
 * that cannot be opened is left out and reported; the others still answer. Only one engine is open at a time.
 */
export async function openEngine(libraryAddress: string, stored: StoredSegments): Promise<OpenEngine> {
  const begun = performance.now();
  const reading = readAhead(stored);
  const [index] = await Promise.all([
    fetchFile(`${libraryAddress}index.json`).then((response) => response.json()),
    init({ module_or_path: wasmAddress }),
  ]);
  // The one before was given up because it broke down: its memory is in an unknown state.
  if (wasOpened) renewInstance();
  wasOpened = true;
  const engine = new Engine();
  try {
    const open = await filled(engine, readIndex(index), libraryAddress, reading);
    performance.measure(openingMark, { start: begun });
    return open;
  } catch (error) {
    engine.free();
    throw error;
  }
}

async function filled(
  engine: Engine,
  bundled: readonly SegmentEntry[],
  libraryAddress: string,
  stored: StoredSegments,
): Promise<OpenEngine> {
  const notices: Notice[] = [];
  const fetched = bundled.map(async ({ file }) => ({
    file,
    bytes: await fetchFile(libraryAddress + file).then(
      async (response) => new Uint8Array(await response.arrayBuffer()),
    ),
  }));
  for (const segment of await Promise.allSettled(fetched)) {
    if (segment.status === "rejected")
      notices.push(unopened(String(segment.reason?.message ?? segment.reason)));
    else addSegment(engine, segment.value, notices);
  }
  const shelf = new Shelf(engine, stored);
  const begun = performance.now();
  await shelf.update();
  performance.measure(shelfMark, { start: begun });
  return { engine, notices, shelf, samples: engine.library(true).articles };
}

function addSegment(
  engine: Engine,
  { file, bytes }: { file: string; bytes: Uint8Array },
  notices: Notice[],
): void {
  try {
    engine.addSegment(bytes, "published");
  } catch (error) {
    notices.push(unopened(`${file}: ${error instanceof Error ? error.message : String(error)}`));
  }
}

function unopened(reason: string): Notice {
  return { about: "library", value: reason, text: `A part of the library could not be opened: ${reason}` };
}
