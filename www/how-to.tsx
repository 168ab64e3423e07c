/** How does the visitor get at the evidence? */

import { verdictName, verdictOrder } from "../extension/words/phrases";
import type { PlaygroundWords } from "./words";

/** Instructions, and what the marks mean where the counts that explain them stand below the article. */
export function HowTo({ words }: { readonly words: PlaygroundWords }) {
  return (
    <div class="how-to">
      <p>{words.tell("highlights" in CSS ? "howTo" : "noHighlights")}</p>
      <ul class="legend">
        {verdictOrder.map((verdict) => (
          <li key={verdict}>
            <span class={`swatch swatch-${verdict}`} aria-hidden="true" />
            {verdictName(verdict, words)}
          </li>
        ))}
      </ul>
    </div>
  );
}
