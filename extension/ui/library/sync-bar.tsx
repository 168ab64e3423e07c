/** Sync now, how far it is, and how the last one ended. */

import type { SyncState } from "../../stored/library-state";
import { writtenSpan } from "../../words/amounts";
import type { Words } from "../../words/words";
import { SyncProgress } from "./sync-progress";
import { remedyOf, troubleText } from "./trouble";

interface SyncBarProps {
  readonly sync: SyncState;
  /** There is nothing to sync. */
  readonly empty: boolean;
  readonly now: number;
  readonly words: Words;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly room: () => void;
}

export function SyncBar({ sync, empty, now, words, start, cancel, room }: SyncBarProps) {
  if (sync.state === "running") {
    return (
      <div class="sync-bar">
        <SyncProgress sync={sync} words={words} cancel={cancel} />
      </div>
    );
  }
  if (empty) return null;
  const trouble = sync.state === "ended" ? sync.trouble : undefined;
  return (
    <div class="sync-bar">
      {trouble && (
        <div class="trouble" role="alert" data-testid="sync-trouble">
          <p>{troubleText(trouble, now, words)}</p>
          {remedyOf(trouble) === "room" && (
            <button type="button" class="more" onClick={room}>
              {words.say("remedyRoom")}
            </button>
          )}
        </div>
      )}
      <button type="button" class="quiet" data-testid="sync-now" onClick={start}>
        {words.say("syncNow")}
      </button>
      {sync.state === "ended" && (
        <p class="details" role="status" data-testid="sync-ended">
          {endedText(sync, now, words)}
        </p>
      )}
    </div>
  );
}

function endedText(sync: Extract<SyncState, { state: "ended" }>, now: number, words: Words): string {
  return words.beside([
    words.say(sync.cancelled ? "syncStopped" : "syncEnded", writtenSpan(sync.at, now, words)),
    words.count("syncNew", sync.articles),
    sync.errors > 0 ? words.count("syncErrors", sync.errors) : "",
  ]);
}
