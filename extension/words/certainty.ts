/** How sure is the comparison of what it found? Marks, lists and files say the same of the same finding. */

import type { Conflict, Finding } from "../engine/second-source";

/** 0..1; at 0.5 the comparison is as likely to be wrong as right. */
const certainAbove = 0.5;

export function isCertain({ confidence }: Pick<Finding, "confidence">): boolean {
  return confidence >= certainAbove;
}

/** Whether differing values rest on less certain findings alone: one certain statement of the page vouches for them. */
export function isLessCertain(
  { values }: Conflict,
  findings: readonly Pick<Finding, "claim" | "confidence">[],
): boolean {
  const claims = new Set(values.flatMap((value) => value.claims));
  const found = findings.filter(({ claim }) => claims.has(claim));
  return found.length > 0 && !found.some(isCertain);
}
