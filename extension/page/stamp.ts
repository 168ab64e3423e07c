/**
 * How can Readability, which rewrites what it reads, tell us which words of the live page are the article?
 *
 * It works on a clone in which every text node stands in a numbered `<span>`. Whatever it moves, renames or drops,
 * the numbers that survive lead back to the live text nodes. Numbering elements is not enough: Readability makes new
 * paragraphs out of text that `<br>` separates.
 */

const stamp = "data-second-source-text";

/** Text in these is data, not reading matter; wrapping it would break it. */
const unread = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE TITLE TEXTAREA SELECT OPTION IFRAME OBJECT SVG MATH".split(" "),
);

export interface StampedClone {
  readonly clone: Document;
  /** Live text nodes whose number is found under `root`, a part of the clone. */
  survivors(root: Element): Set<Text>;
}

/** Whether text directly inside `element` is read by readers. */
export function isReadIn(element: Element | null): boolean {
  return element !== null && !unread.has(element.tagName.toUpperCase());
}

/** A deep copy of the page whose text nodes are numbered. The page itself is not touched. */
export function stampedClone(document: Document): StampedClone {
  const clone = document.cloneNode(true) as Document;
  const live = textNodes(document);
  textNodes(clone).forEach((copy, number) => {
    if (!isReadIn(copy.parentElement) || copy.data.trim() === "") return;
    const wrap = clone.createElement("span");
    wrap.setAttribute(stamp, String(number));
    copy.replaceWith(wrap);
    wrap.append(copy);
  });
  return {
    clone,
    survivors: (root) => {
      const found = [...root.querySelectorAll(`[${stamp}]`)].map(
        (wrap) => live[Number(wrap.getAttribute(stamp))],
      );
      return new Set(found.filter((node) => node !== undefined));
    },
  };
}

function textNodes(document: Document): Text[] {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}
