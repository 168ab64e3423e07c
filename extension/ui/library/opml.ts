/**
 * How do lists of feeds come from and go to other readers?
 *
 * OPML is what feed readers exchange. A file is hostile until read: no document type (entities could blow up), a size
 * limit, web addresses only.
 */

import type { OutletChoice, OutletRow } from "../../protocol/library-calls";
import { webLink } from "../../words/phrases";

export const opmlLimit = 4_000_000;
/** As many as one call takes. */
const mostOutlets = 500;

/** Outlets of a list, one for each site and name, with all of its feeds. Nothing where the text is no OPML. */
export function readOpml(text: string): OutletChoice[] | undefined {
  if (text.length > opmlLimit || /<!(DOCTYPE|ENTITY)/i.test(text)) return undefined;
  const document = new DOMParser().parseFromString(text, "text/xml");
  if (document.querySelector("parsererror") || document.documentElement.localName !== "opml")
    return undefined;
  const outlets = new Map<string, OutletChoice>();
  for (const outline of document.querySelectorAll("outline[xmlUrl]")) {
    const feed = webLink(outline.getAttribute("xmlUrl") ?? undefined);
    if (!feed || outlets.size === mostOutlets) continue;
    const home = webLink(outline.getAttribute("htmlUrl") ?? undefined);
    const name = outline.getAttribute("title") || outline.getAttribute("text") || new URL(feed).hostname;
    const key = `${name.trim()} ${home ?? ""}`;
    const before = outlets.get(key);
    outlets.set(key, {
      name: name.trim().slice(0, 200),
      ...(home && { home }),
      feeds: [...new Set([...(before?.feeds ?? []), feed])],
    });
  }
  return [...outlets.values()];
}

/** The followed outlets as other feed readers read them. */
export function writeOpml(outlets: readonly OutletRow[], title: string): string {
  const lines = outlets.flatMap(({ name, home, feeds }) =>
    feeds.map(({ url }) => {
      const site = home ? ` htmlUrl="${escaped(home)}"` : "";
      return `    <outline type="rss" text="${escaped(name)}" title="${escaped(name)}" xmlUrl="${escaped(url)}"${site}/>`;
    }),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escaped(title)}</title></head>`,
    "  <body>",
    ...lines,
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}

function escaped(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // Control characters are no XML at all, escaped or not.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f]/g, " ").replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}
