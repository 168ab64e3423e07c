/** The popup: in three seconds, who else covers the story and how far they agree. */

import type { TabState } from "../stored/tab-state";
import type { Words } from "../words/words";
import { ReportView } from "./report";
import { Notice, stateName } from "./states";

/** The per-site switch. Absent on pages that belong to no site. */
export interface SiteSwitch {
  readonly host: string;
  readonly always: boolean;
}

export interface PopupActions {
  check(): void;
  cancel(): void;
  setAlways(always: boolean): void;
}

export interface PopupProps {
  readonly state: TabState | null;
  readonly site: SiteSwitch | undefined;
  /** True in the popup itself, false where its page stands in a tab. */
  readonly atButton: boolean;
  readonly words: Words;
  readonly actions: PopupActions;
}

export function Popup({ state, site, atButton, words, actions }: PopupProps) {
  const name = stateName(state);
  const report = state?.state === "report" ? state : undefined;
  return (
    <main data-state={name} aria-busy={name === "working"}>
      <header>
        <h1>{words.say("popupTitle")}</h1>
        {report?.sample && (
          <span class="sample" data-testid="sample-label" title={words.say("sampleNote")}>
            {words.say("sampleLabel")}
          </span>
        )}
      </header>
      {report && name === "covered" ? (
        <ReportView report={report.report} words={words} />
      ) : (
        <Notice state={state} atButton={atButton} words={words} actions={actions} />
      )}
      {report?.report.notices?.map((notice) => (
        <p key={notice} class="remark">
          {notice}
        </p>
      ))}
      {report?.sample && <p class="remark">{words.say("sampleNote")}</p>}
      <Foot state={state} site={site} words={words} actions={actions} />
    </main>
  );
}

type FootProps = Omit<PopupProps, "atButton">;

function Foot({ state, site, words, actions }: FootProps) {
  const again = state?.state === "report" || state?.state === "nothing";
  return (
    <footer>
      {site && (
        <label class="switch">
          <span>
            <span class="name">{words.say("siteAlways")}</span>
            <span class="details">{words.say("siteAlwaysNote", site.host)}</span>
          </span>
          <input
            type="checkbox"
            role="switch"
            aria-checked={site.always}
            data-testid="site-always"
            checked={site.always}
            onChange={(event) => actions.setAlways(event.currentTarget.checked)}
          />
        </label>
      )}
      {again && (
        <button type="button" class="quiet" data-testid="check" onClick={actions.check}>
          {words.say("checkAgain")}
        </button>
      )}
      {state?.state === "report" && <LibraryNote state={state} words={words} />}
      <p class="foot">{words.say("footNote")}</p>
    </footer>
  );
}

function LibraryNote({ state, words }: { state: Extract<TabState, { state: "report" }>; words: Words }) {
  const { articles, outlets } = state.report.library;
  if (articles === 0) return null;
  const sizes = [words.count("libraryArticles", articles), words.count("libraryOutlets", outlets)] as const;
  return <p class="foot">{words.say(state.sample ? "libraryNoteSample" : "libraryNote", ...sizes)}</p>;
}
