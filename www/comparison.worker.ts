/**
 * Where does the comparison run?
 *
 * In this worker, so that the page stays usable. Every request brings the articles to compare with; nothing is kept
 * between requests.
 */

import init, { buildSegment, Engine } from "#wasm/second_source.js";
import wasmAddress from "#wasm/second_source_bg.wasm?url";
import type { Answer, Question } from "./comparison";

const ready = init({ module_or_path: wasmAddress });

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  void answer(data).then((found) => self.postMessage(found));
});

async function answer({ article, others, sample }: Question): Promise<Answer> {
  try {
    await ready;
    const engine = new Engine();
    engine.addSegment(buildSegment([...others], sample), "imported");
    const report = engine.check(article, { sample });
    engine.free();
    return { report };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
