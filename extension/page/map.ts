/**
 * Where on this page are marks?
 *
 * A strip beside the scroll bar with a tick for every mark. It is for eyes and pointers only: keyboards and screen
 * readers have the keys and the side panel, which say more.
 */

import type { Verdict } from "../engine/second-source";
import { palette, type ReadingSettings } from "../protocol/reading-settings";
import { make } from "./card";
import type { Mark } from "./marks";
import { inSlices, type Steps } from "./slices";
import { isReaders } from "./trusted";

/** Height of a tick in CSS pixels. Ticks in one row are one tick. */
const row = 3;
/** A page that is hardly longer than the window needs no map. */
const leastPages = 1.5;
/** What one row with several marks shows. */
const rank: Readonly<Record<Verdict, number>> = { conflicting: 3, unique: 2, corroborated: 1, sameOrigin: 0 };

interface Tick {
  readonly mark: Mark;
  readonly row: number;
}

export class MarkMap {
  private readonly strip: HTMLElement;
  private readonly window: Window | null;
  private marks: readonly Mark[] = [];
  private drawing: AbortController | undefined;

  /** `chosen` is told which mark's tick was clicked. */
  constructor(
    root: ShadowRoot,
    private readonly document: Document,
    private readonly settings: () => ReadingSettings,
    chosen: (mark: Mark) => void,
    signal: AbortSignal,
  ) {
    this.window = document.defaultView;
    this.strip = make(document, "div", { part: "map", "aria-hidden": "true", hidden: "" });
    root.append(this.strip);
    this.strip.addEventListener("click", (event) => {
      const mark = this.marks[Number((event.target as HTMLElement).dataset.mark)];
      if (mark && isReaders(event)) chosen(mark);
    });
    const again = () => this.draw(this.marks);
    this.window?.addEventListener("resize", again, { passive: true, signal });
    this.window?.addEventListener("load", again, { signal });
    this.watchHeight(again, signal);
    signal.addEventListener("abort", () => this.drawing?.abort());
  }

  /** Shows exactly these marks; none hides the map. */
  draw(marks: readonly Mark[]): void {
    this.drawing?.abort();
    this.marks = marks;
    if (marks.length === 0) {
      this.strip.hidden = true;
      return;
    }
    this.drawing = new AbortController();
    void inSlices(this.measure(), this.drawing.signal).then(
      (ticks) => this.show(ticks),
      () => {},
    );
  }

  private *measure(): Steps<readonly Tick[]> {
    const { window, marks } = this;
    const height = this.document.documentElement.scrollHeight;
    if (!window || height < window.innerHeight * leastPages) return [];
    const rows = new Map<number, Tick>();
    for (const [index, mark] of marks.entries()) {
      if (index % 20 === 19) yield;
      const box = mark.range.getBoundingClientRect();
      // In a closed `<details>` a claim has no place.
      if (box.height === 0) continue;
      const place = (box.top + window.scrollY) / height;
      const at = Math.floor((place * window.innerHeight) / row);
      const known = rows.get(at);
      if (!known || rank[mark.finding.verdict] > rank[known.mark.finding.verdict])
        rows.set(at, { mark, row: at });
    }
    return [...rows.values()];
  }

  private show(ticks: readonly Tick[]): void {
    this.strip.hidden = ticks.length === 0;
    const { looks } = this.settings();
    const drawn = ticks.map(({ mark, row: at }) => {
      const tick = make(this.document, "div", { part: `tick tick-${mark.finding.verdict}` });
      tick.style.top = `${at * row}px`;
      tick.style.backgroundColor = palette[looks[mark.finding.verdict].colour].page;
      tick.dataset.mark = String(this.marks.indexOf(mark));
      return tick;
    });
    this.strip.replaceChildren(...drawn);
  }

  /** Pictures that load late and text that is added move everything below them. */
  private watchHeight(changed: () => void, signal: AbortSignal): void {
    if (typeof ResizeObserver !== "function") return;
    const observer = new ResizeObserver(() => {
      if (this.marks.length > 0) changed();
    });
    observer.observe(this.document.documentElement);
    signal.addEventListener("abort", () => observer.disconnect());
  }
}
