/**
 * What does a reader see on this page?
 *
 * Everything that is shown, block by block, the page's own furniture included: which of it is the article is for
 * `candidate` to say. Scripts, hidden text and small boxes within a line are left out here already.
 */

import { gather, type LiveBlocks } from "./blocks";
import { namesBox } from "./names";
import type { Steps } from "./slices";
import { nearest, parentOf } from "./tree";

/** Text in these is data, not reading matter. */
const unread = new Set(
  (
    "SCRIPT STYLE NOSCRIPT TEMPLATE TITLE TEXTAREA SELECT OPTION DATALIST IFRAME OBJECT SVG MATH CANVAS VIDEO AUDIO " +
    "BUTTON DIALOG RT RP AMP-AD AMP-EMBED AMP-STICKY-AD"
  ).split(" "),
);
const closedBox = "details:not([open])";
/** A span with more characters than this is a part of the page, whatever it is called. */
const longestInlineBox = 120;

/** Whether text directly inside `element` is read by readers. */
export function isReadIn(element: Element | null): boolean {
  return element !== null && !unread.has(element.tagName.toUpperCase());
}

export function* survey(root: Element): Steps<LiveBlocks> {
  return yield* gather(root, {
    leavesOut: (element) => !isReadIn(element) || !isShown(element) || isInlineBox(element),
    isWords: () => true,
  });
}

/** Whether the element's own styles let it be seen; its ancestors have been asked before. */
export function isShown(element: Element): boolean {
  if (element.hasAttribute("hidden") && element.getAttribute("hidden") !== "until-found") return false;
  if (typeof element.checkVisibility === "function") {
    if (element.checkVisibility({ visibilityProperty: true })) return true;
    // No box of its own: slots, and wrappers that a grid shall not notice. What is in it is shown.
    if (displayOf(element) === "contents") return true;
    // Text in a closed `<details>` counts as shown: one click opens it, or one more for a box in a box.
    const closed = outermostClosed(element);
    return closed !== null && closed !== element && closed.checkVisibility() && displayOf(element) !== "none";
  }
  const style = element.getAttribute("style");
  return style === null || !/(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function outermostClosed(element: Element): Element | null {
  let found: Element | null = null;
  let at: Element | null = nearest(element, closedBox);
  while (at) {
    found = at;
    const around: Element | null = parentOf(at);
    at = around && nearest(around, closedBox);
  }
  return found;
}

function displayOf(element: Element): string {
  return element.ownerDocument.defaultView?.getComputedStyle(element).display ?? "";
}

/** "(opens in a new tab)", said to screen readers only. */
const forScreenReaders =
  /(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden)\b/i;

/** "[3]", "12", "*" */
const noteSign = /^\[?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})\]?$/iu;

/** "40¹ people": the number of a note, which leads to it, is no part of the figure before it; the square of "m²" is. */
function isNoteSign(element: Element): boolean {
  return (
    element.tagName === "SUP" &&
    noteSign.test((element.textContent ?? "").trim()) &&
    (element.querySelector("a[href*='#'], [role=doc-noteref]") ?? element.closest("a[href*='#']")) !== null
  );
}

/** "Share", "Advertisement" within a line of text. */
function isInlineBox(element: Element): boolean {
  if (isNoteSign(element)) return true;
  if (element.tagName !== "SPAN" && element.tagName !== "A" && element.tagName !== "SMALL") return false;
  if (forScreenReaders.test(element.getAttribute("class") ?? "")) return true;
  return namesBox(element) && (element.textContent ?? "").length <= longestInlineBox;
}
