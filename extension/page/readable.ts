/**
 * Is this page an article, and which of its words are the article?
 *
 * @mozilla/readability decides, on a clone (see `stamp`). Pages that hold no article stay quiet: a home page with
 * long teasers passes Readability's own gate, so the result is weighed again.
 */

import { isProbablyReaderable, Readability } from "@mozilla/readability";
import type { Article } from "../engine/second-source";
import { type LiveBlocks, liveBlocks } from "./blocks";
import { metadata } from "./metadata";
import { bare } from "./offsets";
import { linkShare, prune } from "./pruning";
import { isReadIn, stampedClone } from "./stamp";

/** The article of the page as the engine gets it, and the same blocks with their way back to the page. */
export interface FoundArticle extends LiveBlocks {
  readonly article: Article;
  /** Smallest element around the article. */
  readonly root: Element;
}

/**
 * Readability's quick gate, lowered: with its own values (140, 20) pages of one-sentence paragraphs never pass. The
 * result is weighed again below.
 */
const gate = { minContentLength: 80, minScore: 15 };
/** Characters in paragraphs below which a page is a stub or no article. A two-paragraph agency brief has about 350. */
const leastText = 250;
/** A paragraph at least this long, in characters, must be among them: menus and teasers have none. */
const longestParagraphAtLeast = 80;
/** Above this share of link text the page leads to articles and is none. 0..1; a wiki page has about 0.3. */
const mostLinked = 0.5;

/** Finds the article in the live page without changing the page; nothing where there is none. */
export function findArticle(document: Document): FoundArticle | undefined {
  if (!document.body || !isProbablyReaderable(document, gate)) return undefined;
  const { clone, survivors } = stampedClone(document);
  const parsed = new Readability<Element>(clone, { serializer: (node) => node as Element }).parse();
  if (!parsed?.content) return undefined;

  const head = metadata(document, { title: parsed.title, byline: parsed.byline });
  const headline = headlineOf(document, head.title ?? "");
  const shown = [...prune(survivors(parsed.content))].filter(isShown);
  const words = new Set(belowHeadline(withinMain(shown), headline));
  if (linkShare(words) > mostLinked) return undefined;
  for (const node of headline ? textsIn(headline) : []) words.add(node);

  const root = enclosing(words);
  const found = root && liveBlocks(root, words);
  if (!found || !isLongEnough(found)) return undefined;
  const blocks = found.blocks.map(({ id, role, text }) => ({ id, role, text }));
  return { ...found, root, article: { ...head, blocks } };
}

function enclosing(words: ReadonlySet<Text>): Element | undefined {
  let root: Element | undefined;
  for (const { parentElement } of words) {
    root ??= parentElement ?? undefined;
    while (root && parentElement && !root.contains(parentElement)) root = root.parentElement ?? undefined;
  }
  return root;
}

function isLongEnough({ blocks }: LiveBlocks): boolean {
  const lengths = blocks
    .filter(({ role }) => role !== "headline" && role !== "caption")
    .map(({ text }) => text.length);
  return (
    lengths.reduce((sum, length) => sum + length, 0) >= leastText &&
    lengths.some((length) => length >= longestParagraphAtLeast)
  );
}

/** The `<h1>` that carries the article's title. Readability drops it as a repetition. */
function headlineOf(document: Document, title: string): Element | undefined {
  const headings = [...document.querySelectorAll("h1")].filter((heading) => isShownElement(heading));
  const spoken = (heading: Element) => bare(heading.textContent ?? "").toLowerCase();
  const wanted = bare(title).toLowerCase();
  return (
    headings.find((heading) => spoken(heading) !== "" && wanted.includes(spoken(heading))) ??
    headings.find((heading) => wanted !== "" && spoken(heading).includes(wanted))
  );
}

/** Above this share of the text, what the page itself calls its main part holds all of the article. 0..1 */
const mainShare = 0.75;

/** Without what stands outside of `<main>` or `<article>`: sign-up lines and notes that Readability takes along. */
function withinMain(words: readonly Text[]): readonly Text[] {
  const total = sizeOf(words);
  const mains = new Set(words.map((node) => outermost(node, "main, article, [role=main]")));
  for (const main of mains) {
    const within = words.filter((node) => main?.contains(node));
    if (sizeOf(within) >= total * mainShare) return within;
  }
  return words;
}

function outermost(node: Text, selector: string): Element | undefined {
  let found: Element | undefined;
  for (let at = node.parentElement?.closest(selector); at; at = at.parentElement?.closest(selector))
    found = at;
  return found;
}

function sizeOf(words: readonly Text[]): number {
  return words.reduce((sum, { length }) => sum + length, 0);
}

/**
 * Banners above the headline are the page's, not the article's: cookie notes, "breaking" lines, sample labels. Kept
 * where most of the text stands above, as on pages that repeat the title at the end.
 */
function belowHeadline(words: readonly Text[], headline: Element | undefined): readonly Text[] {
  const below = words.filter(
    (node) => !headline || headline.compareDocumentPosition(node) !== Node.DOCUMENT_POSITION_PRECEDING,
  );
  return sizeOf(below) * 2 >= sizeOf(words) ? below : words;
}

function textsIn(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes.filter((node) => node.data.trim() !== "" && isReadIn(node.parentElement));
}

function isShown(node: Text): boolean {
  return node.parentElement !== null && isShownElement(node.parentElement);
}

/** Text in a closed `<details>` counts as shown: one click opens it. */
function isShownElement(element: Element): boolean {
  if (typeof element.checkVisibility !== "function" || element.checkVisibility()) return true;
  return element.closest("details:not([open])")?.checkVisibility() ?? false;
}
