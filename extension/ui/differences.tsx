/** Where do the reports differ? Values side by side, this page's first. */

import type { Conflict, ConflictValue, Finding } from "../engine/second-source";
import { certainFirst, isLessCertain } from "../words/certainty";
import { matterName } from "../words/matters";
import { outletName } from "../words/phrases";
import type { Words } from "../words/words";
import { FirstFew } from "./first-few";

interface DifferencesProps {
  readonly conflicts: readonly Conflict[];
  readonly findings: readonly Finding[];
  readonly words: Words;
}

export function Differences({ conflicts, findings, words }: DifferencesProps) {
  return (
    <div data-testid="differences">
      <FirstFew entries={certainFirst(conflicts, findings)} most={3} words={words}>
        {(shown) =>
          shown.map((conflict) => (
            <Values
              key={keyOf(conflict)}
              conflict={conflict}
              certain={!isLessCertain(conflict, findings)}
              words={words}
            />
          ))
        }
      </FirstFew>
    </div>
  );
}

interface ValuesProps {
  readonly conflict: Conflict;
  readonly certain: boolean;
  readonly words: Words;
}

function Values({ conflict, certain, words }: ValuesProps) {
  return (
    <>
      <p class="on">
        {words.beside([matterName(conflict.on, words), certain ? "" : words.say("lessCertain")])}
      </p>
      <dl class="values">
        {conflict.values.map((value) => (
          <div key={value.value} class={value.claims.length > 0 ? "ours" : undefined}>
            <dt dir="auto">{value.value}</dt>
            <dd>{words.list(whoGives(value, words))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function keyOf({ on, values }: Conflict): string {
  return [on, ...values.map(({ value }) => value)].join(" ");
}

function whoGives({ claims, passages }: ConflictValue, words: Words): string[] {
  const outlets = passages.map(({ source }) => outletName(source, words));
  return [...new Set([...(claims.length > 0 ? [words.say("thisPage")] : []), ...outlets])];
}
