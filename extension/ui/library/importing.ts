/**
 * How does a file reach the background?
 *
 * In parts, because messages have a size limit; one file after the other, so that nothing stands whole in memory twice.
 */

import type { ImportAnswer, OutletChoice } from "../../protocol/library-calls";
import type { MessageKey } from "../../words/words";
import type { LibraryPageCalls } from "./calls";
import { opmlLimit, readOpml } from "./opml";

/** Bytes of a part: divisible by three, so that base64 needs no padding but at the end; 4 MB of base64. */
const partSize = 2_999_997;
/** What the background puts together at once. */
const fileLimit = 256_000_000;

export type FileResult =
  | { readonly outcome: "read"; readonly answer: ImportAnswer }
  | { readonly outcome: "outlets"; readonly outlets: readonly OutletChoice[] }
  | { readonly outcome: "stopped" }
  | { readonly outcome: "refused"; readonly reason: MessageKey; readonly detail?: string };

const readable = /\.(html?|txt|md|json|jsonl|seg)$/i;
const lists = /\.(opml|xml)$/i;

/** Reads one file; never rejects. `progress` is told from 0 to 1. */
export async function importFile(
  file: File,
  calls: LibraryPageCalls,
  stop: AbortSignal,
  progress: (part: number) => void,
): Promise<FileResult> {
  if (stop.aborted) return { outcome: "stopped" };
  if (file.size === 0) return { outcome: "refused", reason: "importEmpty" };
  if (file.size > fileLimit) return { outcome: "refused", reason: "importTooLarge" };
  try {
    if (lists.test(file.name)) return await readList(file);
    if (!readable.test(file.name)) return { outcome: "refused", reason: "importUnknownKind" };
    return await send(file, calls, stop, progress);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: "refused", reason: "troubleUnknown", detail };
  }
}

async function readList(file: File): Promise<FileResult> {
  const outlets = file.size > opmlLimit ? undefined : readOpml(await read(file, "readAsText"));
  if (!outlets) return { outcome: "refused", reason: "importNoList" };
  if (outlets.length === 0) return { outcome: "refused", reason: "importEmptyList" };
  return { outcome: "outlets", outlets };
}

async function send(
  file: File,
  { ask }: LibraryPageCalls,
  stop: AbortSignal,
  progress: (part: number) => void,
): Promise<FileResult> {
  const transfer = crypto.randomUUID();
  for (let start = 0; ; start += partSize) {
    if (stop.aborted) return { outcome: "stopped" };
    const end = Math.min(file.size, start + partSize);
    const last = end === file.size;
    const data = await base64(file.slice(start, end));
    const answer = await ask("importChunk", {
      transfer,
      name: file.name,
      part: start / partSize,
      data,
      last,
    });
    if (last) return { outcome: "read", answer };
    progress(end / file.size);
  }
}

/** Through a data address: the one way to base64 that all our browsers do natively. */
async function base64(part: Blob): Promise<string> {
  return (await read(part, "readAsDataURL")).replace(/^[^,]*,/, "");
}

function read(part: Blob, how: "readAsDataURL" | "readAsText"): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the file cannot be read"));
    reader[how](part);
  });
}
