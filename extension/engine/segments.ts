/**
 * Which segments come with the extension?
 *
 * `library/index.json` lists them: made-up samples, and the bundled library where one was packaged.
 */

export interface SegmentEntry {
  readonly file: string;
  readonly kind: "samples" | "library";
}

/** A file name beside the index; nothing that leads elsewhere. */
const fileName = /^[\w][\w.-]*\.seg$/;

/** The entries of a parsed `index.json`. Throws with a remedy where it is not one. */
export function readIndex(index: unknown): SegmentEntry[] {
  const segments =
    typeof index === "object" && index !== null && "segments" in index ? index.segments : undefined;
  if (!Array.isArray(segments))
    throw new Error("library/index.json lists no segments; build the extension again");
  return segments.map((entry: unknown) => {
    const { file, kind } = (entry ?? {}) as Record<string, unknown>;
    if (typeof file !== "string" || !fileName.test(file) || (kind !== "samples" && kind !== "library")) {
      throw new Error(
        "library/index.json names a segment in a way this build does not know; build the extension again",
      );
    }
    return { file, kind };
  });
}

/** Bytes of a file that comes with the extension. */
export async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok)
    throw new Error(
      `${address.replace(/^.*\/library\//, "library/")} cannot be read; install the extension again`,
    );
  return response;
}
