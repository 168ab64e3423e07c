/** How is the engine opened? WebAssembly first, then every segment that comes with the extension, then the reader's. */

import init, { Engine } from "#wasm/second_source.js";
import wasmAddress from "#wasm/second_source_bg.wasm?url";
import type { OpenEngine } from "./host";
import { fetchFile, readIndex } from "./segments";
import { Shelf, type StoredSegments } from "./shelf";

/**
 * Opens the engine with the segments listed below `libraryAddress` (ending in `/`), and with the reader's own. A segment
 * that cannot be opened is left out and reported; the others still answer.
 */
export async function openEngine(libraryAddress: string, stored: StoredSegments): Promise<OpenEngine> {
  const [index] = await Promise.all([
    fetchFile(`${libraryAddress}index.json`).then((response) => response.json()),
    init({ module_or_path: wasmAddress }),
  ]);
  const engine = new Engine();
  const notices: string[] = [];
  const fetched = readIndex(index).map(async ({ file }) => ({
    file,
    bytes: await fetchFile(libraryAddress + file).then(
      async (response) => new Uint8Array(await response.arrayBuffer()),
    ),
  }));
  for (const segment of await Promise.allSettled(fetched)) {
    if (segment.status === "rejected") notices.push(String(segment.reason?.message ?? segment.reason));
    else addSegment(engine, segment.value, notices);
  }
  const shelf = new Shelf(engine, stored);
  await shelf.update();
  return { engine, notices, shelf, samples: engine.library(true).articles };
}

function addSegment(
  engine: Engine,
  { file, bytes }: { file: string; bytes: Uint8Array },
  notices: string[],
): void {
  try {
    engine.addSegment(bytes);
  } catch (error) {
    notices.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
