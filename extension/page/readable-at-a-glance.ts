/**
 * Could this page hold an article?
 *
 * A guess that costs a millisecond, made on every page of the sites that are always read. Yes means only that the search
 * is worth its while.
 */

/** Characters of running text below which no page is an article: `readable` asks for 250. */
const enough = 250;
/** A shorter paragraph is a label or a teaser. */
const leastParagraph = 80;
/** Paragraphs looked at: a front page may have thousands. */
const mostParagraphs = 400;

/** Paragraphs, and the elements that publishers use for them. */
const paragraphs =
  "p, article div, main div, [itemprop~=articleBody] div, article span, td, section[class*=text], pre, blockquote";

export function looksReadable(document: Document): boolean {
  let length = 0;
  const found = document.querySelectorAll(paragraphs);
  for (let index = 0; index < Math.min(found.length, mostParagraphs); index++) {
    const own = ownText(found[index] as Element);
    if (own >= leastParagraph) length += own;
    if (length >= enough) return true;
  }
  return false;
}

/** Characters of the text directly in the element and in what stands within its lines. */
function ownText(element: Element): number {
  if (element.tagName === "P") return (element.textContent ?? "").trim().length;
  let length = 0;
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3 || /^(A|B|I|EM|STRONG|SPAN)$/.test(node.nodeName))
      length += (node.textContent ?? "").trim().length;
  return length;
}
