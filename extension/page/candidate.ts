/**
 * Which part of the page is the article?
 *
 * Paragraphs of running text vote for the elements around them, as in Arc90's Readability: fully for the parent, half
 * for the grandparent, ever less further out, and the less the more of an element's text is links. The best element may
 * be one of several columns that advertisements have split, so it grows while its surroundings are mostly text of the
 * same kind.
 */

import type { LiveBlock } from "./blocks";
import { promise } from "./names";
import type { Steps } from "./slices";
import { nearest, parentOf } from "./tree";

/** Blocks with fewer characters do not vote: labels, dates, names. */
const leastVoter = 25;
/** A list item's share of a paragraph's votes: lists of other articles come with summaries. 0..1 */
const listItemShare = 0.3;
/** Generations above a paragraph that get its vote. */
const generations = 5;
/** What a name is worth, in votes; a paragraph of 300 characters has about 8. */
const nameWorth = 25;
const tagWorth: Readonly<Record<string, number>> = {
  ARTICLE: 10,
  DIV: 5,
  BLOCKQUOTE: 3,
  PRE: 3,
  TD: 3,
  ADDRESS: -3,
  OL: -3,
  UL: -3,
  DL: -3,
  DD: -3,
  DT: -3,
  LI: -3,
  FORM: -3,
  FIGURE: -3,
  FIGCAPTION: -3,
  H1: -5,
  H2: -5,
  H3: -5,
  H4: -5,
  H5: -5,
  H6: -5,
  TH: -5,
};
/** The article grows into its parent if that adds this share of its votes. 0..1 */
const growth = 0.15;
/** ... and if no more than this share of what is added is links. 0..1 */
const linkedGrowth = 0.35;
/** ... or labels. 0..1 */
const labelledGrowth = 0.4;

export interface Weight {
  text: number;
  linked: number;
  votes: number;
  /** Characters in blocks that vote. */
  running: number;
  /** Characters in blocks that do not, headings and captions apart. */
  labels: number;
}

/** How a sentence ends. Headings of other articles do not: "Six dead in bus crash". */
const sentenceEnd = /[.!?…:;。！？؟।»”"’')\]]$/u;
/** Longer text is no heading, however it ends. */
const longestHeading = 160;

/** Whether a block is running text and no label, heading or link. */
export function isRunning({ role, text, linked }: LiveBlock): boolean {
  if (role === "headline" || role === "caption" || text.length < leastVoter) return false;
  if (linked > text.length * 0.6) return false;
  return role === "listItem" || text.length > longestHeading || sentenceEnd.test(text);
}

/** A block's say. */
function votesOf(block: LiveBlock): number {
  if (!isRunning(block)) return 0;
  const commas = block.text.match(/[,،、，;]/g)?.length ?? 0;
  const votes = 1 + Math.min(commas, 10) + Math.min(block.text.length / 100, 3);
  return block.role === "listItem" ? votes * listItemShare : votes;
}

/** Text, link text and votes within every element around the blocks. */
export function* weigh(blocks: readonly LiveBlock[]): Steps<Map<Element, Weight>> {
  const weights = new Map<Element, Weight>();
  for (const [index, block] of blocks.entries()) {
    if (index % 40 === 39) yield;
    const votes = votesOf(block);
    for (let element: Element | null = block.element; element; element = parentOf(element)) {
      const weight = weights.get(element) ?? { text: 0, linked: 0, votes: 0, running: 0, labels: 0 };
      weight.text += block.text.length;
      weight.linked += block.linked;
      weight.votes += votes;
      weight.running += votes > 0 ? block.text.length : 0;
      weight.labels +=
        votes === 0 && block.role !== "headline" && block.role !== "caption" ? block.text.length : 0;
      weights.set(element, weight);
    }
  }
  return weights;
}

/** The element that holds the article among `blocks`, or nothing where nobody voted. */
export function* candidate(blocks: readonly LiveBlock[]): Steps<Element | undefined> {
  const weights = yield* weigh(blocks);
  const scores = new Map<Element, number>();
  for (const [index, block] of blocks.entries()) {
    if (index % 40 === 39) yield;
    vote(block, scores);
  }
  let best: Element | undefined;
  let most = 0;
  for (const [element, score] of scores) {
    const { text, linked } = weights.get(element) ?? { text: 1, linked: 1 };
    const value = score * (1 - linked / Math.max(1, text));
    if (value > most) [best, most] = [element, value];
  }
  return best && grown(best, weights);
}

function vote(block: LiveBlock, scores: Map<Element, number>): void {
  const votes = votesOf(block);
  if (votes === 0) return;
  let element: Element | null = aroundBlock(block);
  for (let level = 0; element && level < generations; level++, element = parentOf(element)) {
    const share = level === 0 ? 1 : level === 1 ? 0.5 : 1 / (level * 3);
    const initial = (tagWorth[element.tagName] ?? 0) + promise(element) * nameWorth;
    scores.set(element, (scores.get(element) ?? initial) + votes * share);
  }
}

/** The element around a paragraph; for text that stands in no paragraph, the element it stands in. */
function aroundBlock({ element }: LiveBlock): Element | null {
  const paragraph = nearest(element, "p, pre, li, blockquote");
  if (paragraph) return parentOf(paragraph);
  let around: Element | null = element;
  while (around && /^(A|B|EM|I|STRONG|SPAN|SMALL|FONT|U|TIME|CITE|Q)$/.test(around.tagName))
    around = parentOf(around);
  return around;
}

function grown(start: Element, weights: ReadonlyMap<Element, Weight>): Element {
  let found = start;
  for (let around = parentOf(start); around; around = parentOf(around)) {
    const inner = weights.get(found);
    const outer = weights.get(around);
    if (!inner || !outer || around.tagName === "HTML") break;
    if (headed(around) > Math.max(1, headed(found))) break;
    const added = outer.votes - inner.votes;
    const text = outer.text - inner.text;
    const linked = outer.linked - inner.linked;
    const labels = outer.labels - inner.labels;
    if (added >= inner.votes * growth && linked <= text * linkedGrowth && labels <= text * labelledGrowth)
      found = around;
  }
  return found;
}

/** Articles with a main heading within: where the next article was appended, there are two. */
function headed(element: Element): number {
  return [...element.querySelectorAll("h1")].filter((heading) => heading.textContent?.trim()).length;
}
