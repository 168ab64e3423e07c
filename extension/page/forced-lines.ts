/**
 * How are marks seen in the reader's own few colours?
 *
 * In forced-colours mode Chromium fills every highlight like a selection, whatever a style sheet says, and an article of
 * filled lines cannot be read through. There the marks stay out of the registry, and their lines are drawn here: above the
 * page, in the card's own root. Firefox draws the lines of highlights in any mode.
 */

import { markLine } from "../protocol/mark-line";
import type { ReadingSettings } from "../protocol/reading-settings";
import { isCertain } from "../words/certainty";
import { make } from "./card";
import type { Mark } from "./marks";
import { type Box, overlap } from "./place";
import { inSlices, type Steps } from "./slices";
import { parentOf } from "./tree";

/** Thinner than this, in CSS pixels, the two strokes of a double line are one. */
const leastDouble = 3;

export class ForcedLines {
  private readonly layer: HTMLElement;
  private readonly forced: MediaQueryList | undefined;
  private readonly lines = new Map<Mark, readonly HTMLElement[]>();
  private marks: readonly Mark[] = [];
  private drawing: AbortController | undefined;
  private frame: number | undefined;

  /** `switched` is told when the reader turns the mode on or off. */
  constructor(
    root: ShadowRoot,
    private readonly document: Document,
    private readonly settings: () => ReadingSettings,
    switched: () => void,
    signal: AbortSignal,
  ) {
    this.layer = make(document, "div", { part: "lines", "aria-hidden": "true" });
    // Beneath the card.
    root.prepend(this.layer);
    const { defaultView: window } = document;
    if (fillsHighlights(window)) this.forced = window?.matchMedia?.("(forced-colors: active)");
    this.forced?.addEventListener("change", switched, { signal });
    if (this.forced) this.watchLayout(signal);
    signal.addEventListener("abort", () => this.drawing?.abort());
  }

  /** Whether lines are drawn here and not by the browser. */
  get needed(): boolean {
    return this.forced?.matches === true;
  }

  /** Draws the lines of exactly these marks; none where the browser draws them. */
  draw(marks: readonly Mark[]): void {
    this.marks = this.needed ? marks : [];
    this.drawing?.abort();
    if (this.marks.length === 0) {
      this.show([]);
      return;
    }
    this.drawing = new AbortController();
    void inSlices(this.measure(), this.drawing.signal).then(
      (lines) => this.show(lines),
      () => {},
    );
  }

  /** The words of these marks are gone; their lines go before the next paint. */
  drop(lost: readonly Mark[]): void {
    for (const mark of lost) for (const line of this.lines.get(mark) ?? []) line.remove();
  }

  /** Something in the page moved: the lines follow with the next frame. */
  moved(): void {
    if (this.marks.length === 0 || this.frame !== undefined) return;
    this.frame = this.document.defaultView?.requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw(this.marks);
    });
  }

  private *measure(): Steps<[Mark, HTMLElement[]][]> {
    const from = this.layer.getBoundingClientRect();
    const drawn: [Mark, HTMLElement[]][] = [];
    for (const [index, mark] of this.marks.entries()) {
      if (index % 10 === 9) yield;
      const boxes = linesOf(mark.range);
      drawn.push([mark, boxes.map((box) => this.line(mark, box, from))]);
    }
    return drawn;
  }

  private line({ finding }: Mark, box: Box, from: DOMRect): HTMLElement {
    const { line, thickness } = markLine(finding.verdict, isCertain(finding), this.settings());
    const width = line === "double" ? Math.max(leastDouble, thickness * 4) : Math.max(1, thickness);
    const drawn = make(this.document, "div", { part: `line line-${line}` });
    Object.assign(drawn.style, {
      left: `${box.left - from.left}px`,
      top: `${box.bottom - from.top - 1}px`,
      width: `${box.right - box.left}px`,
      borderBottomWidth: `${width}px`,
      borderBottomStyle: line === "wavy" ? "none" : line,
    });
    return drawn;
  }

  private show(lines: readonly [Mark, HTMLElement[]][]): void {
    this.lines.clear();
    for (const [mark, drawn] of lines) this.lines.set(mark, drawn);
    this.layer.replaceChildren(...lines.flatMap(([, drawn]) => drawn));
  }

  private watchLayout(signal: AbortSignal): void {
    const { defaultView: window, documentElement: root } = this.document;
    const moved = () => this.moved();
    const options = { passive: true, signal };
    window?.addEventListener("resize", moved, options);
    window?.addEventListener("load", moved, options);
    // The page itself takes the layer along; a column that scrolls within it does not.
    const scrolled = ({ target }: Event) => {
      if (target !== this.document) moved();
    };
    window?.addEventListener("scroll", scrolled, { ...options, capture: true });
    if (typeof ResizeObserver !== "function") return;
    const observer = new ResizeObserver(moved);
    observer.observe(root);
    signal.addEventListener("abort", () => observer.disconnect());
  }
}

function fillsHighlights(window: Window | null): boolean {
  const { CSS } = (window ?? {}) as { CSS?: typeof globalThis.CSS };
  return CSS?.supports?.("-moz-appearance", "none") === false;
}

/** The lines that a range's words stand in, in the window; what its column has scrolled away is left out. */
function linesOf(range: Range): Box[] {
  const clip = clipOf(range.commonAncestorContainer);
  const lines: Box[] = [];
  for (const box of range.getClientRects()) {
    const seen = clip ? overlap(box, clip) : box;
    // A link within the range has a box, and so have the words in it.
    if (seen && box.width > 1 && !lines.some((line) => holds(line, seen))) lines.push(seen);
  }
  return lines;
}

function holds(outer: Box, inner: Box): boolean {
  const middle = (inner.top + inner.bottom) / 2;
  return (
    outer.left <= inner.left + 1 &&
    outer.right >= inner.right - 1 &&
    middle > outer.top &&
    middle < outer.bottom
  );
}

/** What the columns that scroll around a node let through. */
function clipOf(node: Node): Box | undefined {
  const window = node.ownerDocument?.defaultView;
  let clip: Box | undefined;
  for (let at = parentOf(node); at && at !== at.ownerDocument.body; at = parentOf(at)) {
    if (window?.getComputedStyle(at).overflowY === "visible") continue;
    const box = at.getBoundingClientRect();
    clip = clip ? (overlap(clip, box) ?? clip) : box;
  }
  return clip;
}
