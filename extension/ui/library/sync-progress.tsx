/** How far is a sync? Read out at its phases only: a screen reader that speaks at every article is no help. */

import type { SyncPhase, SyncState } from "../../stored/library-state";
import { writtenNumber } from "../../words/amounts";
import type { MessageKey, Words } from "../../words/words";

const phases: Record<SyncPhase, MessageKey> = {
  feeds: "syncFeeds",
  articles: "syncArticles",
  storing: "syncStoring",
};

interface SyncProgressProps {
  readonly sync: SyncState;
  readonly words: Words;
  readonly cancel: () => void;
}

export function SyncProgress({ sync, words, cancel }: SyncProgressProps) {
  const running = sync.state === "running" ? sync : undefined;
  const known = running && running.total > 0 && running.phase !== "storing" ? running : undefined;
  return (
    <div class="sync-progress" data-testid="sync-progress">
      <p role="status">{words.say(running ? phases[running.phase] : "syncBegins")}</p>
      <progress aria-label={words.say("syncTitle")} {...(known && { value: known.done, max: known.total })} />
      <p class="details" data-testid="sync-count">
        {running && details(running, words)}
      </p>
      <button type="button" class="quiet" data-testid="sync-cancel" onClick={cancel}>
        {words.say("cancel")}
      </button>
    </div>
  );
}

function details(running: Extract<SyncState, { state: "running" }>, words: Words): string {
  const { done, total, host, articles, errors } = running;
  return words.beside([
    total > 0 ? words.say("syncOf", writtenNumber(done, words), writtenNumber(total, words)) : "",
    words.count("syncNew", articles),
    errors > 0 ? words.count("syncErrors", errors) : "",
    host ?? "",
  ]);
}
