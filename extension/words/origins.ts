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

/** The origins that support a claim, most outlets first. Background and copies of this page's own text are left out. */
export function supportingOrigins({ evidence }: Finding, words: Words): Origin[] {
  const found = new Map<string, Origin>();
  for (const passage of evidence.filter(isIndependentSupport)) {
    const outlet = outletName(passage.source, words);
    const name = passage.origin ?? outlet;
    const origin = found.get(name) ?? { name, outlets: new Set(), agency: passage.origin !== undefined };
    origin.outlets.add(outlet);
    found.set(name, origin);
  }
  return [...found.values()].sort((a, b) => b.outlets.size - a.outlets.size);
}

function isIndependentSupport({ relation, scope, lineage }: Evidence): boolean {
  return relation === "supports" && scope === "story" && lineage === "independent";
}

/** "2 independent origins: AFP in 3 outlets, Reuters"; nothing where no independent origin supports the claim. */
export function originsLine(finding: Finding, words: Words): string | undefined {
  if (finding.origins < 1) return undefined;
  const count = words.count("independentOrigins", finding.origins);
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
