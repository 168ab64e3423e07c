/**
 * What stands in an XML document that may be broken?
 *
 * One pass from left to right, in time that grows with the length and nothing else: no entity is ever expanded but single
 * characters, and elements nested beyond reason are left out. A closing tag that fits no open element is skipped and one
 * that fits an outer element closes the inner ones, so that a feed cut off in the middle still gives what it has.
 *
 * A library would bring a quarter of a megabyte into a background that is started anew for every article read.
 */

import { decodeXML } from "entities/decode";

export interface XmlElement {
  /** In lower case, with the usual prefix of its namespace: `dc:creator`, `atom:link`, `title`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Where its content begins and ends in {@link XmlDocument.source}. */
  readonly start: number;
  end: number;
}

export interface XmlDocument {
  readonly source: string;
  readonly root: XmlElement;
}

/** Deepest element that is kept. Feeds have six levels, the XHTML in some a dozen more. */
const deepest = 60;
/** Most elements that are kept. A feed of 10,000 items has 100,000. */
const mostElements = 400_000;

/** Usual prefixes of namespaces, which a document may call as it likes. The empty ones are those that feeds are made of. */
const namespaces: readonly (readonly [RegExp, string])[] = [
  [/purl\.org\/dc\/(elements|terms)/i, "dc:"],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, "content:"],
  [/1999\/02\/22-rdf-syntax-ns/i, "rdf:"],
  [/search\.yahoo\.com\/mrss/i, "media:"],
  [/schemas\/sitemap-news/i, "news:"],
  [/w3\.org\/1999\/xhtml/i, "xhtml:"],
];
const atomNamespace = /w3\.org\/2005\/Atom|purl\.org\/atom\/ns/i;

/**
 * One piece of mark-up: comment, CDATA, instruction, declaration, or a tag with its attributes. No attempt runs past the
 * next "<": a megabyte of "<a <a <a" would otherwise be read once for each of them.
 */
const markup =
  /<(?:!--[\s\S]*?(?:-->|$)|!\[CDATA\[[\s\S]*?(?:\]\]>|$)|\?[\s\S]*?(?:\?>|$)|![^<>]*>|(\/?)([a-z_][\w:.-]*)((?:[^<>"'/]|"[^"<]*"|'[^'<]*'|\/(?!>))*)(\/?)>)/gi;

export function readXml(source: string): XmlDocument {
  const root: XmlElement = { name: "", attributes: {}, children: [], start: 0, end: source.length };
  const open: XmlElement[] = [root];
  const prefixes = new Map<string, string>();
  /** Elements that are open and not kept, because they stand too deep. */
  let unkept = 0;
  let count = 0;
  for (const found of source.matchAll(markup)) {
    const [whole, closing, tag, attributeText = "", selfClosing] = found;
    if (tag === undefined) continue;
    const at = found.index;
    if (closing) {
      if (unkept > 0) unkept -= 1;
      else close(open, nameOf(tag, prefixes), at);
      continue;
    }
    const attributes = attributesIn(attributeText);
    declare(attributes, prefixes);
    if (open.length > deepest || count >= mostElements) {
      if (!selfClosing) unkept += 1;
      continue;
    }
    count += 1;
    const start = at + whole.length;
    const element = {
      name: nameOf(tag, prefixes),
      attributes,
      children: [],
      start,
      end: selfClosing ? start : source.length,
    };
    open.at(-1)?.children.push(element);
    if (!selfClosing) open.push(element);
  }
  return { source, root };
}

function close(open: XmlElement[], name: string, at: number): void {
  let place = open.length - 1;
  while (place > 0 && open[place]?.name !== name) place -= 1;
  if (place === 0) return;
  for (const element of open.splice(place)) element.end = at;
}

/** Longest tag of which all attributes are read, in UTF-16 code units. Real ones have a few hundred. */
const longestTag = 20_000;
/** Begins where a name begins: a megabyte of letters would otherwise be read once for each of them. */
const attribute = /(?<![\w:.-])([\w:.-]{1,100})\s{0,100}=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributesIn(text: string): Record<string, string> {
  const pairs = text.slice(0, longestTag).matchAll(attribute);
  return Object.fromEntries(
    [...pairs].map(([, name = "", a, b]) => [name.toLowerCase(), decodeXML(a ?? b ?? "")]),
  );
}

function declare(attributes: Readonly<Record<string, string>>, prefixes: Map<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith("xmlns:")) continue;
    const usual =
      namespaces.find(([uri]) => uri.test(value))?.[1] ?? (atomNamespace.test(value) ? "atom:" : undefined);
    if (usual !== undefined) prefixes.set(name.slice(6), usual);
  }
}

function nameOf(tag: string, prefixes: Map<string, string>): string {
  const [prefix = "", local] = tag.toLowerCase().split(":", 2);
  if (local === undefined) return prefix;
  return `${prefixes.get(prefix) ?? `${prefix}:`}${local}`;
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    const found = element?.children.find((child) => child.name === name);
    if (found) return found;
  }
  return undefined;
}

/** The first element of that name anywhere below. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (child.name === name) return child;
    const found = findElement(child, name);
    if (found) return found;
  }
  return undefined;
}

/**
 * What an element says: its text with CDATA unwrapped and characters decoded. Where elements stand in it (feeds with
 * unescaped HTML, XHTML in Atom), their mark-up.
 */
export function contentOf({ source }: XmlDocument, element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const inner = source.slice(element.start, element.end);
  const hasMarkup = element.children.length > 0;
  const parts = inner.split(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/);
  const text = parts
    .map((part, at) => (at % 2 === 1 || hasMarkup ? part : decodeXML(withoutComments(part))))
    .join("");
  return text.trim() === "" ? undefined : text.trim();
}

function withoutComments(text: string): string {
  return text.includes("<") ? text.replace(/<(?:!--[\s\S]*?(?:-->|$)|[!?/][^<>]*>)/g, "") : text;
}
