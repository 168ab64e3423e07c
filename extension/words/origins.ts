/**
 * Whose reports stand behind a finding?
 *
 * "2 independent origins: AFP in 3 outlets, Reuters". An agency counts once, however many print it; an outlet that
 * credits no agency is its own origin.
 */

import type { Evidence, Finding } from "../engine/second-source";
import { outletName } from "./phrases";
import type { Words } from "./words";

interface Origin {
  readonly name: string;
  readonly outlets: Set<string>;
  readonly agency: boolean;
}

/**
 * The origins that support a claim, most outlets first. Background and copies of this page's own text are left out, and so
 * is who reports it differently in another sentence: "about six hours" here and "six and a half" there confirm nothing.
 */
export function supportingOrigins({ evidence }: Finding, words: Words): Origin[] {
  const found = new Map<string, Origin>();
  const otherwise = new Set(evidence.filter(isOtherwise).map((passage) => nameOf(passage, words)));
  for (const passage of evidence.filter(isIndependentSupport)) {
    const outlet = outletName(passage.source, words);
    const name = nameOf(passage, words);
    if (otherwise.has(name)) continue;
    const origin = found.get(name) ?? { name, outlets: new Set(), agency: passage.origin !== undefined };
    origin.outlets.add(outlet);
    found.set(name, origin);
  }
  return [...found.values()].sort((a, b) => b.outlets.size - a.outlets.size);
}

function nameOf({ origin, source }: Evidence, words: Words): string {
  return origin ?? outletName(source, words);
}

function isOtherwise({ relation, scope }: Evidence): boolean {
  return relation === "contradicts" && scope === "story";
}

function isIndependentSupport({ relation, scope, lineage }: Evidence): boolean {
  return relation === "supports" && scope === "story" && lineage === "independent";
}

/** How many origins report it as this page does; outlets that share one text count as fewer than they have names. */
export function agreeingOrigins(finding: Finding, words: Words): number {
  const supporting = finding.evidence.filter(isIndependentSupport).map((passage) => nameOf(passage, words));
  const doubtful = new Set(supporting).size - supportingOrigins(finding, words).length;
  return Math.max(0, finding.origins - doubtful);
}

/** "2 independent origins: AFP in 3 outlets, Reuters"; nothing where no independent origin supports the claim. */
export function originsLine(finding: Finding, words: Words): string | undefined {
  const agreeing = agreeingOrigins(finding, words);
  if (agreeing < 1) return undefined;
  const count = words.count("independentOrigins", agreeing);
  const names = originNames(finding, words);
  return names === undefined ? count : words.say("originsAre", count, names);
}

/** "AFP in 3 outlets, Reuters". Outlets that share one text count as fewer origins than they have names. */
export function originNames(finding: Finding, words: Words): string | undefined {
  const names = supportingOrigins(finding, words).map(({ name, outlets, agency }) => {
    if (!agency) return name;
    if (outlets.size > 1) return words.say("originInOutlets", name, words.count("inOutlets", outlets.size));
    const [outlet = ""] = outlets;
    return outlet === name ? name : words.say("originInOutlets", name, words.say("inOutlet", outlet));
  });
  return names.length === 0 ? undefined : words.list(names);
}
