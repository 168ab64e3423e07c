/** What do others report that this page leaves out? */

import type { Omission } from "../engine/second-source";
import { outletName } from "../words/phrases";
import type { Words } from "../words/words";
import { FirstFew } from "./first-few";

interface OmissionsProps {
  readonly omissions: readonly Omission[];
  readonly words: Words;
}

export function Omissions({ omissions, words }: OmissionsProps) {
  return (
    <FirstFew entries={omissions} most={3} words={words}>
      {(shown) => (
        <ul class="omissions" data-testid="omissions">
          {shown.map((omission) => (
            <li key={omission.fact}>
              <p dir="auto">{omission.fact}</p>
              <p class="details">{details(omission, words)}</p>
            </li>
          ))}
        </ul>
      )}
    </FirstFew>
  );
}

function details({ passages, origins, later }: Omission, words: Words): string {
  const outlets = [...new Set(passages.map(({ source }) => outletName(source, words)))];
  return words.beside([
    outlets.length > 0 ? words.say("reportedBy", words.list(outlets)) : "",
    origins > 1 ? words.count("otherOrigins", origins) : "",
    later ? words.say("later") : "",
  ]);
}
