/**
 * Can the comparison be complete? In what state the library is, and the next step.
 *
 * A story that nobody in the library covers may be covered by everybody since the last sync: an old library is said to
 * be old, beside the result.
 */

import type { LibraryOverview, OutletRow } from "../protocol/library-calls";
import type { SyncState } from "../stored/library-state";
import { writtenSpan } from "../words/amounts";
import type { Words } from "../words/words";

export interface LibraryFacts {
  /** Nothing while it is being asked for. */
  readonly overview: LibraryOverview | undefined;
  readonly sync: SyncState;
  /** RFC 3339. */
  readonly now: string;
}

export type Freshness = "unknown" | "updating" | "empty" | "waiting" | "stale" | "fresh";

export interface LibraryActions {
  /** Opens the library's page. */
  openLibrary(): void;
  /** Leads to the picker of outlets. */
  pickOutlets(): void;
  updateLibrary(): void;
}

/** A library that is older than this may lack what all of today's papers report. */
const staleAfter = 24 * 3_600_000;

export function freshness({ overview, sync, now }: LibraryFacts): Freshness {
  if (sync.state === "running") return "updating";
  if (!overview) return "unknown";
  const followed = overview.outlets.filter(({ kind, paused }) => kind !== "added" && !paused);
  if (followed.length === 0) return overview.articles === 0 ? "empty" : "fresh";
  const last = lastSync(overview);
  if (!last) return "waiting";
  return Date.parse(now) - Date.parse(last) > staleAfter ? "stale" : "fresh";
}

function lastSync({ outlets }: LibraryOverview): string | undefined {
  return outlets
    .map((outlet) => outlet.lastSync)
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
}

interface LibraryStatusProps {
  readonly facts: LibraryFacts;
  /** Nobody in the library covers the story: newer coverage, or more outlets, may. */
  readonly isMissed?: boolean;
  /** Nothing else on the screen comes first. */
  readonly isNext?: boolean;
  readonly words: Words;
  readonly actions: LibraryActions;
}

/** One line and, where there is something to do, a button. */
export function LibraryStatus({
  facts,
  isMissed = false,
  isNext = false,
  words,
  actions,
}: LibraryStatusProps) {
  const state = freshness(facts);
  if (state === "unknown") return null;
  // A page behind a wall is told on the outlet's row: the reader can do nothing about it.
  const needsCare = ({ trouble }: OutletRow) => trouble !== undefined && trouble.code !== "unread";
  const attention = facts.overview?.outlets.filter(needsCare).length ?? 0;
  return (
    <section
      class="library-status"
      data-library={state}
      data-testid="library-status"
      aria-label={words.say("libraryHeading")}
    >
      <p>{statusLine(state, facts, words)}</p>
      {facts.sync.state === "running" && (
        <progress
          aria-label={words.say("libraryUpdatingLabel")}
          value={facts.sync.done}
          max={Math.max(1, facts.sync.total)}
        />
      )}
      {attention > 0 && state !== "updating" && (
        <p class="details">{words.count("libraryAttention", attention)}</p>
      )}
      <NextSteps state={state} isMissed={isMissed} isNext={isNext} words={words} actions={actions} />
    </section>
  );
}

function statusLine(state: Freshness, { overview, sync, now }: LibraryFacts, words: Words): string {
  const last = overview && lastSync(overview);
  switch (state) {
    case "updating":
      return sync.state === "running"
        ? words.say("libraryUpdating", words.number(sync.done), words.number(sync.total))
        : "";
    case "empty":
      return words.say("libraryNoOutlets");
    case "waiting":
      return words.say("libraryWaiting");
    case "stale":
      return words.say("libraryStale", writtenSpan(last ?? now, Date.parse(now), words));
    default:
      return last
        ? words.say("libraryFresh", writtenSpan(last, Date.parse(now), words))
        : words.count("libraryOwnArticles", overview?.articles ?? 0);
  }
}

interface NextStepsProps {
  readonly state: Freshness;
  readonly isMissed: boolean;
  readonly isNext: boolean;
  readonly words: Words;
  readonly actions: LibraryActions;
}

function NextSteps({ state, isMissed, isNext, words, actions }: NextStepsProps) {
  if (state === "updating") return null;
  const isOld = state === "stale" || state === "waiting";
  const isEmpty = state === "empty";
  return (
    <>
      {(isOld || (isMissed && !isEmpty)) && (
        <button type="button" class="quiet" data-testid="update-library" onClick={actions.updateLibrary}>
          {words.say("libraryUpdateNow")}
        </button>
      )}
      {(isEmpty || isMissed) && (
        <button
          type="button"
          class={isEmpty && isNext ? undefined : "quiet"}
          data-testid="pick-outlets"
          onClick={actions.pickOutlets}
        >
          {words.say("libraryPick")}
        </button>
      )}
    </>
  );
}
