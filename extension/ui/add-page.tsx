/** "Add this page to your library", and what became of it. */

import { useState } from "preact/hooks";
import type { Added } from "../protocol/library-calls";
import type { MessageKey, Words } from "../words/words";
import { troubleText } from "./library/trouble";

interface AddPageProps {
  /** Reads the page and adds it. */
  readonly add: () => Promise<Added>;
  readonly words: Words;
}

const outcomes: Record<Exclude<Added["outcome"], "refused">, MessageKey> = {
  added: "pageAdded",
  updated: "pageUpdated",
  known: "pageKnown",
};

/** What became of it, in a few words. */
export function addedText(added: Added, now: number, words: Words): string {
  return added.outcome === "refused"
    ? words.say("pageRefused", troubleText(added.trouble, now, words))
    : words.say(outcomes[added.outcome]);
}

export function AddPage({ add, words }: AddPageProps) {
  const [said, say] = useState<{ readonly text: string; readonly failed: boolean }>();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const added = await add().catch((error: Error): Added => {
      return { outcome: "refused", trouble: { code: "unknown", detail: error.message } };
    });
    setBusy(false);
    say({ text: addedText(added, Date.now(), words), failed: added.outcome === "refused" });
  };
  return (
    <>
      <button
        type="button"
        class="quiet"
        data-testid="add-page"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) void start();
        }}
      >
        {words.say("addToLibrary")}
      </button>
      <p
        class={said ? (said.failed ? "trouble" : "success") : "visually-hidden"}
        role="status"
        data-testid="page-added"
      >
        {said?.text}
      </p>
    </>
  );
}
