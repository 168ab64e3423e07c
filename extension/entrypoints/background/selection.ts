/**
 * Which statements has the reader selected?
 *
 * The whole article is compared, because one sentence alone seldom tells which event it is about; then only the
 * statements that the selection touches are kept. Words are compared, not places: a selection may run across pictures
 * and advertisements that are no part of the article.
 */

import type { Claim, Report, Story } from "../../engine/second-source";

/** A selection that begins or ends inside a sentence touches it when so many characters of it are selected. */
const touching = 20;

/** The report with only the statements in `selection`. */
export function onlySelected(report: Report, selection: string): Report {
  const selected = plain(selection);
  const claims = report.claims.filter((claim) => isTouched(plain(claim.text), selected));
  const kept = new Set(claims.map(({ id }) => id));
  const findings = report.findings.filter(({ claim }) => kept.has(claim));
  const { story, ...others } = report;
  return { ...others, claims, findings, ...(story && { story: aboutClaims(story, kept, findings) }) };
}

function isTouched(claim: string, selected: string): boolean {
  if (selected === "") return false;
  if (selected.includes(claim) || claim.includes(selected)) return true;
  return overlap(claim, selected) >= touching || overlap(selected, claim) >= touching;
}

/** Characters in which the end of `a` is the beginning of `b`. */
function overlap(a: string, b: string): number {
  for (let length = Math.min(a.length, b.length); length >= touching; length--) {
    if (b.startsWith(a.slice(-length))) return length;
  }
  return 0;
}

/** What a part of a page leaves out says nothing about the page. */
function aboutClaims(story: Story, kept: ReadonlySet<Claim["id"]>, findings: Report["findings"]): Story {
  const supports = (id: string) =>
    findings.filter(({ evidence }) =>
      evidence.some(({ source, relation }) => source.id === id && relation === "supports"),
    ).length;
  return {
    ...story,
    articles: story.articles.map((article) => ({ ...article, claimsShared: supports(article.source.id) })),
    conflicts: story.conflicts.filter(({ values }) =>
      values.some(({ claims }) => claims.some((id) => kept.has(id))),
    ),
    omissions: [],
  };
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
