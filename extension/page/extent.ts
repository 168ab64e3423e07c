/**
 * How much of the article did the page show?
 *
 * A stub before a paywall is compared like any text, and the reader is told that it was only a stub: "nowhere else in
 * your library" would mean something else for the part that nobody could read.
 */

import type { Extent } from "../protocol/reading-calls";
import type { LiveBlock } from "./blocks";
import { isPaid } from "./metadata";
import { isShown } from "./survey";
import { holds } from "./tree";

/** Boxes that publishers and their paywall providers put in front of the rest. */
const walls = [
  "paywall",
  "regwall",
  "subscriber-only",
  "subscription-wall",
  "meter-wall",
  "piano-",
  "poool",
  "tp-modal",
]
  .flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`])
  .join(", ");
/** A text that says it is to be paid for and is shorter than this, in words, is a stub. */
const stub = 150;
/** With a wall on the page, a text up to this length is one. */
const walledStub = 600;
/** How many boxes are looked at. */
const mostWalls = 20;

/** Words of the article's running text, and whether the page says that there is more. */
export function extentOf(document: Document, blocks: readonly LiveBlock[], root: Element): Extent {
  const text = blocks.filter(({ role }) => role !== "headline" && role !== "caption");
  const words = text.reduce((sum, block) => sum + (block.text.match(/\S+/g)?.length ?? 0), 0);
  const paid = isPaid(document);
  const limit = wallStands(document, root) ? walledStub : paid ? stub : 0;
  if (words < limit) return { words, cut: "paywall" };
  return /(?:…|\.\.\.|\[…\]|\[\.\.\.\])$/.test(text.at(-1)?.text ?? "")
    ? { words, cut: "teaser" }
    : { words };
}

function wallStands(document: Document, root: Element): boolean {
  return [...document.querySelectorAll(walls)]
    .slice(0, mostWalls)
    .some((wall) => !holds(wall, root) && isShown(wall) && (wall.textContent ?? "").trim().length >= 10);
}
