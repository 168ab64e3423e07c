/**
 * What did the reader hand in?
 *
 * Saved pages, texts, JSON lines and our own library files arrive in parts and are put together here. Every article of a
 * file is read by itself: one that cannot be read is named in the answer, and the others come in.
 */

import type { Ingest } from "../engine/ingest";
import type { Article } from "../engine/second-source";
import { limits, readArticle } from "../protocol/arguments";
import { CallError } from "../protocol/envelope";
import type { Added, ImportAnswer, ImportChunk, LibrarySettings, Trouble } from "../protocol/library-calls";
import { decodeText } from "./charset";
import { addedOutlet, articleKey, type LibraryDatabase, type PendingRecord, seenKey } from "./database";
import { ensureAdded } from "./outlets";
import { ageOf, type Replacing, storeDrafts } from "./shelving";
import { comesBack, readSyncedMark, type SyncedMark } from "./synced";
import { troubleOf } from "./trouble";

/** Largest file, and all files that are under way at once, in bytes. */
const largestFile = 256_000_000;
/** Troubles that an answer names; more would fill the screen. */
const mostTroubles = 20;
/** A transfer without a part for so long has been given up. */
const patience = 5 * 60_000;

interface Transfer {
  readonly parts: Uint8Array[];
  size: number;
  touched: number;
}

/** Files under way. They are kept in memory: a stopped background has lost them, and the caller is told to begin again. */
export class Imports {
  private readonly transfers = new Map<string, Transfer>();

  /** Takes one part; after the last the file is read and stored. */
  async take(
    chunk: ImportChunk,
    database: LibraryDatabase,
    core: Ingest,
    { settings, now }: { readonly settings: LibrarySettings; readonly now: number },
  ): Promise<ImportAnswer> {
    const bytes = this.collect(chunk, now);
    if (!bytes) return { added: 0, updated: 0, known: 0, refused: [] };
    const refused: Trouble[] = [];
    const own: Article[] = [];
    const synced = new Map<string, PendingRecord[]>();
    for (const { article, mark } of articlesIn(chunk, bytes, core, refused)) {
      const at = mark && ageOf(article.published, Date.parse(mark.added));
      if (mark && at && (await comesBack(mark, at, database, settings, now))) {
        synced.set(mark.outlet, [...(synced.get(mark.outlet) ?? []), syncedDraft(article, mark)]);
      } else own.push(article);
    }
    const sum = { added: 0, updated: 0, known: 0 };
    const count = (stored: AddedCounts) => {
      for (const key of ["added", "updated", "known"] as const) sum[key] += stored[key];
    };
    for (const [outlet, drafts] of synced) count(await storeDrafts(database, core, outlet, drafts));
    if (own.length > 0) count(await addArticles(database, core, own, now, "unfetched"));
    return { ...sum, refused: refused.slice(0, mostTroubles) };
  }

  /** The whole file with its last part; nothing before. */
  private collect({ transfer, part: number, data, last }: ImportChunk, now: number): Uint8Array | undefined {
    for (const [id, { touched }] of this.transfers) if (touched + patience < now) this.transfers.delete(id);
    const open = this.transfers.get(transfer) ?? { parts: [], size: 0, touched: now };
    if (number !== open.parts.length) {
      this.transfers.delete(transfer);
      throw new CallError(
        "failed",
        "the browser was interrupted while it read the file; choose the file again",
      );
    }
    const part = fromBase64(data);
    const others = [...this.transfers.values()].reduce((sum, { size }) => sum + size, 0);
    if (others + part.length > largestFile) {
      this.transfers.delete(transfer);
      throw new CallError("invalid", `the file is larger than ${largestFile} bytes; split it`);
    }
    open.parts.push(part);
    open.size += part.length;
    open.touched = now;
    this.transfers.set(transfer, open);
    if (!last) return undefined;
    this.transfers.delete(transfer);
    return joined(open);
  }
}

function joined({ parts, size }: Transfer): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function fromBase64(data: string): Uint8Array {
  try {
    return Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  } catch {
    throw new CallError("invalid", "the part of the file is not base64");
  }
}

/** An article of a file, and where a sync had it from, if the file says so. */
interface Incoming {
  readonly article: Article;
  readonly mark?: SyncedMark | undefined;
}

function syncedDraft(article: Article, { outlet, added, text, why }: SyncedMark): PendingRecord {
  const draft = { article, text, ...(why && { why }) };
  const key = seenKey(outlet, { url: article.url, guid: article.id });
  return { key, outlet, state: "ready", added: Date.parse(added), draft };
}

type Reader = (bytes: Uint8Array, chunk: ImportChunk, core: Ingest, refused: Trouble[]) => Incoming[];

/** How each kind of file is read, by the end of its name. */
const readers: Readonly<Record<string, Reader>> = {
  seg: (bytes, _, core) => core.unpack(bytes).articles.map((article) => ({ article })),
  html: readPage,
  htm: readPage,
  xhtml: readPage,
  txt: readText,
  md: readText,
  json: readJson,
  jsonl: readLines,
  ndjson: readLines,
};

function articlesIn(chunk: ImportChunk, bytes: Uint8Array, core: Ingest, refused: Trouble[]): Incoming[] {
  const ending = /\.([a-z]+)$/i.exec(chunk.name)?.[1]?.toLowerCase() ?? "";
  const read = Object.hasOwn(readers, ending) ? readers[ending] : undefined;
  if (!read) {
    refused.push({
      code: "unreadable",
      detail: `${chunk.name}: give .html, .txt, .md, .json, .jsonl or .seg files`,
    });
    return [];
  }
  try {
    return read(bytes, chunk, core, refused);
  } catch (error) {
    refused.push({ code: "unreadable", detail: `${chunk.name}: ${troubleOf(error).detail ?? ""}` });
    return [];
  }
}

function readPage(bytes: Uint8Array, { address }: ImportChunk, core: Ingest): Incoming[] {
  const html = decodeText(bytes, null);
  // Browsers write down where a page was saved from: "<!-- saved from url=(0031)https://… -->".
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)/i.exec(html.slice(0, 2000))?.[1];
  return [{ article: core.page(html, address ?? saved ?? "") }];
}

function readText(bytes: Uint8Array, { address }: ImportChunk, core: Ingest): Incoming[] {
  const article = core.text(decodeText(bytes, null));
  return [{ article: address ? { ...article, url: address, id: address } : article }];
}

function readJson(bytes: Uint8Array, chunk: ImportChunk, core: Ingest, refused: Trouble[]): Incoming[] {
  const given: unknown = JSON.parse(decodeText(bytes, null));
  const all = Array.isArray(given) ? given : [given];
  return all.flatMap((one, at) => readOne(one, `${chunk.name}, article ${at + 1}`, core, refused));
}

function readLines(bytes: Uint8Array, chunk: ImportChunk, core: Ingest, refused: Trouble[]): Incoming[] {
  const lines = decodeText(bytes, null).split("\n");
  return lines.flatMap((line, at) => {
    if (line.trim() === "") return [];
    const place = `${chunk.name}, line ${at + 1}`;
    try {
      return readOne(JSON.parse(line), place, core, refused);
    } catch (error) {
      refused.push({ code: "unreadable", detail: `${place}: ${troubleOf(error).detail ?? ""}` });
      return [];
    }
  });
}

function readOne(given: unknown, place: string, core: Ingest, refused: Trouble[]): Incoming[] {
  try {
    return [{ article: named(core.article(fromJson(given)), place, core), mark: readSyncedMark(given) }];
  } catch (error) {
    refused.push({ code: "unreadable", detail: `${place}: ${troubleOf(error).detail ?? ""}` });
    return [];
  }
}

/** What {@link fromJson} calls an article that has no name of its own, until its text gives it one. */
const nameless = "nameless";

/** Line 1 of one "articles.jsonl" is not line 1 of the next: what names an article without id and address is its text. */
function named(article: Article, place: string, core: Ingest): Article {
  return article.id === nameless ? { ...article, id: `text ${core.textKey(article) || place}` } : article;
}

/** Article JSON of CONTRACT.md: blocks, or text that stands in for them; `id` and `url`: one suffices, and none will do. */
function fromJson(given: unknown): Article {
  const { text, id, url } = (given ?? {}) as { text?: unknown; id?: unknown; url?: unknown };
  const isNamed = [id, url].some((name) => typeof name === "string" && name !== "");
  const named = isNamed ? {} : { id: nameless };
  if (typeof text !== "string") return { ...readArticle(given), ...named };
  if (text.length > limits.text) throw new Error(`the text has more than ${limits.text} characters`);
  const { blocks: _, ...head } = readArticle({ ...(given as object), blocks: [] });
  return { ...head, ...named, text };
}

export interface AddedCounts {
  readonly added: number;
  readonly updated: number;
  readonly known: number;
}

/** Stores articles as the reader's own; synced ones with the same address become the reader's, as far as `replace` says. */
export async function addArticles(
  database: LibraryDatabase,
  core: Ingest,
  articles: readonly Article[],
  now: number,
  replace: Replacing = "any",
): Promise<AddedCounts> {
  await ensureAdded(database, now);
  const ready = articles.map((article): PendingRecord => {
    const key = `${addedOutlet} ${article.url ?? article.id ?? ""}`;
    return { key, outlet: addedOutlet, state: "ready", added: now, draft: { article, text: "reader" } };
  });
  return storeDrafts(database, core, addedOutlet, ready, replace);
}

/** Stores one article, and says what became of it. */
export async function addArticle(
  database: LibraryDatabase,
  core: Ingest,
  given: Article,
  now: number,
): Promise<Added> {
  let article: Article;
  try {
    article = core.article(given);
  } catch (error) {
    return { outcome: "refused", trouble: { code: "unreadable", detail: troubleOf(error).detail ?? "" } };
  }
  if ((article.blocks ?? []).length === 0) return { outcome: "refused", trouble: { code: "unreadable" } };
  const { added, updated } = await addArticles(database, core, [article], now);
  const textKey = core.textKey(article);
  const row = textKey && (await database.getFromIndex("articles", "text", [addedOutlet, textKey]));
  const outcome = updated > 0 ? "updated" : added > 0 ? "added" : "known";
  return {
    outcome,
    article: row ? row.key : articleKey(addedOutlet, article),
    ...(article.title && { title: article.title }),
  };
}
