/** What do RSS, RDF, Atom and news sitemaps name? Each by its own words for the same things. */

import type { RawEntry, RawFeed } from "./feed";
import { childOf, childrenOf, contentOf, findElement, type XmlDocument, type XmlElement } from "./xml";

/** The feed in a document; nothing where it holds none. */
export function xmlFeed(document: XmlDocument): RawFeed | undefined {
  const { root } = document;
  const top = root.children.find(({ name }) => Object.hasOwn(kinds, name.replace(/^\w+:/, "")));
  return top && kinds[top.name.replace(/^\w+:/, "")]?.(document, top);
}

/** By the name of the outermost element. */
const kinds: Readonly<Record<string, (document: XmlDocument, top: XmlElement) => RawFeed | undefined>> = {
  rss: (document, top) => rss(document, top, "rss"),
  // RSS 0.9 and 1.0: the items stand beside the channel.
  rdf: (document, top) => rss(document, top, "rdf"),
  channel: (document) => rss(document, document.root, "rss"),
  feed: atom,
  urlset: sitemap,
};

function rss(document: XmlDocument, top: XmlElement, kind: "rss" | "rdf"): RawFeed | undefined {
  const channel = childOf(top, "channel");
  const items = [...childrenOf(channel, "item"), ...childrenOf(top, "item")];
  if (!channel && items.length === 0) return undefined;
  const say = (element: XmlElement | undefined, ...names: string[]) =>
    contentOf(document, childOf(element, ...names));
  const language = say(channel, "language", "dc:language") ?? channel?.attributes["xml:lang"];
  const entries = items.map((item): RawEntry => {
    const guid = childOf(item, "guid");
    const guidText = contentOf(document, guid) ?? item.attributes["rdf:about"];
    const isPermalink = guid?.attributes.ispermalink !== "false";
    return {
      url:
        say(item, "link") ??
        alternate(childrenOf(item, "atom:link")) ??
        (isPermalink ? onTheWeb(guidText) : undefined),
      base: item.attributes["xml:base"] ?? channel?.attributes["xml:base"] ?? top.attributes["xml:base"],
      guid: guidText,
      title: say(item, "title", "dc:title", "media:title"),
      published: say(
        item,
        "pubdate",
        "dc:date",
        "dc:created",
        "atom:published",
        "atom:updated",
        "published",
        "date",
      ),
      byline:
        joined(childrenOf(item, "dc:creator").map((one) => contentOf(document, one))) ??
        person(say(item, "author")),
      language: say(item, "dc:language") ?? language,
      source: say(item, "source", "dc:source", "dc:publisher"),
      content: say(item, "content:encoded", "xhtml:body", "xhtml:div", "atom:content"),
      summary: say(item, "description", "atom:summary", "media:description"),
    };
  });
  return { kind, title: say(channel, "title"), home: say(channel, "link"), entries };
}

function atom(document: XmlDocument, top: XmlElement): RawFeed {
  const unprefixed = (element: XmlElement, name: string) => [
    ...childrenOf(element, name),
    ...childrenOf(element, `atom:${name}`),
  ];
  const say = (element: XmlElement, ...names: string[]) => {
    for (const name of names) {
      const found = contentOf(document, unprefixed(element, name)[0]);
      if (found) return found;
    }
    return undefined;
  };
  const entries = unprefixed(top, "entry").map((entry): RawEntry => {
    const source = unprefixed(entry, "source")[0];
    const names = unprefixed(entry, "author").map((author) => say(author, "name"));
    const content = unprefixed(entry, "content")[0];
    const id = say(entry, "id");
    return {
      url: alternate(unprefixed(entry, "link")) ?? onTheWeb(id),
      base: content?.attributes["xml:base"] ?? entry.attributes["xml:base"] ?? top.attributes["xml:base"],
      guid: id,
      title: say(entry, "title"),
      published: say(entry, "published", "issued", "updated", "modified"),
      byline: joined(names),
      language: entry.attributes["xml:lang"] ?? top.attributes["xml:lang"],
      source: (source && say(source, "title")) ?? contentOf(document, childOf(entry, "dc:source")),
      content: content?.attributes.src ? undefined : contentOf(document, content),
      summary: say(entry, "summary"),
    };
  });
  return { kind: "atom", title: say(top, "title"), home: alternate(unprefixed(top, "link")), entries };
}

/** Only those of Google News: an ordinary sitemap names every page a site ever had. */
function sitemap(document: XmlDocument, top: XmlElement): RawFeed | undefined {
  const say = (element: XmlElement | undefined, ...names: string[]) =>
    contentOf(document, childOf(element, ...names));
  const entries = childrenOf(top, "url").flatMap((page): RawEntry[] => {
    const news = childOf(page, "news:news");
    if (!news) return [];
    const about = childOf(news, "news:publication");
    return [
      {
        url: say(page, "loc"),
        title: say(news, "news:title"),
        published: say(news, "news:publication_date") ?? say(page, "lastmod"),
        language: say(about, "news:language"),
      },
    ];
  });
  const first = entries.find(({ url }) => url && URL.canParse(url))?.url;
  if (!first) return undefined;
  const title = contentOf(document, findElement(top, "news:name"));
  return { kind: "newsSitemap", title, home: new URL("/", first).href, entries };
}

/** The address of the page itself among an entry's links. */
function alternate(links: readonly XmlElement[]): string | undefined {
  const pages = links.filter(({ attributes: { rel, href } }) => href && (!rel || rel === "alternate"));
  return (pages.find(({ attributes: { type } }) => !type || /html/.test(type)) ?? pages[0])?.attributes.href;
}

function onTheWeb(text: string | undefined): string | undefined {
  return text && /^https?:\/\//i.test(text) ? text : undefined;
}

/** RSS wants "desk@courier.example (Jane Doe)" as author. */
function person(author: string | undefined): string | undefined {
  const said = author?.slice(0, 1000);
  return /\(([^()]{1,200})\)/.exec(said ?? "")?.[1] ?? (said?.includes("@") ? undefined : said);
}

function joined(names: readonly (string | undefined)[]): string | undefined {
  return (
    names
      .filter((name) => name !== undefined)
      .slice(0, 5)
      .join(", ") || undefined
  );
}
