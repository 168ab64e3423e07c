/** The picker's last steps: the sync under way, and what came of it. */

import type { RefObject } from "preact";
import type { OutletRow } from "../../protocol/library-calls";
import type { SyncState } from "../../stored/library-state";
import type { Words } from "../../words/words";
import { SyncProgress } from "./sync-progress";
import { troubleText } from "./trouble";

interface PickerSyncProps {
  readonly head: RefObject<HTMLHeadingElement | null>;
  readonly sync: SyncState;
  readonly words: Words;
  readonly cancel: () => void;
}

export function PickerSync({ head, sync, words, cancel }: PickerSyncProps) {
  return (
    <div class="notice" data-testid="picker-syncing">
      <h2 ref={head} tabIndex={-1}>
        {words.say("syncTitle")}
      </h2>
      <SyncProgress sync={sync} words={words} cancel={cancel} />
    </div>
  );
}

interface PickerReadyProps {
  readonly head: RefObject<HTMLHeadingElement | null>;
  readonly rows: readonly OutletRow[];
  readonly cancelled: boolean;
  readonly words: Words;
  readonly next: { readonly label: string; go(): void };
  readonly again: () => void;
}

/** Says what arrived and, where something did not, from whom and why. */
export function PickerReady({ head, rows, cancelled, words, next, again }: PickerReadyProps) {
  const articles = rows.reduce((sum, row) => sum + row.articles, 0);
  const answered = rows.filter((row) => row.articles > 0).length;
  const troubled = rows.filter((row) => row.trouble);
  const sizes = [words.count("libraryArticles", articles), words.count("libraryOutlets", answered)] as const;
  return (
    <div class="notice" data-testid="picker-ready">
      <h2 ref={head} tabIndex={-1}>
        {articles > 0 ? words.say("pickerReady", ...sizes) : words.say("pickerNothing")}
      </h2>
      <p>{words.say(readyNote(cancelled, articles))}</p>
      {troubled.length > 0 && (
        <details class="asked" open={articles === 0}>
          <summary>{words.count("pickerTroubled", troubled.length)}</summary>
          <ul>
            {troubled.map(({ id, name, trouble }) => (
              <li key={id}>
                <bdi class="name">{name}</bdi>{" "}
                <span class="details">{trouble && troubleText(trouble, Date.now(), words)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div class="row">
        <button type="button" data-testid="picker-next" onClick={next.go}>
          {next.label}
        </button>
        <button type="button" class="quiet" onClick={again}>
          {words.say("pickerAgain")}
        </button>
      </div>
    </div>
  );
}

function readyNote(cancelled: boolean, articles: number) {
  if (cancelled) return "pickerStopped" as const;
  return articles > 0 ? ("pickerReadyNote" as const) : ("pickerNothingNote" as const);
}
