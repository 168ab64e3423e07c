/** How does a claim come into view? With the page's own scrolling, and a closed `<details>` opened as a click would. */

import { nearest, parentOf } from "./tree";

export function bringIntoView(document: Document, range: Range): void {
  openAround(parentOf(range.startContainer));
  const window = document.defaultView;
  if (!window || isInView(range, window)) return;
  // The element first: the claim may stand in a scrolled box, or in a column beside the window. Then the claim itself, a
  // third down the window.
  parentOf(range.startContainer)?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  if (isInView(range, window)) return;
  const { top, left, right } = range.getBoundingClientRect();
  window.scrollBy({
    top: top - window.innerHeight / 3,
    left: right < 0 || left > window.innerWidth ? left - window.innerWidth / 3 : 0,
    behavior: "instant",
  });
}

function isInView(range: Range, { innerWidth, innerHeight }: Window): boolean {
  const { top, bottom, left, right } = range.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && right > 0 && left < innerWidth;
}

const closed = "details:not([open])";

function openAround(element: Element | null): void {
  const summary = element && nearest(element, "summary");
  for (let at = element && nearest(element, closed); at; at = around(at)) {
    // The summary of a closed box is in sight.
    if (summary === null || parentOf(summary) !== at) (at as HTMLDetailsElement).open = true;
  }
}

function around(box: Element): Element | null {
  const parent = parentOf(box);
  return parent && nearest(parent, closed);
}
