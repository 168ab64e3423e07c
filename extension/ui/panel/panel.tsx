/** The side panel: the whole report beside the page, in step with it. */

import { useMemo, useState } from "preact/hooks";
import type { Report, Verdict } from "../../engine/second-source";
import type { FocusHow, ReadingPlace } from "../../protocol/reading-calls";
import type { TabState } from "../../stored/tab-state";
import type { Words } from "../../words/words";
import { type LibraryActions, type LibraryFacts, LibraryStatus } from "../library-status";
import { outcome } from "../outcome";
import { Remarks } from "../remarks";
import { Summary, ThinLines } from "../report";
import { isMissed, isUnserved, Notice, stateName, Working } from "../states";
import { Tabs } from "../tabs";
import { Claims } from "./claims";
import { Coverage } from "./coverage";
import { SearchField, VerdictFilter } from "./filter";
import { LeftOut } from "./left-out";
import { claimRows, Search, shownRows } from "./rows";
import { timeline } from "./timeline";
import { Values } from "./values";

export interface PanelActions extends LibraryActions {
  check(): void;
  cancel(): void;
  /** Leads the page to a claim. */
  focus(claim: number, how: FocusHow): void;
  hideMarks(hidden: boolean): void;
  share(): void;
}

export interface PanelProps {
  readonly state: TabState | null;
  readonly place: ReadingPlace | null;
  readonly library: LibraryFacts;
  readonly words: Words;
  readonly actions: PanelActions;
}

export function Panel({ state, place, library, words, actions }: PanelProps) {
  const name = stateName(state);
  const report = reportIn(state);
  const again = report !== undefined || state?.state === "report" || state?.state === "nothing";
  return (
    <main class="panel" data-state={name} aria-busy={name === "working"}>
      <header>
        <h1>{words.say("popupTitle")}</h1>
        {state?.state === "report" && state.sample && (
          <span class="sample" data-testid="sample-label" title={words.say("sampleNote")}>
            {words.say("sampleLabel")}
          </span>
        )}
      </header>
      <p class="visually-hidden" role="status">
        {outcome(state, words)}
      </p>
      {state?.state === "working" && <Working state={state} words={words} cancel={actions.cancel} />}
      {report ? (
        <FullReport report={report} place={place} words={words} focus={actions.focus} />
      ) : (
        state?.state !== "working" && (
          <Notice state={state} atButton={false} words={words} actions={actions} />
        )
      )}
      {state?.state === "report" && <Remarks state={state} words={words} />}
      <footer>
        <LibraryStatus
          facts={library}
          isMissed={isMissed(state)}
          isNext={isUnserved(state)}
          words={words}
          actions={actions}
        />
        {again && (
          <Acts
            place={report ? place : null}
            saved={state?.state === "report" && report !== undefined}
            words={words}
            actions={actions}
          />
        )}
        <p class="foot">{words.say("footNote")}</p>
      </footer>
    </main>
  );
}

/** The report of a covered story; while the page is compared anew, the one before. */
function reportIn(state: TabState | null): Report | undefined {
  const report =
    state?.state === "report" ? state.report : state?.state === "working" ? state.before : undefined;
  return report?.coverage === "covered" ? report : undefined;
}

interface FullReportProps {
  readonly report: Report;
  readonly place: ReadingPlace | null;
  readonly words: Words;
  readonly focus: PanelActions["focus"];
}

type TabName = "claims" | "coverage" | "differences" | "leftOut";

function FullReport({ report, place, words, focus }: FullReportProps) {
  const [tab, choose] = useState<TabName>("claims");
  const [typed, type] = useState("");
  const [verdicts, filter] = useState<ReadonlySet<Verdict>>(new Set());
  const { story } = report;
  // The page tells where the reader is many times a second; what does not depend on it is not worked out anew.
  const search = useMemo(() => new Search(typed, words), [typed, words]);
  const all = useMemo(() => claimRows(report), [report]);
  const rows = useMemo(() => shownRows(all, verdicts, search), [all, verdicts, search]);
  const appearances = useMemo(() => timeline(report), [report]);
  const tabs = [
    { name: "claims", label: words.say("tabClaims"), count: all.length },
    { name: "coverage", label: words.say("tabCoverage"), count: appearances.length },
    { name: "differences", label: words.say("tabDifferences"), count: story?.conflicts.length ?? 0 },
    { name: "leftOut", label: words.say("tabLeftOut"), count: story?.omissions.length ?? 0 },
  ] as const;
  const parts: Record<TabName, () => preact.JSX.Element> = {
    claims: () => (
      <>
        <VerdictFilter rows={all} chosen={verdicts} words={words} choose={filter} />
        <ThinLines findings={report.findings} words={words} />
        <p class="details" role="status" data-testid="shown">
          {rows.length < all.length
            ? words.say("shownOf", words.number(rows.length), words.number(all.length))
            : ""}
        </p>
        {all.length === 0 && <p class="quiet">{words.say("noStatements")}</p>}
        <Claims rows={rows} place={place} words={words} focus={focus} />
      </>
    ),
    coverage: () => <Coverage appearances={appearances} search={search} words={words} />,
    differences: () => (
      <Values conflicts={story?.conflicts ?? []} findings={report.findings} search={search} words={words} />
    ),
    leftOut: () => <LeftOut omissions={story?.omissions ?? []} search={search} words={words} />,
  };
  return (
    <>
      {story && <Summary story={story} words={words} />}
      <Tabs
        label={words.say("reportHeading")}
        above={<SearchField typed={typed} words={words} type={type} />}
        tabs={tabs}
        chosen={tab}
        choose={choose}
      >
        {parts[tab]()}
      </Tabs>
    </>
  );
}

interface ActsProps extends Pick<PanelProps, "place" | "words" | "actions"> {
  /** There is a report to be saved: while the page is compared anew, the one before is kept nowhere. */
  readonly saved: boolean;
}

function Acts({ place, saved, words, actions }: ActsProps) {
  return (
    <nav aria-label={words.say("moreHeading")}>
      <button type="button" class="quiet" data-testid="check" onClick={actions.check}>
        {words.say("checkAgain")}
      </button>
      {place && (
        <button
          type="button"
          class="quiet"
          data-testid="hide-marks"
          aria-pressed={place.hidden}
          onClick={() => actions.hideMarks(!place.hidden)}
        >
          {words.say("hideMarks")}
        </button>
      )}
      {saved && (
        <button type="button" class="quiet" data-testid="share" onClick={actions.share}>
          {words.say("shareButton")}
        </button>
      )}
    </nav>
  );
}
