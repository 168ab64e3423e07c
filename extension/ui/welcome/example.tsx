/** What does it look like? Two marked sentences and the card that opens on the first, before anything is installed or read. */

import type { Words } from "../../words/words";

export function Example({ words }: { readonly words: Words }) {
  return (
    <figure class="example" aria-label={words.say("exampleLabel")}>
      <p class="printed">
        <span class="marked conflicting">{words.say("previewConflicting")}</span>{" "}
        <span class="marked corroborated">{words.say("previewCorroborated")}</span>
      </p>
      <div class="card">
        <p class="found">{words.say("foundConflicting")}</p>
        <dl class="values">
          <div class="ours">
            <dt>{words.say("exampleOurs")}</dt>
            <dd>{words.say("thisPage")}</dd>
          </div>
          <div>
            <dt>{words.say("exampleTheirs")}</dt>
            <dd>{words.say("exampleOutlet")}</dd>
          </div>
        </dl>
      </div>
    </figure>
  );
}
