/** What does a published library offer? Its `manifest.json`, whose form CONTRACT.md fixes. */

import { webAddress } from "./addresses";
import { troubled } from "./trouble";

export interface Slice {
  readonly file: string;
  readonly url: string;
  readonly from?: string;
  readonly to?: string;
  readonly articles: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly title: string;
  readonly publisher: string;
  readonly slices: readonly Slice[];
}

/** A file name beside the manifest; nothing that leads elsewhere. */
const fileName = /^[\w][\w.-]{0,200}\.seg$/;
/** Ten years of days. */
const mostSlices = 4000;

/** Whether the text says of itself that it is a manifest, be it right or not. */
export function isManifest(text: string): boolean {
  return /^\s*\{/.test(text) && /"segments"\s*:\s*\[/.test(text) && /"format"\s*:/.test(text);
}

/** Reads a manifest found at `url`. Throws `format` for one that this version does not read. */
export function readManifest(text: string, url: string): Manifest {
  const given = record(parsed(text));
  if (given.format !== 1)
    throw troubled("format", `manifest format ${String(given.format).slice(0, 20)}; this version reads 1`);
  if (!Array.isArray(given.segments) || given.segments.length === 0 || given.segments.length > mostSlices) {
    throw troubled("format", `the manifest lists no segments, or more than ${mostSlices}`);
  }
  const slices = given.segments.map((slice: unknown, at) => readSlice(record(slice), at, url));
  return {
    title: textIn(given.title) || new URL(url).hostname,
    publisher: textIn(given.publisher),
    // Listed twice it is fetched once.
    slices: [...new Map(slices.map((slice) => [slice.file, slice])).values()],
  };
}

function readSlice(given: Record<string, unknown>, at: number, base: string): Slice {
  const { file, bytes, sha256, articles } = given;
  const wrong = (what: string) => troubled("format", `segment ${at + 1} of the manifest ${what}`);
  if (typeof file !== "string" || !fileName.test(file)) throw wrong("has no file name of the agreed form");
  if (typeof sha256 !== "string" || !/^[\da-f]{64}$/i.test(sha256)) throw wrong("has no SHA-256");
  if (typeof bytes !== "number" || !Number.isSafeInteger(bytes) || bytes <= 0) throw wrong("has no size");
  const url = webAddress(file, base)?.href;
  if (!url) throw wrong("has no address");
  const [from, to] = [textIn(given.from), textIn(given.to)];
  const count = typeof articles === "number" && articles >= 0 ? articles : 0;
  return {
    file,
    url,
    bytes,
    sha256: sha256.toLowerCase(),
    articles: count,
    ...(from && { from }),
    ...(to && { to }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw troubled("format", error instanceof Error ? error.message : String(error));
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.trim().slice(0, 300) : "";
}
