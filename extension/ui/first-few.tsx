/** How much of a long list is shown at first? */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Words } from "../words/words";

interface FirstFewProps<Entry> {
  readonly entries: readonly Entry[];
  readonly most: number;
  readonly words: Words;
  readonly children: (shown: readonly Entry[]) => ComponentChildren;
}

/** The first entries of a list, and a button for the rest. */
export function FirstFew<Entry>({ entries, most, words, children }: FirstFewProps<Entry>) {
  const [all, showAll] = useState(false);
  const shown = all ? entries : entries.slice(0, most);
  return (
    <>
      {children(shown)}
      {shown.length < entries.length && (
        <button type="button" class="more" onClick={() => showAll(true)}>
          {words.say("showAll", String(entries.length))}
        </button>
      )}
    </>
  );
}
