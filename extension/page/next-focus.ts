/**
 * Where does Tab lead from a statement?
 *
 * Statements take no focus, and once the card is closed the browser would go on from the card's own place, which is the end
 * of the page. So the first Tab after a card is led to the next link or field behind its statement, Shift and Tab to the one
 * before it.
 */

import { readingOrder } from "./tree";

const candidates =
  "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]";

/** Moves the focus; false where there is nothing to move it to, or the page has kept it. */
export function focusFrom(document: Document, range: Range, backwards: boolean): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(candidates)];
  const sides = backwards
    ? all.toReversed().filter((element) => !reaches(range, element) && place(element, range) < 0)
    : all.filter((element) => reaches(range, element) || place(element, range) > 0);
  const next = sides.find(takesFocus);
  next?.focus();
  return next !== undefined && document.activeElement === next;
}

/** A link within the statement comes next. */
function reaches(range: Range, element: Element): boolean {
  return range.intersectsNode(element);
}

function place(element: Element, { startContainer }: Range): number {
  return readingOrder(element, startContainer);
}

function takesFocus(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(":disabled, [inert] *, input[type=hidden]")) return false;
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}
