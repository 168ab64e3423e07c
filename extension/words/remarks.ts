/** What else should be known beside a report? That it rests on samples, on part of an article, or on wording alone. */

import type { Report } from "../engine/second-source";
import { noticeText } from "./notices";
import type { Words } from "./words";

/** How the page was compared: what the report itself cannot say. */
export interface Compared {
  /** Made-up articles are the evidence. */
  readonly sample?: boolean | undefined;
  /** How much of the article the page showed. */
  readonly extent?: { readonly words: number; readonly cut?: string } | undefined;
  /** The words that the reader had selected; only statements in them are listed. */
  readonly selection?: string | undefined;
}

export function remarks(
  { notices = [] }: Report,
  { sample, extent, selection }: Compared,
  words: Words,
): string[] {
  return [
    ...(selection ? [words.say("selectionNote")] : []),
    ...(extent?.cut ? [words.say("extentCut", words.number(extent.words))] : []),
    ...notices.map((notice) => noticeText(notice, words)),
    ...(sample ? [words.say("sampleNote")] : []),
  ];
}
