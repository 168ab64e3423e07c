/**
 * How do marks get their looks?
 *
 * `protocol/mark-line` says how each is drawn. Text colour is never changed. The rules stand in a constructed style sheet:
 * the page's own policies do not reach it, and no element is added.
 */

import type { Verdict } from "../engine/second-source";
import { markLine, underlineOffset } from "../protocol/mark-line";
import type { ReadingSettings } from "../protocol/reading-settings";
import { currentName, highlightName } from "./marks";

const verdicts: readonly Verdict[] = ["corroborated", "sameOrigin", "conflicting", "unique"];

/** The style sheet for `::highlight()` as the settings want it. */
export function markRules(settings: Pick<ReadingSettings, "intensity" | "looks">): string {
  const rules = verdicts.flatMap((verdict) =>
    [true, false].map((certain) => rule(verdict, certain, settings)),
  );
  const names = verdicts.flatMap((verdict) =>
    [true, false].map((certain) => highlightName(verdict, certain)),
  );
  const all = [...names, currentName].map((name) => `::highlight(${name})`).join(", ");
  return [
    ...rules,
    `::highlight(${currentName}) { background-color: rgb(96 150 190 / 0.26); }`,
    // Firefox; `forced-lines` draws them in Chromium.
    `@media (forced-colors: active) { ${names.map((name) => `::highlight(${name})`).join(", ")} {
      text-decoration-color: currentColor; background-color: transparent; }
      ::highlight(${currentName}) { background-color: Highlight; color: HighlightText; } }`,
    // What is printed is the publisher's page.
    `@media print { ${all} { text-decoration: none; background-color: transparent; } }`,
  ].join("\n");
}

function rule(
  verdict: Verdict,
  certain: boolean,
  settings: Pick<ReadingSettings, "intensity" | "looks">,
): string {
  const { line, colour, thickness, tint } = markLine(verdict, certain, settings);
  const ground = tint ? ` background-color: ${tint};` : "";
  return `::highlight(${highlightName(verdict, certain)}) { text-decoration: underline ${line} ${colour} ${thickness}px; text-underline-offset: ${underlineOffset};${ground} }`;
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
    signal.addEventListener("abort", () => this.clear());
  }

  set(settings: ReadingSettings): void {
    this.sheet?.replaceSync(markRules(settings));
  }

  /** Called whenever something is drawn, and again when the page changes: pages that set their own adopted sheets drop ours. */
  stay(): void {
    const { sheet, document } = this;
    if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  }

  /** Nothing is drawn: the page shall not see that it was compared. */
  clear(): void {
    const { sheet, document } = this;
    if (sheet && document.adoptedStyleSheets.includes(sheet))
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}
