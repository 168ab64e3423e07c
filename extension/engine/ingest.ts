/**
 * Who reads pages, and packs articles into segments?
 *
 * The second WebAssembly build. It is loaded with the first page that a sync, an import or an export works on: readers
 * who only compare never pay for it, and it goes when the browser stops the background.
 */

import init, {
  buildSegment,
  canonicalUrl,
  pageToArticle,
  readArticle,
  renewInstance,
  SegmentFile,
  textKey,
  textToArticle,
} from "#ingest/second_source.js";
import wasmAddress from "#ingest/second_source_bg.wasm?url";
import type { Article } from "./second-source";

/** A segment as the library keeps it: index and words apart. */
export interface Packed {
  readonly index: Uint8Array;
  /** Words of the articles, in the order in which the index has them. */
  readonly texts: readonly Uint8Array[];
  /** Ids of the articles in that order. An article given twice is there once. */
  readonly ids: readonly string[];
}

export interface Ingest {
  /** The article of a page found at `url`. Throws where there is none. */
  page(html: string, url: string): Article;
  /** The article in a plain or Markdown text. Throws where there is none. */
  text(text: string): Article;
  /** The article as it is stored: canonical address, an id, a language, blocks. Throws for one beyond the limits. */
  article(given: Article): Article;
  canonicalUrl(address: string): string | undefined;
  /** Equal for equal running texts, empty without one. */
  textKey(article: Article): string;
  pack(articles: readonly Article[]): Packed;
  /** Takes a whole segment file apart. Throws for damaged bytes and other format versions. */
  unpack(bytes: Uint8Array): Packed & { readonly articles: readonly Article[] };
  /** The articles of which texts are given, from a segment's index. */
  articles(index: Uint8Array, texts: ReadonlyMap<number, Uint8Array>): Article[];
}

/** The calls on a WebAssembly module that has been started. A call that breaks it down fails, and those after it work. */
export const ingest: Ingest = renewing({
  page: pageToArticle,
  text: textToArticle,
  article: readArticle,
  canonicalUrl,
  textKey,
  pack: (articles) => unpacked(buildSegment([...articles], false), (file) => parts(file)),
  unpack: (bytes) => unpacked(bytes, (file) => ({ ...parts(file), articles: all(file, numbers(file)) })),
  articles: (index, texts) =>
    unpacked(index, (file) => {
      for (const [n, text] of texts) file.putText(n, text);
      return all(file, [...texts.keys()]);
    }),
});

/**
 * A panic leaves memory and stack of an instance in an unknown state, and the pages of a sync keep coming: the next one
 * must not pay for the one before.
 */
export function renewing(core: Ingest): Ingest {
  const guarded = <A extends unknown[], R>(call: (...given: A) => R) => {
    return (...given: A): R => {
      try {
        return call(...given);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) renewInstance();
        throw error;
      }
    };
  };
  return {
    page: guarded(core.page),
    text: guarded(core.text),
    article: guarded(core.article),
    canonicalUrl: guarded(core.canonicalUrl),
    textKey: guarded(core.textKey),
    pack: guarded(core.pack),
    unpack: guarded(core.unpack),
    articles: guarded(core.articles),
  };
}

let started: Promise<Ingest> | undefined;

/** Loads the module with the first call. */
export function loadIngest(): Promise<Ingest> {
  const starting = started ?? init({ module_or_path: wasmAddress }).then(() => ingest);
  started = starting;
  // What failed once (memory, a file that cannot be read) may work the next time.
  starting.catch(() => {
    started = undefined;
  });
  return starting;
}

function unpacked<T>(bytes: Uint8Array, read: (file: SegmentFile) => T): T {
  const file = new SegmentFile(bytes);
  try {
    return read(file);
  } finally {
    release(file);
  }
}

/** After a panic the file cannot be freed any more; what counts is that nobody frees it later, in another instance. */
function release(file: SegmentFile): void {
  try {
    file.free();
  } catch {
    // The error that is on its way says what went wrong.
  }
}

function parts(file: SegmentFile): Packed {
  const texts = numbers(file).map((n) => file.text(n));
  return { index: file.index(), texts, ids: all(file, numbers(file)).map(({ id }) => id ?? "") };
}

function all(file: SegmentFile, which: readonly number[]): Article[] {
  return which.map((n) => file.article(n));
}

function numbers(file: SegmentFile): number[] {
  return Array.from({ length: file.articles }, (_, n) => n);
}
