/**
 * What stands in the article's column and is not the article?
 *
 * Rails, link lists and boxes. The larger a part of the article's text an element holds, the less its name counts.
 */

import type { LiveBlock } from "./blocks";
import { isRunning, type Weight, weigh } from "./candidate";
import { namesBox, namesOf } from "./names";
import type { Steps } from "./slices";
import { parentOf } from "./tree";

/** Elements that are never the article's own words. */
const besides =
  "aside, nav, form, footer, [role=complementary], [role=navigation], [role=search], [role=dialog], [role=alertdialog], " +
  "[role=menu], [role=tablist], [aria-hidden=true]";
/** ... however much text they hold: a rail of summaries beside a brief, a cookie note. ASP.NET wraps whole pages in a form. */
const alwaysBesides =
  "aside, nav, footer, [role=complementary], [role=navigation], [role=dialog], [role=alertdialog]";
/** Readers' words are not the article's, however many they are. */
const readersWords = new Set("comments disqus replies commentlist usercomments".split(" "));

/** What no box holds, be it called "modal-open" or "with-sidebar". */
const heart = "h1, main, [itemprop~=articleBody]";

/** Above this share of the article's text an element is the article, whatever it is called ("has-sidebar"). 0..1 */
const articleShare = 0.4;
/** A list whose text is mostly links leads elsewhere. 0..1; key-point lists with one linked name stay below. */
const linkedList = 0.6;
/** A paragraph or heading that is one link is a teaser: "Read also: …". 0..1 */
const linkedParagraph = 0.85;

/** A box with more labels than this beside its running text is made of names, dates, sections. 0..1 */
const mostLabels = 0.6;

const listTags = new Set(["UL", "OL", "DL", "TABLE"]);
const paragraphTags = new Set(["P", "DIV", "SECTION", "H2", "H3", "H4", "H5", "H6"]);

/** Among which blocks is judged: all of the page's, or those of the part with the article. */
export type Stage = "page" | "part";

/** The blocks that belong to the article itself. */
export function* prune(blocks: readonly LiveBlock[], stage: Stage): Steps<LiveBlock[]> {
  const weights = yield* weigh(blocks);
  const running = blocks.reduce((sum, block) => sum + (isRunning(block) ? block.text.length : 0), 0);
  const judged = new Map<Element, boolean>();
  const isBeside = (element: Element): boolean => {
    const known = judged.get(element);
    if (known !== undefined) return known;
    const parent = parentOf(element);
    const beside =
      leadsElsewhere(element, weights.get(element), running, stage) || (parent !== null && isBeside(parent));
    judged.set(element, beside);
    return beside;
  };
  const kept: LiveBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index % 40 === 39) yield;
    if (!isBeside(block.element)) kept.push(block);
  }
  return kept;
}

function leadsElsewhere(
  element: Element,
  weight: Weight | undefined,
  running: number,
  stage: Stage,
): boolean {
  if (!weight || weight.text === 0) return false;
  if (holdsReadersWords(element)) return true;
  if (element.matches(alwaysBesides) && element.querySelector(heart) === null) return true;
  if (weight.running > running * articleShare) return false;
  if (element.matches(besides) || (namesBox(element) && element.querySelector(heart) === null)) return true;
  if (stage === "page") return false;
  if (isBox(element) && weight.labels > (weight.labels + weight.running) * mostLabels) {
    return !isHeadOfPost(element, weight);
  }
  const linked = weight.linked / weight.text;
  if (listTags.has(element.tagName)) return linked > linkedList;
  return paragraphTags.has(element.tagName) && linked > linkedParagraph;
}

/** Paragraphs are judged by their links only: "By Jane Doe" is a label. */
function isBox(element: Element): boolean {
  return element.childElementCount > 1 && !/^(P|LI|UL|OL|BLOCKQUOTE|H[1-6])$/.test(element.tagName);
}

/** "10:40 Ferry is free again": time and heading of a post in a live blog. */
function isHeadOfPost(element: Element, { text, labels, running }: Weight): boolean {
  return (
    element.tagName === "HEADER" && text - labels - running > labels && element.querySelector("h1") === null
  );
}

function holdsReadersWords(element: Element): boolean {
  return namesOf(element).some((name) => readersWords.has(name)) && element.querySelector("h1") === null;
}
