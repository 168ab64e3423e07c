/** Which statements are wanted? Search words, and the verdicts as buttons with their counts, which are the legend, too. */

import type { Verdict } from "../../engine/second-source";
import { verdictName, verdictOrder } from "../../words/phrases";
import type { Words } from "../../words/words";
import type { ClaimRow } from "./rows";

interface SearchFieldProps {
  readonly typed: string;
  readonly words: Words;
  readonly type: (typed: string) => void;
}

export function SearchField({ typed, words, type }: SearchFieldProps) {
  return (
    <input
      type="search"
      class="search"
      data-testid="search"
      aria-label={words.say("searchLabel")}
      placeholder={words.say("searchLabel")}
      value={typed}
      onInput={(event) => type(event.currentTarget.value)}
    />
  );
}

interface VerdictFilterProps {
  readonly rows: readonly ClaimRow[];
  readonly chosen: ReadonlySet<Verdict>;
  readonly words: Words;
  readonly choose: (chosen: ReadonlySet<Verdict>) => void;
}

/** Nothing pressed means everything. */
export function VerdictFilter({ rows, chosen, words, choose }: VerdictFilterProps) {
  const count = (verdict: Verdict) => rows.filter(({ finding }) => finding.verdict === verdict).length;
  return (
    <fieldset class="verdict-filter">
      <legend class="visually-hidden">{words.say("filterLabel")}</legend>
      {verdictOrder.map((verdict) => (
        <button
          key={verdict}
          type="button"
          class="quiet"
          data-testid={`filter-${verdict}`}
          aria-pressed={chosen.has(verdict)}
          disabled={count(verdict) === 0}
          onClick={() => choose(toggled(chosen, verdict))}
        >
          <span class={`swatch swatch-${verdict}`} aria-hidden="true" />
          {verdictName(verdict, words)} <span class="number">{words.number(count(verdict))}</span>
        </button>
      ))}
    </fieldset>
  );
}

function toggled(chosen: ReadonlySet<Verdict>, verdict: Verdict): ReadonlySet<Verdict> {
  const next = new Set(chosen);
  if (!next.delete(verdict)) next.add(verdict);
  return next;
}
