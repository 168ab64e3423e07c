// Do the marks say what the report says? Words of ranges against words of claims.

import assert from "node:assert/strict";
import { HIGHLIGHTS, type Mark, VERDICTS, type Verdict } from "./marks.ts";

export interface Source {
  id: string;
  outlet?: string;
  title?: string;
}

export interface Claim {
  id: number;
  range: { block: number; start: number; end: number };
  text: string;
}

export interface Evidence {
  source: Source;
  passage: { text: string };
  relation: "supports" | "contradicts" | "related";
}

export interface Finding {
  claim: number;
  verdict: Verdict;
  origins: number;
  evidence: Evidence[];
}

/** The part of CONTRACT.md's report that tests look at. */
export interface Report {
  coverage: "covered" | "noOtherArticle" | "emptyLibrary";
  claims: Claim[];
  findings: Finding[];
  story?: {
    articles: { source: Source; origin?: string }[];
    counts: { articles: number; distinctTexts: number; independentOrigins: number; otherOrigins: number };
    conflicts: { on: string; values: { value: string; claims: number[] }[] }[];
    omissions: unknown[];
  };
}

export function countByVerdict(report: Report): Record<Verdict, number> {
  const counts = { corroborated: 0, sameOrigin: 0, conflicting: 0, unique: 0 };
  for (const finding of report.findings) counts[finding.verdict]++;
  return counts;
}

/** Text without white space: a paragraph's line breaks in the DOM are not part of its words. */
const squeeze = (text: string): string => text.replace(/\s+/gu, "");

function claimsOf(report: Report, verdict: Verdict): string[] {
  const texts = new Map(report.claims.map((claim) => [claim.id, claim.text]));
  return report.findings
    .filter((finding) => finding.verdict === verdict)
    .map((finding) => squeeze(texts.get(finding.claim) ?? ""))
    .sort();
}

/**
 * Joins neighbouring marks of one highlight until they make up a claim: a claim across a link may be several ranges.
 * A mark that belongs to no claim stays as it is.
 */
function assemble(marks: string[], claims: string[]): string[] {
  const wanted = new Set(claims);
  const assembled: string[] = [];
  for (let i = 0; i < marks.length; ) {
    let joined = "";
    let end = i;
    while (end < marks.length && !wanted.has(joined) && claims.some((claim) => claim.startsWith(joined))) {
      joined += marks[end++];
    }
    const complete = wanted.has(joined);
    assembled.push(complete ? joined : (marks[i] ?? ""));
    i = complete ? end : i + 1;
  }
  return assembled.sort();
}

/** Every finding is marked with its verdict's highlight on exactly its words, and nothing else is marked. */
export function assertMarksMatch(marks: Mark[], report: Report): void {
  for (const verdict of VERDICTS) {
    const claims = claimsOf(report, verdict);
    const marked = marks
      .filter((mark) => mark.name === HIGHLIGHTS[verdict])
      .map((mark) => squeeze(mark.text));
    assert.deepEqual(
      assemble(marked, claims),
      claims,
      `words marked as ${verdict} are the claims with that verdict`,
    );
  }
}

/** Every mark stands on words of a claim with that verdict; claims may be unmarked. For pages that changed. */
export function assertNoMarkMisplaced(marks: Mark[], report: Report): void {
  for (const verdict of VERDICTS) {
    const claims = new Set(claimsOf(report, verdict));
    const marked = marks
      .filter((mark) => mark.name === HIGHLIGHTS[verdict])
      .map((mark) => squeeze(mark.text));
    const strangers = assemble(marked, [...claims]).filter((text) => !claims.has(text));
    assert.deepEqual(strangers, [], `nothing but claims is marked as ${verdict}`);
  }
}

/** No mark stands in navigation, rails, captions, advertisements or forms. */
export function assertMarksInArticle(marks: Mark[]): void {
  assert.deepEqual(
    marks.filter((mark) => mark.outside !== ""),
    [],
    "no mark stands outside the article's text",
  );
}
