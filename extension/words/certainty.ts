/** How sure is the comparison of what it found? Marks, lists and files say the same of the same finding. */

import type { Conflict, Finding } from "../engine/second-source";
import type { Words } from "./words";

/** 0..1; at 0.5 the comparison is as likely to be wrong as right. */
const certainAbove = 0.5;

export function isCertain({ confidence }: Pick<Finding, "confidence">): boolean {
  return confidence >= certainAbove;
}

/** What is said beneath a finding that is not certain: look for yourself, where there is something to look at. */
export function caveat(finding: Pick<Finding, "confidence" | "evidence">, words: Words): string | undefined {
  if (isCertain(finding)) return undefined;
  return words.say(finding.evidence.length > 0 ? "unsure" : "unsureAlone");
}

/** Differing values in the order in which they are told: those of which the comparison is sure come first. */
export function certainFirst(
  conflicts: readonly Conflict[],
  findings: readonly Pick<Finding, "claim" | "confidence">[],
): Conflict[] {
  const doubt = (conflict: Conflict) => Number(isLessCertain(conflict, findings));
  return conflicts.toSorted((a, b) => doubt(a) - doubt(b));
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
