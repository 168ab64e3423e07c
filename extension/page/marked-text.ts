/**
 * How are marks read?
 *
 * By pointer, tap and keyboard: each opens the card on a mark. This part knows neither where marks come from nor what
 * becomes of them when the page changes, so pages of our own use it, too.
 */

import type { Words } from "../words/words";
import { watchPointer } from "./hover";
import { watchKeys } from "./keys";
import { type Mark, Marks } from "./marks";
import { Tooltip } from "./tooltip";

export class MarkedText {
  private readonly marks: Marks;
  private readonly tooltip: Tooltip;
  /** Where the keyboard stands among the marks. */
  private cursor: Mark | undefined;
  /** Whether a report was drawn, be it without a mark. */
  private compared = false;

  /** Marks, card and listeners are gone once `signal` aborts. */
  constructor(
    private readonly document: Document,
    registry: HighlightRegistry,
    private readonly words: Words,
    signal: AbortSignal,
  ) {
    this.marks = new Marks(registry);
    this.tooltip = new Tooltip(document, words, () => this.marks.point(undefined), signal);
    watchPointer(this.tooltip.host, this.pointerActions(), signal);
    if (document.defaultView) watchKeys(document.defaultView, this.keyActions(), signal);
    signal.addEventListener("abort", () => this.clear());
  }

  /** Draws exactly these marks. A card stays open if its claim is among them. */
  draw(marks: readonly Mark[]): void {
    this.compared = true;
    const open = this.tooltip.mark?.claim.id;
    this.marks.draw([...marks].sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range)));
    const again = this.marks.all.find(({ claim }) => claim.id === open);
    if (again) this.show(again, "pointer");
    else this.tooltip.close();
  }

  /** Takes marks away that no longer fit; says whether there were any. */
  keep(fits: (mark: Mark) => boolean): boolean {
    const lost = this.marks.keep(fits);
    if (lost.some((mark) => mark === this.tooltip.mark)) this.tooltip.close();
    return lost.length > 0;
  }

  clear(): void {
    this.tooltip.close();
    this.marks.clear();
    this.cursor = undefined;
    this.compared = false;
  }

  private show(mark: Mark, by: "pointer" | "keyboard"): void {
    this.cursor = mark;
    this.tooltip.open(mark, by);
    this.marks.point(this.tooltip.mark);
  }

  private pointerActions() {
    const show = (mark: Mark) => {
      if (mark === this.tooltip.mark) this.tooltip.stay();
      else this.show(mark, "pointer");
    };
    return {
      marks: () => this.marks.all,
      found: (mark: Mark | undefined) => (mark ? show(mark) : this.tooltip.leave()),
      clicked: (mark: Mark | undefined) => (mark ? show(mark) : void this.tooltip.close()),
    };
  }

  private keyActions() {
    return {
      next: () => this.step(1),
      previous: () => this.step(-1),
      close: () => this.tooltip.close(),
      enter: () => this.tooltip.enter(),
    };
  }

  /** Goes to the next or previous mark, from the last one that was open or from what is in view. */
  private step(by: 1 | -1): boolean {
    if (!this.compared) return false;
    const marks = this.marks.all;
    const known = this.cursor ? marks.indexOf(this.cursor) : -1;
    const from = known >= 0 ? known : this.firstInView() - (by === 1 ? 1 : 0);
    const mark = marks[(from + by + marks.length) % marks.length];
    if (mark) {
      bringIntoView(this.document, mark.range);
      this.show(mark, "keyboard");
    } else this.tooltip.say(this.words.say("noMoreMarks"));
    return true;
  }

  private firstInView(): number {
    const index = this.marks.all.findIndex(({ range }) => range.getBoundingClientRect().bottom > 0);
    return Math.max(0, index);
  }
}

function bringIntoView(document: Document, range: Range): void {
  const window = document.defaultView;
  const { top, bottom } = range.getBoundingClientRect();
  if (!window || (top >= 0 && bottom <= window.innerHeight)) return;
  // The element first: the claim may stand in a scrolled box. Then the claim itself, a third down the window.
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const now = range.getBoundingClientRect();
  if (now.top < 0 || now.bottom > window.innerHeight) {
    window.scrollBy({ top: now.top - window.innerHeight / 3, behavior: "instant" });
  }
}
