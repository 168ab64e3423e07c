/**
 * How is a finding put into plain words?
 *
 * The same phrases stand in the card, the popup and the playground. They claim only what is known: which outlets of
 * the reader's library report a thing, never whether it is so.
 */

import type { Evidence, Finding, Relation, Source, Verdict } from "../engine/second-source";
import type { MessageKey, Words } from "./words";

/** The order in which verdicts are listed: what needs attention first. */
export const verdictOrder: readonly Verdict[] = ["conflicting", "corroborated", "sameOrigin", "unique"];

const verdictNames: Record<Verdict, MessageKey> = {
  corroborated: "verdictCorroborated",
  sameOrigin: "verdictSameOrigin",
  conflicting: "verdictConflicting",
  unique: "verdictUnique",
};

const relationNames: Record<Relation, MessageKey> = {
  supports: "saysSame",
  contradicts: "saysOtherwise",
  related: "saysRelated",
};

/** The verdict as a legend names it. */
export function verdictName(verdict: Verdict, words: Words): string {
  return words.say(verdictNames[verdict]);
}

/** The finding in one sentence. */
export function verdictLine({ verdict, origins, evidence }: Finding, words: Words): string {
  switch (verdict) {
    case "corroborated":
      return words.count("foundCorroborated", Math.max(1, origins));
    case "sameOrigin":
      return words.say("foundSameOrigin");
    case "conflicting":
      return words.say(contradicting(evidence) > 1 ? "foundConflictingSeveral" : "foundConflicting");
    case "unique":
      return words.say("foundUnique");
  }
}

/** Outlets that report something else; those of other stories are background. */
function contradicting(evidence: readonly Evidence[]): number {
  const others = evidence.filter(({ relation, scope }) => relation === "contradicts" && scope === "story");
  return new Set(others.map(({ source }) => source.outlet || hostOf(source.url) || source.id)).size;
}

export function outletName(source: Source, words: Words): string {
  return words.foreign(source.outlet || hostOf(source.url) || "") || words.say("unnamedOutlet");
}

/** Date and origin of an article, ready to be joined: "27 Feb 2025", "origin: AFP". */
export function sourceDetails(source: Source, origin: string | undefined, words: Words): string[] {
  return [
    source.published ? words.date(source.published) : "",
    origin ? words.say("originIs", origin) : "",
  ].filter((detail) => detail !== "");
}

/**
 * Passages in the order in which they are read: what differs, what others report by themselves, copies, what is related,
 * and all that other stories tell. A copy is most alike, and stands first by likeness, though it tells the least.
 */
export function tellingFirst(evidence: readonly Evidence[]): Evidence[] {
  const isCopy = ({ lineage, copy }: Evidence) => lineage === "sameOrigin" || copy !== undefined;
  const rank = (one: Evidence) =>
    ({ contradicts: 0, supports: isCopy(one) ? 2 : 1, related: 3 })[one.relation] +
    (one.scope === "background" ? 4 : 0);
  return evidence.toSorted((a, b) => rank(a) - rank(b));
}

/** How a passage relates to the claim, in two or three words. */
export function relationName(evidence: Evidence, words: Words): string {
  if (evidence.relation !== "contradicts" && evidence.slots.some((slot) => slot.severity === "update")) {
    return words.say("saysUpdate");
  }
  if (evidence.relation === "supports" && evidence.copy === "statement") return words.say("sameStatement");
  if (evidence.relation === "supports" && (evidence.copy === "text" || evidence.lineage === "sameOrigin")) {
    return words.say("sameText");
  }
  return words.say(relationNames[evidence.relation]);
}

/** Two values that stand side by side. */
export interface Difference {
  readonly outlet: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The differing values behind a finding, one for each pair, strongest first. */
export function differences(finding: Finding, words: Words): Difference[] {
  const found = finding.evidence
    .filter(({ relation, scope }) => relation === "contradicts" && scope === "story")
    .flatMap(({ source, slots }) =>
      slots
        .filter(({ agreement, ours, theirs }) => agreement === "differs" && ours && theirs)
        .map(({ ours = "", theirs = "" }) => ({ outlet: outletName(source, words), ours, theirs })),
    );
  const seen = new Set<string>();
  return found.filter(({ outlet, ours, theirs }) => {
    const key = JSON.stringify([outlet, ours, theirs]);
    return !seen.has(key) && seen.add(key);
  });
}

/** The address if it leads to the web, nothing otherwise: `javascript:` and the like come from hostile pages. */
export function webLink(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : undefined;
}

function hostOf(address: string | undefined): string | undefined {
  const link = webLink(address);
  return link ? new URL(link).hostname.replace(/^www\./, "") : undefined;
}
