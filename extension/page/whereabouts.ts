/**
 * Which claim is the reader at?
 *
 * The panel follows the page: it is told which marked claim stands in the window, which one is pointed at, and which
 * claims the page still holds. Told at most ten times a second, and only what has changed.
 */

import type { ReadingPlace } from "../protocol/reading-calls";
import type { Mark } from "./marks";

/** Least time between two reports, in milliseconds. */
const pace = 100;

export class Whereabouts {
  private told = "";
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    window: Window | null,
    private readonly place: () => ReadingPlace | undefined,
    private readonly tell: (place: ReadingPlace) => void,
    signal: AbortSignal,
  ) {
    const moved = () => this.soon();
    window?.addEventListener("scroll", moved, { passive: true, capture: true, signal });
    window?.addEventListener("resize", moved, { passive: true, signal });
    signal.addEventListener("abort", () => clearTimeout(this.waiting));
  }

  /** Something may have changed. */
  soon(): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      const place = this.place();
      if (!place) return;
      const told = JSON.stringify(place);
      if (told === this.told) return;
      this.told = told;
      this.tell(place);
    }, pace);
  }
}

/** The first mark that ends below the window's upper edge and begins above its lower one. Marks stand in order. */
export function firstInView(marks: readonly Mark[], height: number): Mark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).range.getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  const mark = marks[low];
  return mark && mark.range.getBoundingClientRect().top < height ? mark : undefined;
}
