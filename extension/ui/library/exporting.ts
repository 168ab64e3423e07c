/** All articles as lines of JSON, part by part. */

import type { Ask } from "../../protocol/calls";
import type { LibraryCalls } from "../../protocol/library-calls";

/** The parts in order, or nothing where the reader stopped it. `progress` is told how many articles there are so far. */
export async function exportLines(
  ask: Ask<LibraryCalls>,
  stop: AbortSignal,
  progress: (articles: number) => void,
): Promise<string[] | undefined> {
  const parts: string[] = [];
  let articles = 0;
  let cursor: string | undefined;
  do {
    if (stop.aborted) return undefined;
    const chunk = await ask("exportChunk", cursor === undefined ? {} : { cursor });
    if (cursor !== undefined && chunk.cursor === cursor) throw new Error("the export does not come forward");
    parts.push(chunk.lines.endsWith("\n") || chunk.lines === "" ? chunk.lines : `${chunk.lines}\n`);
    articles += chunk.articles;
    progress(articles);
    cursor = chunk.cursor;
  } while (cursor !== undefined);
  return parts;
}
