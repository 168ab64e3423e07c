/** The popup: in three seconds, who else covers the story and how far they agree. */

import type { Added } from "../protocol/library-calls";
import type { SiteMode } from "../protocol/reading-calls";
import type { TabState } from "../stored/tab-state";
import type { Words } from "../words/words";
import { AddPage } from "./add-page";
import { type LibraryActions, type LibraryFacts, LibraryStatus } from "./library-status";
import { outcome } from "./outcome";
import { Remarks } from "./remarks";
import { ReportView } from "./report";
import { type SiteChoice, SiteModeChoice } from "./site-mode";
import { isMissed, isUnserved, Notice, stateName, Working } from "./states";

export interface PopupActions extends LibraryActions {
  check(): void;
  cancel(): void;
  setMode(mode: SiteMode): void;
  openPanel(): void;
  openOptions(): void;
  addPage(): Promise<Added>;
  /** Opens the page on which the report is saved, printed and shared. */
  share(): void;
}

export interface PopupProps {
  readonly state: TabState | null;
  readonly site: SiteChoice | undefined;
  readonly library: LibraryFacts;
  /** True in the popup itself, false where its page stands in a tab. */
  readonly atButton: boolean;
  readonly words: Words;
  readonly actions: PopupActions;
}

export function Popup(props: PopupProps) {
  const { state, words } = props;
  const name = stateName(state);
  return (
    <main data-state={name} aria-busy={name === "working"}>
      <header>
        <h1>{words.say("popupTitle")}</h1>
        {state?.state === "report" && state.sample && <SampleLabel words={words} />}
      </header>
      <p class="visually-hidden" role="status">
        {outcome(state, words)}
      </p>
      <Found {...props} />
      {state?.state === "report" && <Remarks state={state} words={words} />}
      <Foot {...props} />
    </main>
  );
}

function SampleLabel({ words }: { readonly words: Words }) {
  return (
    <span class="sample" data-testid="sample-label" title={words.say("sampleNote")}>
      {words.say("sampleLabel")}
    </span>
  );
}

/** The report, or what there is instead of one; while it is made anew, the one before. */
function Found({ state, atButton, words, actions }: PopupProps) {
  if (state?.state === "working") {
    return (
      <>
        <Working state={state} words={words} cancel={actions.cancel} />
        {state.before?.coverage === "covered" && (
          <div class="before">
            <p class="details">{words.say(state.isPart ? "workingPart" : "workingBefore")}</p>
            <ReportView report={state.before} words={words} />
          </div>
        )}
      </>
    );
  }
  if (state?.state === "report" && state.report.coverage === "covered") {
    return <ReportView report={state.report} words={words} />;
  }
  return <Notice state={state} atButton={atButton} words={words} actions={actions} />;
}

function Foot({ state, site, library, words, actions }: PopupProps) {
  const again = state?.state === "report" || state?.state === "nothing";
  const saved = state?.state === "report" && state.report.coverage === "covered";
  return (
    <footer>
      <LibraryStatus
        facts={library}
        isMissed={isMissed(state)}
        isNext={isUnserved(state)}
        words={words}
        actions={actions}
      />
      {site && (
        <SiteModeChoice
          site={site}
          isUnfolded={state?.state === "off"}
          words={words}
          choose={actions.setMode}
        />
      )}
      <nav aria-label={words.say("moreHeading")}>
        {site && <AddPage add={actions.addPage} words={words} />}
        {again && <Way name="check" label={words.say("checkAgain")} go={actions.check} />}
        <Way name="open-panel" label={words.say("openPanel")} go={actions.openPanel} />
        {saved && <Way name="share" label={words.say("shareButton")} go={actions.share} />}
        <Way name="open-library" label={words.say("libraryHeading")} go={actions.openLibrary} />
        <Way name="open-options" label={words.say("optionsHeading")} go={actions.openOptions} />
      </nav>
      {state?.state === "report" && <ComparedWith state={state} words={words} />}
      <p class="foot">{words.say("footNote")}</p>
    </footer>
  );
}

function Way({
  name,
  label,
  go,
}: {
  readonly name: string;
  readonly label: string;
  readonly go: () => void;
}) {
  return (
    <button type="button" class="quiet" data-testid={name} onClick={go}>
      {label}
    </button>
  );
}

function ComparedWith({ state, words }: { state: Extract<TabState, { state: "report" }>; words: Words }) {
  const { articles, outlets } = state.report.library;
  if (articles === 0) return null;
  const sizes = [words.count("libraryArticles", articles), words.count("libraryOutlets", outlets)] as const;
  return <p class="foot">{words.say(state.sample ? "libraryNoteSample" : "libraryNote", ...sizes)}</p>;
}
