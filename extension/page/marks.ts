/**
 * How are claims marked without touching the page?
 *
 * With the CSS Custom Highlight API: one `Highlight` per verdict holds ranges, the inserted style sheet (`marks.css`)
 * says how they look. The registry is shared with the page, so its scripts can read which words are marked.
 */

import type { Claim, Finding, Verdict } from "../engine/second-source";

/** Names in `CSS.highlights`; `marks.css` styles them. */
export const highlightNames: Record<Verdict, string> = {
  corroborated: "second-source-corroborated",
  sameOrigin: "second-source-same-origin",
  conflicting: "second-source-conflicting",
  unique: "second-source-unique",
};
/** The claim under the cursor. */
export const currentName = "second-source-current";

/** Where claims overlap the higher one is drawn on top. */
const priorities: Record<Verdict, number> = { corroborated: 0, sameOrigin: 1, unique: 2, conflicting: 3 };

/** A claim with its finding and its place in the page. */
export interface Mark {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly range: Range;
}

/** The marks of one page, in the article's order. */
export class Marks {
  private drawn: readonly Mark[] = [];
  private readonly highlights = new Map<Verdict, Highlight>();
  private current: Highlight | undefined;

  constructor(private readonly registry: HighlightRegistry) {}

  get all(): readonly Mark[] {
    return this.drawn;
  }

  /** Draws exactly these marks. */
  draw(marks: readonly Mark[]): void {
    this.clear();
    this.drawn = marks;
    for (const { finding, range } of marks) this.highlight(finding.verdict).add(range);
    this.current = new Highlight();
    this.current.priority = 4;
    this.registry.set(currentName, this.current);
  }

  /** Takes marks away that no longer fit. */
  keep(fits: (mark: Mark) => boolean): readonly Mark[] {
    const lost = this.drawn.filter((mark) => !fits(mark));
    for (const { finding, range } of lost) {
      this.highlights.get(finding.verdict)?.delete(range);
      this.current?.delete(range);
    }
    if (lost.length > 0) this.drawn = this.drawn.filter((mark) => !lost.includes(mark));
    return lost;
  }

  /** Sets off one mark from the others, or none. */
  point(mark: Mark | undefined): void {
    this.current?.clear();
    if (mark) this.current?.add(mark.range);
  }

  clear(): void {
    for (const name of [...Object.values(highlightNames), currentName]) this.registry.delete(name);
    this.highlights.clear();
    this.drawn = [];
  }

  private highlight(verdict: Verdict): Highlight {
    const known = this.highlights.get(verdict);
    if (known) return known;
    const highlight = new Highlight();
    highlight.priority = priorities[verdict];
    this.highlights.set(verdict, highlight);
    this.registry.set(highlightNames[verdict], highlight);
    return highlight;
  }
}
