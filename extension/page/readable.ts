/**
 * Is this page an article, and which of its words are the article?
 *
 * What the page shows is surveyed block by block, the part with the most running text is the candidate, and what only
 * stands in it is taken out again. Nothing is cloned or changed, and the work is done in steps: Mozilla's Readability,
 * which does it in one go on a clone, held the page up for 80 to 250 ms at 20,000 words.
 */

import type { Article } from "../engine/second-source";
import type { Extent } from "../protocol/reading-calls";
import type { LiveBlock, LiveBlocks } from "./blocks";
import { candidate, isRunning } from "./candidate";
import { extentOf } from "./extent";
import { metadata } from "./metadata";
import { bare } from "./offsets";
import { prune } from "./pruning";
import { articleInView } from "./rivals";
import { atOnce, type Steps } from "./slices";
import { isShown, survey } from "./survey";
import { holds, nearest, parentOf, readingOrder } from "./tree";

/** The article of the page as the engine gets it, and the same blocks with their way back to the page. */
export interface FoundArticle extends LiveBlocks {
  readonly article: Article;
  /** Smallest element around the article. */
  readonly root: Element;
  readonly extent: Extent;
}

/** Characters in paragraphs below which a page is a stub or no article. A two-paragraph agency brief has about 350. */
const leastText = 250;
/** A paragraph at least this long, in characters, must be among them: menus and teasers have none. */
const longestParagraphAtLeast = 80;
/** Above this share of link text the page leads to articles and is none. 0..1; a wiki page has about 0.3. */
const mostLinked = 0.5;

/** Finds the article in the live page without changing the page; nothing where there is none. */
export function* searchArticle(document: Document): Steps<FoundArticle | undefined> {
  if (!document.body) return undefined;
  const rival = articleInView(document);
  const { blocks: all, others } = yield* survey(rival?.part ?? document.body);
  const standing = yield* prune(all, "page");
  const part = yield* candidate(standing);
  if (!part) return undefined;
  const head = metadata(document, rival && !rival.isFirst ? rival.part : undefined);
  const headline = rival?.part.querySelector("h1") ?? headlineOf(document, all, head.title ?? "");
  const inPart = yield* prune(
    all.filter(({ element }) => holds(part, element)),
    "part",
  );
  const own = withoutTeasers(belowHeadline(withinMain(inPart), headline), all);
  if (linkShare(own) > mostLinked) return undefined;
  const chosen = withHeadline([...standfirst(standing, own, headline), ...own], all, headline);
  if (!isLongEnough(chosen) || isFront(chosen, all)) return undefined;
  const blocks = numbered(chosen);
  const root = enclosing(blocks);
  if (!root) return undefined;
  const plain = blocks.map(({ id, role, text }) => ({ id, role, text }));
  return {
    blocks,
    others,
    root,
    extent: extentOf(document, blocks, root),
    article: { ...head, blocks: plain },
  };
}

/** The same in one go. */
export function findArticle(document: Document): FoundArticle | undefined {
  return atOnce(searchArticle(document));
}

function numbered(blocks: readonly LiveBlock[]): LiveBlock[] {
  return blocks.map((block, id) => ({ ...block, id }));
}

/** The headline before all, wherever it stands, and no subheading at the end. */
function withHeadline(
  own: readonly LiveBlock[],
  all: readonly LiveBlock[],
  headline: Element | undefined,
): readonly LiveBlock[] {
  const isHeadline = ({ element }: LiveBlock) => headline !== undefined && holds(headline, element);
  const rest = own.filter((block) => !isHeadline(block));
  const last = rest.findLastIndex(({ role }) => role !== "headline");
  const title = all.filter(isHeadline).map((block) => ({ ...block, role: "headline" as const }));
  return [...title, ...rest.slice(0, last + 1)];
}

function enclosing(blocks: readonly LiveBlock[]): Element | undefined {
  let root = blocks[0]?.element;
  for (const { element } of blocks) while (root && !holds(root, element)) root = parentOf(root) ?? undefined;
  return root;
}

function linkShare(blocks: readonly LiveBlock[]): number {
  const text = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return text === 0 ? 1 : blocks.reduce((sum, { linked }) => sum + linked, 0) / text;
}

/** A front page: headings that are links, each with a line or two below. `all`: with the headings that were taken out. */
function isFront(blocks: readonly LiveBlock[], all: readonly LiveBlock[]): boolean {
  const linked = blocks.slice(1).filter(leadsAway).length;
  const paragraphs = blocks.filter(({ role }) => role !== "headline" && role !== "caption");
  const teasers = paragraphs.filter(({ id }) => leadsAway(all[id - 1])).length;
  return (
    (linked >= 3 && linked * 3 >= paragraphs.length) || (teasers >= 3 && teasers * 2 >= paragraphs.length)
  );
}

/** What follows the text of pages without names: headings of other articles, which are links, and a line below each. */
function withoutTeasers(own: readonly LiveBlock[], all: readonly LiveBlock[]): readonly LiveBlock[] {
  const isTeaser = ({ id }: LiveBlock) => leadsAway(all[id - 1]);
  const last = own.findLastIndex((block) => !isTeaser(block));
  // Posts of a live blog have headings that are links, too: there they stand everywhere.
  return own.filter(isTeaser).length * 2 > own.length ? own : own.slice(0, last + 1);
}

/** A heading that is a link. */
function leadsAway(block: LiveBlock | undefined): boolean {
  return block?.role === "headline" && block.linked > block.text.length / 2;
}

/** Lines between headline and text that content systems keep in fields of their own: a lead, the picture's caption. */
const longestStandfirst = 3;

/** "After nine hours of debate the coalition carried the plan": what stands alone between headline and text. */
function standfirst(
  standing: readonly LiveBlock[],
  own: readonly LiveBlock[],
  headline: Element | undefined,
): readonly LiveBlock[] {
  const [first] = own;
  if (!headline || !first) return [];
  const between = standing.filter(
    (block) =>
      block.id < first.id &&
      readingOrder(headline, block.element) < 0 &&
      (isRunning(block) || block.role === "caption") &&
      block.linked === 0,
  );
  return between.length <= longestStandfirst ? between : [];
}

/** Characters as an alphabet would need them: a sign of Chinese or Japanese says what two or three letters say. */
function spokenLength(text: string): number {
  return text.length + (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0);
}

function isLongEnough(blocks: readonly LiveBlock[]): boolean {
  const lengths = blocks
    .filter(({ role }) => role !== "headline" && role !== "caption")
    .map(({ text }) => spokenLength(text));
  return (
    lengths.reduce((sum, length) => sum + length, 0) >= leastText &&
    lengths.some((length) => length >= longestParagraphAtLeast)
  );
}

/** The `<h1>` that carries the article's title. Readability drops it as a repetition. */
function headlineOf(document: Document, blocks: readonly LiveBlock[], title: string): Element | undefined {
  // Those of components stand among the blocks only.
  const inBlocks = blocks.flatMap(({ role, element }) =>
    role === "headline" ? (nearest(element, "h1") ?? []) : [],
  );
  const headings = [...new Set([...document.querySelectorAll("h1"), ...inBlocks])].filter((heading) =>
    isShown(heading),
  );
  const spoken = (heading: Element) => bare(heading.textContent ?? "").toLowerCase();
  const wanted = bare(title).toLowerCase();
  return (
    headings.find((heading) => spoken(heading) !== "" && wanted.includes(spoken(heading))) ??
    headings.find((heading) => wanted !== "" && spoken(heading).includes(wanted)) ??
    // Pages that know no headings set their title in bold.
    blocks.find(
      ({ text, element }) =>
        bare(text).toLowerCase() === wanted && bare(text) === bare(element.textContent ?? ""),
    )?.element
  );
}

/** Above this share of the text, what the page itself calls its main part holds all of the article. 0..1 */
const mainShare = 0.75;

/** Without what stands outside of `<main>` or `<article>`: sign-up lines and notes. */
function withinMain(blocks: readonly LiveBlock[]): readonly LiveBlock[] {
  const total = sizeOf(blocks);
  const mains = new Set(blocks.map(({ element }) => outermost(element, "main, article, [role=main]")));
  for (const main of mains) {
    const within = blocks.filter(({ element }) => main !== undefined && holds(main, element));
    if (sizeOf(within) >= total * mainShare) return within;
  }
  return blocks;
}

function outermost(element: Element, selector: string): Element | undefined {
  let found: Element | undefined;
  for (let at = nearest(element, selector); at; at = nearestAround(at, selector)) found = at;
  return found;
}

function nearestAround(element: Element, selector: string): Element | null {
  const around = parentOf(element);
  return around && nearest(around, selector);
}

function sizeOf(blocks: readonly LiveBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * Banners above the headline are the page's, not the article's: cookie notes, "breaking" lines, sample labels. Kept
 * where most of the text stands above, as on pages that repeat the title at the end.
 */
function belowHeadline(blocks: readonly LiveBlock[], headline: Element | undefined): readonly LiveBlock[] {
  const below = blocks.filter(({ element }) => !headline || readingOrder(headline, element) <= 0);
  return sizeOf(below) * 2 >= sizeOf(blocks) ? below : blocks;
}
