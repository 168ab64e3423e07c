/** Which statements does the list show? All with a finding, in reading order, less what filter and search leave out. */

import type { Claim, Finding, Report, Source, Verdict } from "../../engine/second-source";
import { outletName } from "../../words/phrases";
import type { Words } from "../../words/words";

export interface ClaimRow {
  readonly claim: Claim;
  readonly finding: Finding;
}

export function claimRows({ claims, findings }: Pick<Report, "claims" | "findings">): ClaimRow[] {
  const found = new Map(findings.map((finding) => [finding.claim, finding]));
  const inOrder = [...claims].sort(
    ({ range: a }, { range: b }) => a.block - b.block || a.start - b.start || a.end - b.end,
  );
  return inOrder.flatMap((claim) => {
    const finding = found.get(claim.id);
    return finding ? [{ claim, finding }] : [];
  });
}

/** Looks for all words of `sought`, in any order, without regard to case and accents. */
export class Search {
  private readonly sought: readonly string[];

  constructor(
    typed: string,
    private readonly words: Words,
  ) {
    this.sought = folded(typed)
      .split(/\s+/)
      .filter((word) => word !== "");
  }

  get isEmpty(): boolean {
    return this.sought.length === 0;
  }

  finds(...texts: readonly (string | undefined)[]): boolean {
    if (this.isEmpty) return true;
    const text = folded(texts.join(" "));
    return this.sought.every((word) => text.includes(word));
  }

  findsSource(source: Source, ...texts: readonly (string | undefined)[]): boolean {
    return this.finds(outletName(source, this.words), source.title, ...texts);
  }

  findsClaim({ claim, finding }: ClaimRow): boolean {
    const evidence = finding.evidence.flatMap(({ source, passage, origin }) => [
      outletName(source, this.words),
      source.title,
      passage.text,
      origin,
    ]);
    return this.finds(claim.text, claim.attribution, ...evidence);
  }
}

export function shownRows(
  rows: readonly ClaimRow[],
  chosen: ReadonlySet<Verdict>,
  search: Search,
): ClaimRow[] {
  return rows.filter(
    (row) => (chosen.size === 0 || chosen.has(row.finding.verdict)) && search.findsClaim(row),
  );
}

/** "Café" is found by "cafe". */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
