/** What was ticked, what the browser will ask, and the button that leads on. Stays in view while the list scrolls. */

import { type CatalogueOutlet, choiceOf } from "../../catalogue/outlets";
import { originsOf } from "../../protocol/origins";
import type { Words } from "../../words/words";

interface PickerFootProps {
  readonly chosen: readonly CatalogueOutlet[];
  readonly marking: boolean;
  readonly asking: boolean;
  readonly notice: "denied" | "failed" | undefined;
  readonly detail: string | undefined;
  readonly words: Words;
  readonly mark: (on: boolean) => void;
  readonly clear: () => void;
}

export function PickerFoot({ chosen, marking, asking, notice, detail, words, mark, clear }: PickerFootProps) {
  const origins = chosen.map(choiceOf).flatMap(originsOf);
  const hosts = [...new Set(origins.map((origin) => new URL(origin.replace("*", "")).hostname))];
  const countries = new Set(chosen.map(({ country }) => country)).size;
  const owners = new Set(chosen.map(({ family }) => family)).size;
  const sizes = [
    words.count("pickerTicked", chosen.length),
    words.count("pickerCountries", countries),
    words.count("pickerOwners", owners),
  ];
  return (
    <div class="picker-foot">
      {notice && (
        <p class="trouble" role="alert" data-testid="picker-notice">
          {notice === "denied" ? words.say("pickerDenied") : words.say("pickerFailed", detail ?? "")}
        </p>
      )}
      <p class="sizes" role="status" data-testid="picker-counts">
        {chosen.length === 0 ? words.say("pickerNoneTicked") : words.beside(sizes)}
      </p>
      <label class="tick">
        <input
          type="checkbox"
          checked={marking}
          data-testid="picker-marking"
          onChange={(event) => mark(event.currentTarget.checked)}
        />
        {words.say("pickerMark")}
      </label>
      {hosts.length > 0 && (
        <details class="asked">
          <summary>{words.count("pickerHosts", hosts.length)}</summary>
          <p class="details" dir="ltr">
            {hosts.join("  ")}
          </p>
        </details>
      )}
      <div class="row">
        <button type="submit" data-testid="picker-start" disabled={chosen.length === 0 || asking}>
          {words.say(asking ? "pickerAsking" : "pickerStart")}
        </button>
        {chosen.length > 0 && (
          <button type="button" class="quiet" onClick={clear}>
            {words.say("untickAll")}
          </button>
        )}
      </div>
    </div>
  );
}
