/**
 * Which articles does a feed name?
 *
 * RSS 0.9x and 2.0, Atom, RDF, JSON Feed and news sitemaps all become the same plain entries. A feed is somebody else's
 * text: what is too much is cut off, what cannot be read is left out, and nothing in it is believed but words.
 */

import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import type { FeedKind } from "../protocol/library-calls";
import { webAddress } from "./addresses";
import { readDate } from "./dates";
import { lineOf } from "./markup";
import { troubled } from "./trouble";

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

/** Entries of one feed that are looked at, newest first. The busiest outlet prints 600 a day. */
const mostEntries = 1000;
/** UTF-16 code units of one entry's markup. */
const longestMarkup = 400_000;

/** Reads a feed found at `url`. Throws `notAFeed` with the reason. */
export function readFeed(text: string, url: string, now: number): ParsedFeed {
  // Internal entities serve no feed and are how XML bombs are built.
  if (/<!ENTITY\b/i.test(text.slice(0, 20_000))) throw troubled("notAFeed", "the feed declares entities");
  const feed = /<urlset\b/i.test(text.slice(0, 5000)) ? newsSitemap(text) : parsed(text);
  const base = webAddress(feed.home ?? "", url)?.href ?? url;
  const entries = feed.entries.slice(0, 20_000).map((entry) => clean(entry, entry.isRelativeTo ?? base, now));
  const useful = entries.filter((entry) => entry.url || entry.content || entry.summary);
  const newest = useful.sort(newerFirst).slice(0, mostEntries);
  const title = lineOf(feed.title);
  const home = webAddress(feed.home ?? "", url)?.href;
  return { kind: feed.kind, entries: newest, ...(title && { title }), ...(home && { home }) };
}

function newerFirst(a: FeedEntry, b: FeedEntry): number {
  return (b.published ?? "").localeCompare(a.published ?? "");
}

/** An entry as the feed has it. */
type Raw = { -readonly [K in keyof FeedEntry]?: FeedEntry[K] | undefined } & {
  isRelativeTo?: string | undefined;
};

interface RawFeed {
  readonly kind: FeedKind;
  readonly title?: string | undefined;
  readonly home?: string | undefined;
  readonly entries: readonly Raw[];
}

function clean(raw: Raw, base: string, now: number): FeedEntry {
  const entry: Raw = {
    url: raw.url === undefined ? undefined : webAddress(raw.url, base)?.href,
    guid: raw.guid?.slice(0, 2000),
    title: lineOf(raw.title),
    published: readDate(raw.published, now),
    byline: lineOf(raw.byline)?.slice(0, 300),
    language: /^[a-z]{2}\b/i.exec(raw.language ?? "")?.[0].toLowerCase(),
    source: lineOf(raw.source)?.slice(0, 200),
    content: raw.content?.slice(0, longestMarkup),
    summary: raw.summary?.slice(0, longestMarkup),
  };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== ""));
}

function parsed(text: string): RawFeed {
  const found = attempt(text);
  switch (found.format) {
    case "rss":
      return rss(found.feed);
    case "atom":
      return atom(found.feed);
    case "rdf":
      return rdf(found.feed);
    case "json":
      return json(found.feed);
  }
}

function attempt(text: string) {
  try {
    // Before its declaration XML allows nothing; feeds begin with blank lines all the same.
    return parseFeed(text.replace(/^[\s\uFEFF]+/, ""));
  } catch (error) {
    throw troubled("notAFeed", error instanceof Error ? error.message : String(error));
  }
}

/** Feeds that come without any type from the parser: every field may be missing. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

function rss(feed: Loose<RssFeed.Feed<string>>): RawFeed {
  const entries = (feed.items ?? []).map((item): Raw => {
    const permalink = item.guid?.isPermaLink !== false ? item.guid?.value : undefined;
    return {
      url:
        item.link ??
        item.atom?.links?.find(({ rel }) => !rel || rel === "alternate")?.href ??
        permalinkOf(permalink),
      guid: item.guid?.value,
      title: item.title,
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
      byline: names(item.dc?.creators ?? item.authors?.map((author) => author.name ?? author.email)),
      language: item.dc?.languages?.[0] ?? feed.language,
      source: item.source?.title ?? item.dc?.sources?.[0],
      content: item.content?.encoded,
      summary: item.description,
    };
  });
  return { kind: "rss", title: feed.title, home: feed.link, entries };
}

function permalinkOf(guid: string | undefined): string | undefined {
  return guid && /^https?:\/\//i.test(guid) ? guid : undefined;
}

function atom(feed: Loose<AtomFeed.Feed<string>>): RawFeed {
  const alternate = (links: readonly { href?: string; rel?: string; type?: string }[] | undefined) =>
    links?.find(({ rel, type }) => (!rel || rel === "alternate") && (!type || /html/.test(type)))?.href ??
    links?.find(({ rel }) => !rel || rel === "alternate")?.href;
  const entries = (feed.entries ?? []).map(
    (entry): Raw => ({
      url: alternate(entry.links) ?? permalinkOf(entry.id),
      isRelativeTo: entry.xml?.base ?? feed.xml?.base,
      guid: entry.id,
      title: entry.title?.value,
      published: entry.published ?? entry.updated,
      byline: names(entry.authors?.map(({ name }) => name)),
      language: entry.xml?.lang ?? feed.xml?.lang,
      source: entry.source?.title?.value ?? entry.dc?.sources?.[0],
      content: entry.content?.src ? undefined : entry.content?.value,
      summary: entry.summary?.value,
    }),
  );
  return { kind: "atom", title: feed.title?.value, home: alternate(feed.links), entries };
}

function rdf(feed: Loose<RdfFeed.Feed<string>>): RawFeed {
  const entries = (feed.items ?? []).map(
    (item): Raw => ({
      url: item.link ?? permalinkOf(item.rdf?.about),
      guid: item.rdf?.about,
      title: item.title,
      published: item.dc?.dates?.[0],
      byline: names(item.dc?.creators),
      language: item.dc?.languages?.[0] ?? feed.dc?.languages?.[0],
      source: item.dc?.sources?.[0],
      content: item.content?.encoded,
      summary: item.description,
    }),
  );
  return { kind: "rdf", title: feed.title, home: feed.link, entries };
}

function json(feed: Loose<JsonFeed.Feed<string>>): RawFeed {
  const entries = (feed.items ?? []).map(
    (item): Raw => ({
      url: item.url ?? item.external_url ?? permalinkOf(item.id),
      guid: item.id,
      title: item.title,
      published: item.date_published ?? item.date_modified,
      byline: names((item.authors ?? feed.authors)?.map(({ name }) => name)),
      language: item.language ?? feed.language,
      content: item.content_html ?? (item.content_text && escaped(item.content_text)),
      summary: item.summary && escaped(item.summary),
    }),
  );
  return { kind: "json", title: feed.title, home: feed.home_page_url, entries };
}

/** Plain text as markup, its paragraphs kept. */
function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/\n{2,}/g, "<p>");
}

function names(all: readonly (string | undefined)[] | undefined): string | undefined {
  return (
    all
      ?.filter((name) => name)
      .slice(0, 5)
      .join(", ") || undefined
  );
}

/** A sitemap with Google's news elements, read element by element: it names articles and has none of their words. */
function newsSitemap(text: string): RawFeed {
  const entries: Raw[] = [];
  for (const [, url = ""] of text.matchAll(/<url\b[^>]*>([\s\S]*?)<\/url>/gi)) {
    const news = element(url, "news:news") ?? "";
    entries.push({
      url: lineOf(unwrapped(element(url, "loc"))),
      title: unwrapped(element(news, "news:title")),
      published: lineOf(unwrapped(element(news, "news:publication_date") ?? element(url, "lastmod"))),
      language: element(news, "news:language"),
    });
    if (entries.length >= 50_000) break;
  }
  if (entries.length === 0) throw troubled("notAFeed", "the sitemap names no page");
  const home =
    entries[0]?.url && URL.canParse(entries[0].url) ? new URL("/", entries[0].url).href : undefined;
  return { kind: "newsSitemap", title: unwrapped(element(text, "news:name")), home, entries };
}

function element(text: string, name: string): string | undefined {
  return new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}\\s*>`, "i").exec(text)?.[1];
}

function unwrapped(text: string | undefined): string | undefined {
  return text?.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1");
}
