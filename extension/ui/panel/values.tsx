/** Which values differ? A table: what is measured, each value, and who gives it. */

import type { Conflict, ConflictValue, Finding } from "../../engine/second-source";
import { certainFirst, isLessCertain } from "../../words/certainty";
import { matterName } from "../../words/matters";
import { outletName } from "../../words/phrases";
import type { Words } from "../../words/words";
import type { Search } from "./rows";

interface ValuesProps {
  readonly conflicts: readonly Conflict[];
  readonly findings: readonly Finding[];
  readonly search: Search;
  readonly words: Words;
}

export function Values({ conflicts, findings, search, words }: ValuesProps) {
  const shown = certainFirst(conflicts, findings).filter(({ on, values }) =>
    search.finds(
      matterName(on, words),
      ...values.flatMap((value) => [value.value, ...whoGives(value, words)]),
    ),
  );
  if (shown.length === 0)
    return <p class="quiet">{words.say(search.isEmpty ? "differencesNone" : "nothingFound")}</p>;
  return (
    <table class="value-table" data-testid="value-table">
      <caption class="visually-hidden">{words.say("differencesHeading")}</caption>
      <thead>
        <tr>
          <th scope="col">{words.say("tableMatter")}</th>
          <th scope="col">{words.say("tableValue")}</th>
          <th scope="col">{words.say("tableWho")}</th>
        </tr>
      </thead>
      {shown.map((conflict) => (
        <tbody key={[conflict.on, ...conflict.values.map(({ value }) => value)].join(" ")}>
          {conflict.values.map((value, place) => (
            <tr key={value.value} class={value.claims.length > 0 ? "ours" : undefined}>
              {place === 0 && (
                <th scope="rowgroup" rowSpan={conflict.values.length}>
                  {matterName(conflict.on, words)}
                  {isLessCertain(conflict, findings) && <p class="details">{words.say("lessCertain")}</p>}
                </th>
              )}
              <td dir="auto" class="value">
                {value.value}
              </td>
              <td>{words.list(whoGives(value, words))}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function whoGives({ claims, passages }: ConflictValue, words: Words): string[] {
  const outlets = passages.map(({ source }) => outletName(source, words));
  return [...new Set([...(claims.length > 0 ? [words.say("thisPage")] : []), ...outlets])];
}
