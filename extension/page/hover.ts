/**
 * Which claim is the pointer on?
 *
 * Highlights receive no events, so the character under the pointer is asked for and looked up among the marks.
 */

import type { Mark } from "./marks";
import type { Point } from "./place";
import { nearest, shadowAround } from "./tree";
import { isReaders } from "./trusted";

/** The pointer has to rest this long, in milliseconds, before a card opens: reading must not be interrupted. */
const rest = 300;

/** A hand that clicks moves less, in CSS pixels. */
const steady = 4;

/** What the keyboard's focus comes to, and what takes clicks itself. */
const controls = "a, button, input, label, select, textarea, summary";

interface Place {
  readonly node: Node;
  readonly offset: number;
}

export interface PointerActions {
  readonly marks: () => readonly Mark[];
  /** The pointer rests on a mark, or has left all marks. */
  readonly found: (mark: Mark | undefined, at: Point) => void;
  /** The page was clicked, on a mark or beside all marks. */
  readonly clicked: (mark: Mark | undefined, at: Point) => void;
  /** The keyboard's focus came to a link or field within a mark, or went elsewhere. */
  readonly focused: (mark: Mark | undefined) => void;
}

/** Watches the pointer until `signal` aborts. While it is on `card`, no mark is looked for beneath. */
export function watchPointer(card: Element, actions: PointerActions, signal: AbortSignal): void {
  const document = card.ownerDocument;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let frame: number | undefined;
  let over: Mark | undefined;
  let down: Point | undefined;

  const look = (x: number, y: number) => {
    frame = undefined;
    const mark = markAt(document, actions.marks(), x, y);
    if (mark === over) return;
    over = mark;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // The reader has begun to select these words since: the next move asks again.
      if (mark && isSelecting(document, mark.range)) over = undefined;
      else actions.found(mark, { x, y });
    }, rest);
  };
  const moved = (event: PointerEvent) => {
    // With a button down the reader is selecting: nothing may open beneath the pointer.
    if (!isReaders(event) || event.pointerType === "touch" || event.buttons > 0) return;
    if (event.target === card) {
      clearTimeout(waiting);
      over = undefined;
      return;
    }
    if (frame !== undefined) return;
    frame = document.defaultView?.requestAnimationFrame(() => look(event.clientX, event.clientY));
  };
  const tapped = (event: MouseEvent) => {
    // A tap on a link belongs to the page, and the end of a selection is no question about a mark.
    if (!isReaders(event) || event.target === card) return;
    if (isControl(event.composedPath()[0]) || event.detail > 1 || isDrag(down, event)) return;
    over = markAt(document, actions.marks(), event.clientX, event.clientY);
    clearTimeout(waiting);
    actions.clicked(over, { x: event.clientX, y: event.clientY });
  };
  const pressed = ({ clientX: x, clientY: y }: PointerEvent) => {
    down = { x, y };
  };
  const focused = (event: FocusEvent) => {
    const [target] = event.composedPath();
    if (event.target === card || !(target instanceof Element)) return;
    // A click moves the focus, too; the pointer has its own way. "Skip to content" moves it to the whole article, which is
    // no question about the first sentence there.
    const asks = target.matches(controls) && target.matches(":focus-visible");
    actions.focused(asks ? actions.marks().find(({ range }) => range.intersectsNode(target)) : undefined);
  };
  const options = { passive: true, signal };
  document.addEventListener("focusin", focused, options);
  document.addEventListener("pointermove", moved, options);
  document.addEventListener("pointerdown", pressed, options);
  document.addEventListener("click", tapped, options);
  signal.addEventListener("abort", () => clearTimeout(waiting));
}

/** A click that ends elsewhere than it began selects. Chromium keeps an earlier selection until after a plain click in it. */
function isDrag(down: Point | undefined, { clientX, clientY }: MouseEvent): boolean {
  return down !== undefined && Math.hypot(clientX - down.x, clientY - down.y) > steady;
}

function isSelecting(document: Document, within: Range): boolean {
  const selection = document.getSelection();
  return (
    selection?.type === "Range" && selection.getRangeAt(0).intersectsNode(within.commonAncestorContainer)
  );
}

function isControl(target: EventTarget | undefined): boolean {
  return target instanceof Element && nearest(target, controls) !== null;
}

/** The mark drawn at a point of the viewport, in CSS pixels. */
export function markAt(document: Document, marks: readonly Mark[], x: number, y: number): Mark | undefined {
  if (marks.length === 0) return undefined;
  const shadows = new Set(marks.flatMap(({ range }) => shadowAround(range.startContainer) ?? []));
  const place = placeAt(document, [...shadows], x, y);
  if (!place) return undefined;
  return marks.find(({ range }) => holds(range, place) && covers(range, x, y));
}

/** `shadowRoots`: the shadow trees that are looked into. */
function placeAt(document: Document, shadowRoots: ShadowRoot[], x: number, y: number): Place | undefined {
  if (typeof document.caretPositionFromPoint === "function") {
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  // Chromium before 128 and WebKit.
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

function holds(range: Range, { node, offset }: Place): boolean {
  const length = node.nodeType === 3 ? (node as Text).length : node.childNodes.length;
  return range.isPointInRange(node, Math.min(offset, length));
}

/** The caret lands on the nearest text even where the pointer is beside it. */
function covers(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top - 2 && y <= bottom + 2,
  );
}
