/**
 * How are claims marked without touching the page?
 *
 * With the CSS Custom Highlight API: one `Highlight` for each verdict and certainty holds ranges, `mark-styles` says how
 * they look. The registry is shared with the page, so its scripts can read which words are marked, and with which mark.
 */

import type { Claim, Finding, Verdict } from "../engine/second-source";
import { isCertain } from "../words/certainty";

/** Names in `CSS.highlights` of findings that are certain. */
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
const verdicts = Object.keys(highlightNames) as Verdict[];

export function highlightName(verdict: Verdict, certain: boolean): string {
  return certain ? highlightNames[verdict] : `${highlightNames[verdict]}-unsure`;
}

/** A claim with its finding and its place in the page. */
export interface Mark {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly range: Range;
}

/** The marks of one page, in the article's order. */
export class Marks {
  /** Claims that stand in the page, drawn or not. */
  private present: readonly Mark[] = [];
  private drawn: readonly Mark[] = [];
  private readonly highlights = new Map<string, Highlight>();
  private current: Highlight | undefined;

  /** `drawnElsewhere`: the browser would fill what is registered (`forced-lines`). */
  constructor(
    private readonly registry: HighlightRegistry,
    private readonly drawnElsewhere: () => boolean = () => false,
  ) {}

  /** The marks that are drawn. */
  get all(): readonly Mark[] {
    return this.drawn;
  }

  get found(): readonly Mark[] {
    return this.present;
  }

  /** Draws exactly those of `marks` that `shows` lets through. */
  draw(marks: readonly Mark[], shows: (mark: Mark) => boolean): void {
    this.clear();
    this.present = marks;
    this.drawn = marks.filter(shows);
    for (const mark of this.drawn) this.highlightOf(mark).add(mark.range);
    this.current = new Highlight();
    this.current.priority = 4;
    this.registry.set(currentName, this.current);
  }

  /** Takes marks away that no longer fit, and says which. */
  keep(fits: (mark: Mark) => boolean): readonly Mark[] {
    const lost = new Set(this.present.filter((mark) => !fits(mark)));
    if (lost.size === 0) return [];
    for (const mark of lost) {
      this.highlights.get(nameOf(mark))?.delete(mark.range);
      this.current?.delete(mark.range);
    }
    this.present = this.present.filter((mark) => !lost.has(mark));
    this.drawn = this.drawn.filter((mark) => !lost.has(mark));
    return [...lost];
  }

  /** Sets off one mark from the others, or none. */
  point(mark: Mark | undefined): void {
    this.current?.clear();
    if (mark) this.current?.add(mark.range);
  }

  clear(): void {
    const names = verdicts.flatMap((verdict) => [
      highlightName(verdict, true),
      highlightName(verdict, false),
    ]);
    for (const name of [...names, currentName]) this.registry.delete(name);
    this.highlights.clear();
    this.drawn = [];
    this.present = [];
  }

  private highlightOf(mark: Mark): Highlight {
    const name = nameOf(mark);
    const known = this.highlights.get(name);
    if (known) return known;
    const highlight = new Highlight();
    highlight.priority = priorities[mark.finding.verdict];
    this.highlights.set(name, highlight);
    if (!this.drawnElsewhere()) this.registry.set(name, highlight);
    return highlight;
  }
}

function nameOf({ finding }: Mark): string {
  return highlightName(finding.verdict, isCertain(finding));
}
