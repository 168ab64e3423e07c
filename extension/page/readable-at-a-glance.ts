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

/** Components hold their text themselves, in whatever elements, or in a shadow tree. */
const mostElements = 5_000;

export function looksReadable(document: Document): boolean {
  if (lengthOf(document.querySelectorAll(paragraphs)) >= enough) return true;
  const components = [...document.querySelectorAll("*")]
    .slice(0, mostElements)
    .filter(({ localName }) => localName.includes("-"));
  return lengthOf(components.flatMap(partsOf)) >= enough;
}

function lengthOf(found: ArrayLike<Element>): number {
  let length = 0;
  for (let index = 0; index < Math.min(found.length, mostParagraphs) && length < enough; index++) {
    const own = ownText(found[index] as Element);
    if (own >= leastParagraph) length += own;
  }
  return length;
}

/** A component, what paragraphs its shadow tree holds, and those of the components in there. */
function partsOf(component: Element): Element[] {
  const root = component.shadowRoot;
  if (!root) return [component];
  const inner = [...root.querySelectorAll("*")].slice(0, mostElements);
  return [component, ...inner.flatMap((element) => (element.shadowRoot ? partsOf(element) : element))];
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
