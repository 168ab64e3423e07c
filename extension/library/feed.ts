/**
 * Which articles does a feed name?
 *
 * RSS 0.9x and 2.0, Atom, RDF, JSON Feed and news sitemaps all become the same plain entries. A feed is somebody else's
 * text: what is too much is cut off, what cannot be read is left out, and nothing in it is believed but words.
 */

import type { FeedKind } from "../protocol/library-calls";
import { webAddress } from "./addresses";
import { readDate } from "./dates";
import { jsonFeed } from "./json-feed";
import { lineOf } from "./markup";
import { troubled } from "./trouble";
import { readXml } from "./xml";
import { xmlFeed } from "./xml-feed";

/** One article that a feed names. */
export interface FeedEntry {
  /** Where it stands; an entry without an address has words at least. */
  readonly url?: string;
  /** What the feed calls it. */
  readonly guid?: string;
  readonly title?: string;
  readonly published?: string;
  readonly byline?: string;
  readonly language?: string;
  /** Agency or outlet that it was taken from. */
  readonly source?: string;
  /** Its whole text in the feed, as markup. */
  readonly content?: string;
  /** A sentence or two, as markup. */
  readonly summary?: string;
}

export interface ParsedFeed {
  readonly kind: FeedKind;
  readonly title?: string;
  /** The site it belongs to. */
  readonly home?: string;
  readonly entries: readonly FeedEntry[];
}

/** An entry as the feed has it. */
export type RawEntry = { -readonly [K in keyof FeedEntry]?: FeedEntry[K] | undefined } & {
  /** `xml:base` */
  base?: string | undefined;
};

/** A feed before anything in it was looked at. */
export interface RawFeed {
  readonly kind: FeedKind;
  readonly title?: string | undefined;
  readonly home?: string | undefined;
  readonly entries: readonly RawEntry[];
}

/** Entries of one feed that are looked at, newest first. The busiest outlet prints 600 a day. */
const mostEntries = 1000;
/** Entries that are read at all. */
const mostRead = 20_000;
/** UTF-16 code units of one entry's markup. */
const longestMarkup = 400_000;

/** Reads a feed found at `url`. Throws `notAFeed` with the reason. */
export function readFeed(text: string, url: string, now: number): ParsedFeed {
  const feed = /^[\s\uFEFF]*\{/.test(text) ? jsonFeed(text) : xml(text);
  const base = webAddress(feed.home ?? "", url)?.href ?? url;
  const entries = feed.entries.slice(0, mostRead).map((entry) => clean(entry, base, now));
  const useful = entries.filter((entry) => entry.url || entry.content || entry.summary);
  const title = lineOf(feed.title);
  const home = webAddress(feed.home ?? "", url)?.href;
  return {
    kind: feed.kind,
    entries: useful.sort(newerFirst).slice(0, mostEntries),
    ...(title && { title }),
    ...(home && { home }),
  };
}

function xml(text: string): RawFeed {
  // Internal entities serve no feed and are how XML bombs are built.
  if (/<!ENTITY\b/i.test(text.slice(0, 20_000))) throw troubled("notAFeed", "the feed declares entities");
  const feed = xmlFeed(readXml(text));
  if (!feed) throw troubled("notAFeed", `it begins with “${text.trim().slice(0, 40)}”`);
  return feed;
}

function newerFirst(a: FeedEntry, b: FeedEntry): number {
  return (b.published ?? "").localeCompare(a.published ?? "");
}

function clean(raw: RawEntry, base: string, now: number): FeedEntry {
  const isRelativeTo = webAddress(raw.base ?? "", base)?.href ?? base;
  const entry: RawEntry = {
    url: raw.url === undefined ? undefined : webAddress(raw.url, isRelativeTo)?.href,
    guid: raw.guid?.slice(0, 2000),
    title: lineOf(raw.title),
    published: readDate(raw.published, now),
    byline: lineOf(raw.byline)?.slice(0, 300),
    language: /^\s*([a-z]{2})\b/i.exec(raw.language ?? "")?.[1]?.toLowerCase(),
    source: lineOf(raw.source)?.slice(0, 200),
    content: raw.content?.slice(0, longestMarkup),
    summary: raw.summary?.slice(0, longestMarkup),
  };
  const said = Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined && value !== ""),
  );
  // Without address and GUID an article is known by what the feed says of it, or all of them would be one.
  return said.url || said.guid ? said : { ...said, guid: `words ${hashOf(JSON.stringify(said))}` };
}

/** FNV-1a, twice: enough to tell a thousand entries apart, and nothing that anybody must trust. */
function hashOf(text: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    two = Math.imul(two ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
