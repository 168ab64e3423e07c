/**
 * Which of several articles on one page is the reader at?
 *
 * Sites append the next article below the one that was opened, each with a main heading of its own, and change the
 * address as the reader scrolls on. Read as one they would be a story about two events.
 */

import { isShown } from "./survey";

/** An article has this much text in paragraphs of this length, in characters; a teaser with a heading has not. */
const leastText = 400;
const leastParagraph = 80;
/** Main headings looked at. */
const most = 40;

/** The parts of the page that each hold one main heading and its text, in reading order. One or none is no choice. */
function articles(document: Document): Element[] {
  const headings = [...document.querySelectorAll("h1")]
    .filter((heading) => isShown(heading) && heading.textContent?.trim())
    .slice(0, most);
  if (headings.length < 2) return [];
  const parts = headings.map((heading) => {
    let part: Element = heading;
    for (let around = part.parentElement; around && around !== document.body; around = around.parentElement) {
      if (headings.some((other) => other !== heading && around?.contains(other))) break;
      part = around;
    }
    return { part, form: `${part.tagName} ${heading.className}`, text: paragraphText(part) };
  });
  // What is appended is made as the first one was; a logo or a rail with a main heading is not.
  const longest = parts.reduce((best, other) => (other.text > best.text ? other : best));
  return parts.filter(({ form, text }) => form === longest.form && text >= leastText).map(({ part }) => part);
}

function paragraphText(part: Element): number {
  const lengths = [...part.querySelectorAll("p")].map(({ textContent }) => (textContent ?? "").trim().length);
  return lengths.filter((length) => length >= leastParagraph).reduce((sum, length) => sum + length, 0);
}

/** The article around the middle of the window, or the first; nothing where the page has only one. */
export function articleInView(document: Document): { part: Element; isFirst: boolean } | undefined {
  const found = articles(document);
  const [first] = found;
  if (!first || found.length < 2) return undefined;
  const middle = (document.defaultView?.innerHeight ?? 0) / 2;
  const boxes = found.map((part) => ({ part, box: part.getBoundingClientRect() }));
  // Between two articles the one above counts: the reader has not reached the next.
  const part = boxes.findLast(({ box }) => box.top <= middle && box.height > 0)?.part ?? first;
  return { part, isFirst: part === first };
}
