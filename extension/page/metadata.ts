/**
 * What does the page say of its article: address, outlet, title, authors, date, language?
 *
 * Read from the places that publishers fill for search engines and social networks, best first.
 */

import type { Article } from "../engine/second-source";

export type Metadata = Omit<Article, "blocks" | "text" | "feedSource">;

/** JSON-LD larger than this is not an article's description, and parsing it would cost the reader time. */
const longestJsonLd = 1_000_000;
const longestField = 500;
const articleTypes = /(Article|Report|BlogPosting|LiveBlogPosting)$/;
/** What RFC 3339 allows, and the shorter forms that the engine understands. */
const rfc3339 = /^\d{4}(-\d\d(-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d))?)?)?$/;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** What a page's head said when it was first read: single-page apps leave it there when they show another article. */
const firstHeads = new WeakMap<Document, { readonly address: string; readonly head: string }>();

/**
 * The article's head data as the page states them. Fields the page does not state are left out. `part`: an article that
 * was appended to the page, of which the head says nothing.
 */
export function metadata(document: Document, part?: Element): Metadata {
  if (part || isHeadOfAnother(document)) return metadataOf(part ?? document.body, document);
  const described = describedArticle(document);
  const first = (...candidates: (string | null | undefined)[]) => candidates.map(clean).find(Boolean);
  const fields = {
    url: address(document),
    outlet: first(nameOf(described?.publisher), meta(document, "og:site_name", "application-name")),
    title: first(textOf(described?.headline), meta(document, "og:title"), document.title),
    byline: first(nameOf(described?.author), meta(document, "author", "byl")),
    published: published(document, described),
    language: language(document),
  };
  const stated = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated) as Metadata;
}

function isHeadOfAnother(document: Document): boolean {
  const address = ownAddress(document);
  const head = [
    document.querySelector("link[rel~=canonical]")?.getAttribute("href"),
    document.querySelector('meta[property="og:url"]')?.getAttribute("content"),
    document.querySelector('script[type="application/ld+json" i]')?.textContent?.slice(0, 2_000),
  ].join(" ");
  const known = firstHeads.get(document);
  if (!known) firstHeads.set(document, { address, head });
  return known !== undefined && known.address !== address && known.head === head && head.trim() !== "";
}

/** What the article itself says where the page's head speaks of another one. */
function metadataOf(part: Element, document: Document): Metadata {
  const title = clean(part.querySelector("h1")?.textContent) ?? clean(document.title);
  const date = readableDate(part.querySelector("time[datetime]")?.getAttribute("datetime"));
  const outlet = clean(meta(document, "og:site_name", "application-name"));
  const code = language(document);
  return {
    url: ownAddress(document),
    ...(outlet && { outlet }),
    ...(title && { title }),
    ...(date && { published: date }),
    ...(code && { language: code }),
  };
}

/** Whether the page says that its article is not free to read. */
export function isPaid(document: Document): boolean {
  const stated = describedArticle(document)?.isAccessibleForFree;
  return stated === false || (typeof stated === "string" && /^(false|no|0)$/i.test(stated));
}

function address(document: Document): string {
  const own = ownAddress(document);
  const canonical = document.querySelector("link[rel~=canonical]")?.getAttribute("href");
  const stated = canonical ?? document.querySelector('meta[property="og:url"]')?.getAttribute("content");
  return webAddress(stated, own) ?? own;
}

function ownAddress(document: Document): string {
  return document.location ? document.location.href.replace(/#.*$/, "") : document.baseURI;
}

function webAddress(address: string | null | undefined, base: string): string | undefined {
  if (!address || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}

function published(document: Document, described: JsonObject | undefined): string | undefined {
  const time = document.querySelector(
    "article time[datetime], main time[datetime], time[pubdate], time[datetime]",
  );
  const candidates = [
    textOf(described?.datePublished),
    meta(
      document,
      "article:published_time",
      "og:article:published_time",
      "datePublished",
      "parsely-pub-date",
    ),
    document.querySelector("[itemprop=datePublished]")?.getAttribute("content"),
    document.querySelector("[itemprop=datePublished]")?.getAttribute("datetime"),
    meta(document, "date", "pubdate", "publish-date", "dc.date", "dcterms.created"),
    time?.getAttribute("datetime"),
  ];
  return candidates.map(readableDate).find(Boolean);
}

/** The date in a form the engine reads, keeping the outlet's own time zone; nothing where it is no date. */
function readableDate(date: string | null | undefined): string | undefined {
  const trimmed = date?.trim().replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
  if (!trimmed) return undefined;
  if (rfc3339.test(trimmed)) return trimmed.replace(" ", "T");
  const withoutZone = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d/.exec(trimmed);
  if (withoutZone) return withoutZone[1];
  const parsed = Date.parse(trimmed);
  return Number.isNaN(parsed) ? undefined : new Date(parsed).toISOString();
}

function language(document: Document): string | undefined {
  const stated = document.documentElement.lang || meta(document, "og:locale", "language");
  const code = /^[a-z]{2}(?![a-z])/i.exec(stated ?? "");
  return code?.[0].toLowerCase();
}

function meta(document: Document, ...names: string[]): string | undefined {
  for (const name of names) {
    const found = document.querySelector(`meta[property="${name}" i], meta[name="${name}" i]`);
    const content = found?.getAttribute("content")?.trim();
    if (content) return content;
  }
  return undefined;
}

function describedArticle(document: Document): JsonObject | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const source = script.textContent ?? "";
    const found = source.length > longestJsonLd ? undefined : findArticle(parse(source), 4);
    if (found) return found;
  }
  return undefined;
}

function parse(source: string): Json {
  try {
    return JSON.parse(source) as Json;
  } catch {
    // Publishers ship broken JSON-LD every day; the meta elements stand in for it.
    return null;
  }
}

function findArticle(value: Json | undefined, depth: number): JsonObject | undefined {
  if (depth === 0 || value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value)) return firstFound(value, depth);
  const types = [value["@type"]].flat();
  if (types.some((type) => typeof type === "string" && articleTypes.test(type))) return value;
  return firstFound([value["@graph"], value.mainEntity, value.mainEntityOfPage], depth);
}

function firstFound(values: readonly (Json | undefined)[], depth: number): JsonObject | undefined {
  for (const value of values.slice(0, 200)) {
    const found = findArticle(value, depth - 1);
    if (found) return found;
  }
  return undefined;
}

function nameOf(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== undefined);
    return names.length > 0 ? names.join(", ") : undefined;
  }
  if (value !== null && typeof value === "object") return textOf(value.name);
  return textOf(value);
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function clean(text: string | null | undefined): string | undefined {
  const trimmed = text?.replace(/\s+/g, " ").trim();
  return trimmed ? trimmed.slice(0, longestField) : undefined;
}
