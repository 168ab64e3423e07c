/**
 * How do marks look?
 *
 * Every verdict has a line style of its own, so that colour is never needed; a less certain finding has a thinner line.
 * Text colour is never changed. The rules stand in a constructed style sheet: the page's own policies do not reach it,
 * and no element is added.
 */

import type { Verdict } from "../engine/second-source";
import {
  type Intensity,
  type LineStyle,
  type MarkLook,
  palette,
  type ReadingSettings,
} from "../protocol/reading-settings";
import { currentName, highlightName } from "./marks";

interface Strength {
  /** Thickness of the line in CSS pixels, for certain and less certain findings. */
  readonly certain: number;
  readonly uncertain: number;
  /** Opacity of the background, 0..1: of conflicts, and of everything else. */
  readonly conflictTint: number;
  readonly tint: number;
}

const strengths: Readonly<Record<Intensity, Strength>> = {
  faint: { certain: 1.25, uncertain: 0.75, conflictTint: 0, tint: 0 },
  calm: { certain: 2, uncertain: 1, conflictTint: 0.12, tint: 0 },
  strong: { certain: 3, uncertain: 1.5, conflictTint: 0.2, tint: 0.12 },
};
/** A double line of the same thickness is three times as high. */
const thinner: Readonly<Record<LineStyle, number>> = {
  solid: 1,
  dotted: 1,
  double: 0.75,
  dashed: 1,
  wavy: 0.6,
};

const verdicts: readonly Verdict[] = ["corroborated", "sameOrigin", "conflicting", "unique"];

/** The style sheet for `::highlight()` as the settings want it. */
export function markRules({ intensity, looks }: Pick<ReadingSettings, "intensity" | "looks">): string {
  const strength = strengths[intensity];
  const rules = verdicts.flatMap((verdict) =>
    [true, false].map((certain) => rule(verdict, certain, looks[verdict], strength)),
  );
  const names = verdicts.flatMap((verdict) =>
    [true, false].map((certain) => highlightName(verdict, certain)),
  );
  const all = [...names, currentName].map((name) => `::highlight(${name})`).join(", ");
  return [
    ...rules,
    `::highlight(${currentName}) { background-color: rgb(96 150 190 / 0.26); }`,
    // Chromium fills every highlight like a selection there, whatever a sheet says: the line has to lie within the fill.
    `@media (forced-colors: active) { ${names.map((name) => `::highlight(${name})`).join(", ")} {
      text-decoration-color: currentColor; text-underline-offset: 0.05em; background-color: transparent; }
      ::highlight(${currentName}) { background-color: Highlight; color: HighlightText; } }`,
    // What is printed is the publisher's page.
    `@media print { ${all} { text-decoration: none; background-color: transparent; } }`,
  ].join("\n");
}

function rule(verdict: Verdict, certain: boolean, { line, colour }: MarkLook, strength: Strength): string {
  const { page } = palette[colour];
  const thickness = (certain ? strength.certain : strength.uncertain) * thinner[line];
  const opacity = verdict === "conflicting" ? strength.conflictTint : strength.tint;
  const tint = certain && opacity > 0 ? ` background-color: rgb(from ${page} r g b / ${opacity});` : "";
  return `::highlight(${highlightName(verdict, certain)}) { text-decoration: underline ${line} ${page} ${thickness}px; text-underline-offset: 0.22em;${tint} }`;
}

/** The sheet as part of a document. */
export class MarkStyles {
  private readonly sheet: CSSStyleSheet | undefined;

  constructor(
    private readonly document: Document,
    signal: AbortSignal,
  ) {
    // Absent in test environments without styles.
    const Sheet = document.defaultView?.CSSStyleSheet;
    this.sheet = Sheet && "replaceSync" in Sheet.prototype ? new Sheet() : undefined;
    signal.addEventListener("abort", () => this.leave());
  }

  set(settings: ReadingSettings): void {
    this.sheet?.replaceSync(markRules(settings));
    this.stay();
  }

  /** Pages that set their own adopted sheets drop ours. */
  stay(): void {
    const { sheet, document } = this;
    if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  }

  private leave(): void {
    const { sheet, document } = this;
    if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}
