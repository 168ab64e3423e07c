/**
 * Which words does an article get: those of its page, or those of the feed?
 *
 * The page's, unless it gives none: behind a paywall, behind a consent wall, or because nothing on it reads like an
 * article. Then the feed's own text or summary stands in, and the article's row says so.
 */

import type { Ingest } from "../engine/ingest";
import type { Article, Block } from "../engine/second-source";
import type { NoPage } from "../protocol/library-calls";
import { siteOf } from "./addresses";
import type { Draft } from "./database";
import type { FeedEntry } from "./feed";
import { textOf } from "./markup";

/** A page as it was fetched. */
export interface Page {
  readonly html: string;
  /** Where it was found in the end. */
  readonly url: string;
}

/** Whose article it is: what an outlet's row knows of it. */
export interface Owner {
  readonly name: string;
  readonly language?: string | undefined;
  /** Sites on which its articles stand. An article elsewhere keeps the outlet that its page names. */
  readonly sites: ReadonlySet<string>;
}

/** Shortest running text of a page that is used, in characters, where the feed has more to say. */
const shortest = 250;
/** A page that asks for money or consent shows less than this; longer ones only mention it. */
const teaser = 1500;

/** What pages say to those they do not let in. Lower case. */
const walls: readonly (readonly [NoPage, RegExp])[] = [
  [
    "paywall",
    /subscribe to (continue|read|keep reading)|subscribers? only|for subscribers|to continue reading|already a subscriber|create a free account to|register to (continue|read)|premium (content|article)/,
  ],
  [
    "consent",
    /before you continue|we (value|care about) your privacy|accept (all )?cookies|consent to (the use|our)|manage (your )?(cookie|privacy) (settings|preferences)/,
  ],
];

/** Hosts and paths to which consent walls redirect. */
const consentAddress =
  /^https?:\/\/(consent|cmp|privacy|gdpr)\.|\/(consent|cookie-?wall|privacy-?gate)(\/|\?|$)/i;

/**
 * The article of an entry. `page` is its page, or why there is none. Nothing where neither has words; throws where the
 * page has more than an article may have (a live blog of a thousand posts), and the feed says nothing.
 */
export function draftOf(
  entry: FeedEntry,
  page: Page | NoPage,
  owner: Owner,
  core: Ingest,
): Draft | undefined {
  let read = typeof page === "string" ? page : articleOf(page, entry, core);
  let failure: unknown;
  if (typeof read !== "string") {
    try {
      return { article: named(read, entry, owner, core), text: "page" };
    } catch (error) {
      failure = error;
      read = "noText";
    }
  }
  for (const text of ["content", "summary"] as const) {
    const words = textOf(entry[text] ?? "");
    if (words === "") continue;
    const made: Article = { ...head(entry), text: words };
    const source = text === "content" ? "feed" : "summary";
    return { article: named(made, entry, owner, core), text: source, why: read };
  }
  if (failure !== undefined) throw failure;
  return undefined;
}

/** The page's article, or why it is none. */
function articleOf(page: Page, entry: FeedEntry, core: Ingest): Article | NoPage {
  if (consentAddress.test(page.url)) return "consent";
  let article: Article;
  try {
    article = core.page(page.html, page.url);
  } catch {
    return wallIn(textOf(page.html.slice(0, 300_000))) ?? "noText";
  }
  const words = bodyLength(article.blocks ?? []);
  const inFeed = textOf(entry.content ?? entry.summary ?? "").length;
  if (words < teaser) {
    const text = (article.blocks ?? []).map((block) => block.text).join(" ");
    const wall = wallIn(text) ?? (isNotFree(page.html) ? "paywall" : undefined);
    if (wall) return wall;
  }
  return words < shortest && words <= inFeed ? "noText" : article;
}

function wallIn(text: string): NoPage | undefined {
  const lower = text.slice(0, 20_000).toLowerCase();
  return walls.find(([, says]) => says.test(lower))?.[0];
}

/** schema.org's mark of paywalled content, which search engines ask for. */
function isNotFree(html: string): boolean {
  return /"isAccessibleForFree"\s*:\s*"?false/i.test(html);
}

function bodyLength(blocks: readonly Block[]): number {
  const facts = blocks.filter(({ role }) => role === "paragraph" || role === "quote" || role === "listItem");
  return facts.reduce((sum, { text }) => sum + text.length, 0);
}

/** "m.courier.example" belongs to "courier.example". */
function isOf(host: string, sites: ReadonlySet<string>): boolean {
  return [...sites].some((site) => host === site || host.endsWith(`.${site}`));
}

/** What the feed says of the article. */
function head({ url, guid, title, published, byline, language }: FeedEntry): Article {
  return {
    ...(url ? { url } : { id: guid ?? title ?? "" }),
    ...(title && { title }),
    ...(published && { published }),
    ...(byline && { byline }),
    ...(language && { language }),
  };
}

/** The article with what feed and outlet know better than its page. */
function named(read: Article, entry: FeedEntry, owner: Owner, core: Ingest): Article {
  const feedSource = entry.source && entry.source !== owner.name ? entry.source : undefined;
  const published = read.published ?? entry.published;
  const byline = read.byline ?? entry.byline;
  const title = read.title ?? entry.title;
  const isOwn = !read.url || isOf(siteOf(read.url), owner.sites);
  const outlet = isOwn ? owner.name : (read.outlet ?? owner.name);
  const language = read.language ?? entry.language ?? owner.language;
  return core.article({
    ...read,
    outlet,
    ...(title && { title }),
    ...(published && { published }),
    ...(byline && { byline }),
    ...(language && { language }),
    ...(feedSource && { feedSource }),
  });
}
