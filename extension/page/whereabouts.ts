/**
 * Which claim is the reader at?
 *
 * The panel follows the page: it is told which marked claim stands in the window, which one is pointed at, and which
 * claims the page still holds. Told at most ten times a second, and only what has changed.
 */

import type { ReadingPlace } from "../protocol/reading-calls";
import type { Mark } from "./marks";

/** What has happened: other marks are always told of, the reader's moves only where somebody follows. */
export type Event = "marks" | "moved";

/** Least time between two reports, in milliseconds. */
const pace = 100;

export class Whereabouts {
  private told = "";
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private followed = false;

  constructor(
    window: Window | null,
    private readonly place: () => ReadingPlace | undefined,
    private readonly tell: (place: ReadingPlace) => Promise<boolean>,
    signal: AbortSignal,
  ) {
    const moved = () => this.soon("moved");
    window?.addEventListener("scroll", moved, { passive: true, capture: true, signal });
    window?.addEventListener("resize", moved, { passive: true, signal });
    signal.addEventListener("abort", () => clearTimeout(this.waiting));
  }

  /** A panel has opened, or asked something of the page. */
  follow(): void {
    this.followed = true;
    this.told = "";
    this.soon("moved");
  }

  /** Something may have changed: told at once, and what follows within the pace in one. */
  soon(event: Event): void {
    if (event === "moved" && !this.followed) return;
    if (this.waiting !== undefined) return;
    this.report();
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      this.report();
    }, pace);
  }

  private report(): void {
    const place = this.place();
    if (!place) return;
    const { found, hidden } = place;
    const told = JSON.stringify(this.followed ? place : { found, hidden });
    if (told === this.told) return;
    this.told = told;
    void this.tell(place).then((followed) => {
      this.followed = followed;
    });
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
