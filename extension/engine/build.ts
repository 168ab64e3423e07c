/** How do articles become one library file? In the page that exports them: the engine that answers pages stays free. */

import init, { buildSegment } from "#wasm/second_source.js";
import wasmAddress from "#wasm/second_source_bg.wasm?url";
import type { Article } from "./second-source";

/** Bytes of a library file. Throws where an article is beyond the limits. */
export async function buildLibrary(articles: readonly unknown[]): Promise<Uint8Array> {
  await init({ module_or_path: wasmAddress });
  return buildSegment(articles as Article[], false);
}
