/**
 * Which feeds has a site?
 *
 * Those that its page names; where it names none, the paths at which feeds usually lie. The first that answers with a
 * feed ends the search: asking a stranger's server for forty paths would be rude.
 */

import type { FoundFeeds } from "../protocol/library-calls";
import { webAddress } from "./addresses";
import { readFeed } from "./feed";
import type { Fetch, Fetched } from "./fetching";
import { isManifest, readManifest } from "./manifest";
import { tagsOf, titleOf } from "./markup";
import { TroubleError, troubled, troubleOf } from "./trouble";

export const acceptFeeds =
  "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, application/json;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.1";

const feedTypes =
  /^(application\/(rss|atom|rdf)\+xml|application\/feed\+json|application\/json|text\/xml|application\/xml)$/i;
const usualPaths = [
  "/feed",
  "/rss",
  "/rss.xml",
  "/feed.xml",
  "/atom.xml",
  "/index.xml",
  "/feeds/posts/default",
  "/feed.json",
  "/news-sitemap.xml",
];
/** Feeds that a page names and that are looked into. */
const mostNamed = 6;

/** What stands at `address`: a feed, a published library, or a site whose feeds are looked for. */
export async function findFeeds(
  address: string,
  fetch: Fetch,
  now: number,
  signal?: AbortSignal,
): Promise<FoundFeeds> {
  const url = webAddress(address);
  if (!url) return { feeds: [], trouble: { code: "badAddress", detail: address.slice(0, 200) } };
  try {
    const ask = (at: string) =>
      fetch({ url: at, kind: "feed", accept: acceptFeeds, ...(signal && { signal }) });
    const first = await ask(url.href);
    return libraryAt(first) ?? feedAt(first, now) ?? (await feedsOfSite(first, ask, now));
  } catch (error) {
    return { feeds: [], trouble: troubleOf(error) };
  }
}

function libraryAt(answer: Fetched): FoundFeeds | undefined {
  const text = answer.text();
  if (!isManifest(text)) return undefined;
  const { title, publisher } = readManifest(text, answer.url);
  return { feeds: [], library: { url: answer.url, title, publisher } };
}

function feedAt(answer: Fetched, now: number): FoundFeeds | undefined {
  try {
    const { kind, title, home } = readFeed(answer.text(), answer.url, now);
    const feed = { url: answer.url, kind, ...(title && { title }) };
    return { feeds: [feed], ...(title && { name: title }), ...(home && { home }) };
  } catch (error) {
    if (error instanceof TroubleError) return undefined;
    throw error;
  }
}

async function feedsOfSite(
  page: Fetched,
  ask: (url: string) => Promise<Fetched>,
  now: number,
): Promise<FoundFeeds> {
  const html = page.text();
  const name =
    tagsOf(html, "meta").find(({ property }) => property === "og:site_name")?.content ?? titleOf(html);
  const home = new URL("/", page.url).href;
  const about = { home, ...(name && { name }) };
  const named = namedIn(html, page.url);
  const looked = await Promise.all(named.slice(0, mostNamed).map((url) => feedOrNothing(url, ask, now)));
  const feeds = looked.flatMap((found) => found?.feeds ?? []);
  if (feeds.length > 0) return { ...about, feeds };
  for (const path of usualPaths) {
    const found = await feedOrNothing(new URL(path, page.url).href, ask, now);
    if (found) return { ...about, feeds: found.feeds };
  }
  return {
    ...about,
    feeds: [],
    trouble: troubled("notAFeed", "no feed was found", { host: new URL(page.url).hostname }).trouble,
  };
}

/** Addresses of feeds in the `link` elements of a page, each once. */
export function namedIn(html: string, base: string): string[] {
  const links = tagsOf(html, "link").filter(
    ({ rel, type, href }) => href && /\balternate\b/i.test(rel ?? "") && feedTypes.test(type ?? ""),
  );
  // Comments of single articles are feeds, too, and not news.
  const news = links.filter(({ title, href }) => !/comment/i.test(`${title} ${href}`));
  const addresses = news.map(({ href }) => webAddress(href ?? "", base)?.href);
  return [...new Set(addresses.filter((address) => address !== undefined))];
}

async function feedOrNothing(
  url: string,
  ask: (url: string) => Promise<Fetched>,
  now: number,
): Promise<FoundFeeds | undefined> {
  try {
    return feedAt(await ask(url), now);
  } catch (error) {
    // One that is gone or not ours to fetch says nothing about the others.
    if (error instanceof TroubleError) return undefined;
    throw error;
  }
}
