/** What happens with what the reader reads? In plain words, and nothing that the code does not keep. */

import type { MessageKey, Words } from "../../words/words";

const statements: readonly MessageKey[] = [
  "privacyLocal",
  "privacyFetches",
  "privacyPermissions",
  "privacyMarks",
  "privacyKept",
  "privacyNone",
];

export function Privacy({ words }: { readonly words: Words }) {
  return (
    <ul class="statements" data-testid="privacy">
      {statements.map((statement) => (
        <li key={statement}>{words.say(statement)}</li>
      ))}
    </ul>
  );
}
