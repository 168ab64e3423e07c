/**
 * How do marks get their looks?
 *
 * `protocol/mark-line` says how each is drawn. Text colour is never changed. The rules stand in a constructed style sheet:
 * the page's own policies do not reach it, and no element is added.
 */

import type { Verdict } from "../engine/second-source";
import { markLine, underlineOffset } from "../protocol/mark-line";
import type { ReadingSettings } from "../protocol/reading-settings";
import { currentName, highlightName, type Mark } from "./marks";
import { shadowAround } from "./tree";

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

/** The sheet as part of a document, and of the shadow trees in it that hold marks: in Firefox no rule reaches into them. */
export class MarkStyles {
  private readonly sheet: CSSStyleSheet | undefined;
  private roots: ReadonlySet<DocumentOrShadowRoot> = new Set();

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

  /** These marks are drawn. */
  cover(marks: readonly Mark[]): void {
    const shadows = marks.flatMap(({ range }) => shadowAround(range.startContainer) ?? []);
    const roots = new Set<DocumentOrShadowRoot>([this.document, ...shadows]);
    for (const root of this.roots) if (!roots.has(root)) this.leave(root);
    this.roots = roots;
    this.stay();
  }

  /** Called again when the page changes: pages that set their own adopted sheets drop ours. */
  stay(): void {
    const { sheet } = this;
    if (!sheet) return;
    for (const { adoptedStyleSheets } of this.roots)
      if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }

  /** Nothing is drawn: the page shall not see that it was compared. */
  clear(): void {
    for (const root of this.roots) this.leave(root);
    this.roots = new Set();
  }

  private leave(root: DocumentOrShadowRoot): void {
    const { sheet } = this;
    if (sheet && root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}
