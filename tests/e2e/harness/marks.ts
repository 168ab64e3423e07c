// Which words are marked? Read from `CSS.highlights`, the only place where marks exist: the page's DOM is untouched.

import type { WebDriver } from "selenium-webdriver";

export const VERDICTS = ["corroborated", "sameOrigin", "conflicting", "unique"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Verdict → name of its highlight. */
export const HIGHLIGHTS: Record<Verdict, string> = {
  corroborated: "second-source-corroborated",
  sameOrigin: "second-source-same-origin",
  conflicting: "second-source-conflicting",
  unique: "second-source-unique",
};

export interface Mark {
  /** Name of the highlight. */
  name: string;
  /** The marked words, white space as the DOM holds it. */
  text: string;
  /** What the mark stands in that is not the article's text: `nav`, `aside`, … Empty inside the article. */
  outside: string;
}

const READ_MARKS = `
  const found = [];
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith("second-source-")) continue;
    for (const marked of highlight) {
      const range = document.createRange();
      range.setStart(marked.startContainer, marked.startOffset);
      range.setEnd(marked.endContainer, marked.endOffset);
      found.push({ name, range });
    }
  }
  // In a component's shadow tree the browser knows no order; its host stands for it.
  const inPage = (node) => node.getRootNode() === document ? node : inPage(node.getRootNode().host);
  found.sort((a, b) => {
    const [first, second] = [a, b].map(({ range }) => inPage(range.startContainer));
    if (a.range.startContainer.getRootNode() === b.range.startContainer.getRootNode())
      return a.range.compareBoundaryPoints(Range.START_TO_START, b.range);
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  return found.map(({ name: full, range }) => {
    const name = full.replace(/-unsure$/, "");
    const node = range.commonAncestorContainer;
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const around = element?.closest(arguments[0]);
    return { name, text: range.toString(), outside: around ? around.outerHTML.slice(0, 60) : "" };
  });`;

/** Parts of our pages and of the real ones that are not article text. */
const NOT_ARTICLE = "nav, aside, footer, form, figcaption, .rail, .ad, .related, .sample, .masthead, .crumbs";

/** Every mark in the page that the driver looks at, in document order; those on nothing any more are left out. */
export async function readMarks(driver: WebDriver): Promise<Mark[]> {
  const marks = await driver.executeScript<Mark[]>(READ_MARKS, NOT_ARTICLE);
  return marks.filter((mark) => mark.text !== "");
}

/** The marks that carry a verdict, without the one under the reader's cursor. */
export function verdictMarks(marks: Mark[]): Mark[] {
  const names = new Set(Object.values(HIGHLIGHTS));
  return marks.filter((mark) => names.has(mark.name));
}
