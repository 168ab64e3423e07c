/** What do popup and panel say when there is no report to show? */

import type { ComponentChildren } from "preact";
import type { Phase, TabState } from "../stored/tab-state";
import type { MessageKey, Words } from "../words/words";
import { OthersFound } from "./outlets";

/** Names of the states, as tests and styles know them. */
export type StateName =
  | "idle"
  | "working"
  | "covered"
  | "noOtherArticle"
  | "emptyLibrary"
  | "noArticle"
  | "off"
  | "restricted"
  | "error";

export function stateName(state: TabState | null): StateName {
  if (state === null) return "idle";
  switch (state.state) {
    case "report":
      return state.report.coverage;
    case "nothing":
      return "noArticle";
    case "cancelled":
      return "idle";
    default:
      return state.state;
  }
}

/** There is nothing to compare with: the library's next step is the reader's. */
export function isUnserved(state: TabState | null): boolean {
  return state?.state === "report" && state.report.coverage !== "covered";
}

/** A comparison found nobody else on the story. */
export function isMissed(state: TabState | null): boolean {
  return state?.state === "report" && state.report.coverage === "noOtherArticle";
}

export interface NoticeActions {
  check(): void;
  cancel(): void;
}

interface NoticeProps {
  readonly state: TabState | null;
  /** True in the popup itself, false where the popup's page stands in a tab. */
  readonly atButton: boolean;
  readonly words: Words;
  readonly actions: NoticeActions;
}

const phases: Record<Phase, { message: MessageKey; step: number }> = {
  reading: { message: "phaseReading", step: 1 },
  opening: { message: "phaseOpening", step: 2 },
  comparing: { message: "phaseComparing", step: 3 },
};

/** Everything but a covered story: a sentence that says what is the case, and the next step. */
export function Notice({ state, atButton, words, actions }: NoticeProps) {
  const check = (key: MessageKey) => (
    <button type="button" data-testid="check" onClick={actions.check}>
      {words.say(key)}
    </button>
  );
  switch (state?.state) {
    case "working":
      return <Working state={state} words={words} cancel={actions.cancel} />;
    case "report":
      return state.report.coverage === "emptyLibrary" ? (
        <Text words={words} title="emptyLibraryTitle" text="emptyLibraryText" />
      ) : (
        <Text words={words} title="noOtherArticleTitle" text="noOtherArticleText" />
      );
    case "nothing":
      return state.reason === "tooLong" ? (
        <Text words={words} title="tooLongTitle" text="tooLongText" />
      ) : (
        <Text words={words} title="noArticleTitle" text="noArticleText" />
      );
    case "off":
      return <Text words={words} title="siteOffTitle" text="siteOffText" />;
    case "restricted":
      return (
        <Text
          words={words}
          title="restrictedTitle"
          text={atButton ? "restrictedBrowserPage" : "restrictedNeedsClick"}
        />
      );
    case "error":
      return (
        <div class="notice" role="alert" data-testid="error">
          <h2>{words.say("errorTitle")}</h2>
          <p>{troubleText(state, words)}</p>
          {state.trouble !== "page" && <p class="details">{words.say("errorRemedy")}</p>}
          {check("tryAgain")}
        </div>
      );
    default:
      return (
        <Text words={words} title="idleTitle" text={state ? "cancelled" : "idleText"}>
          {check("checkButton")}
        </Text>
      );
  }
}

function troubleText({ trouble, message }: Extract<TabState, { state: "error" }>, words: Words): string {
  const texts: Record<typeof trouble, string> = {
    engine: words.say("errorEngine", message),
    page: words.say("errorPage"),
    unknown: words.say("errorUnknown", message),
  };
  return texts[trouble];
}

interface TextProps {
  readonly words: Words;
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly children?: ComponentChildren;
}

function Text({ words, title, text, children }: TextProps) {
  return (
    <div class="notice">
      <h2>{words.say(title)}</h2>
      <p>{words.say(text)}</p>
      {children}
    </div>
  );
}

interface WorkingProps {
  readonly state: Extract<TabState, { state: "working" }>;
  readonly words: Words;
  readonly cancel: () => void;
}

/** Progress, with what is known already: the article that was found, and who else covers its story. */
export function Working({ state, words, cancel }: WorkingProps) {
  const { message, step } = phases[state.phase];
  return (
    <>
      <div class="notice">
        <h2>{words.say("workingTitle")}</h2>
        {state.title && (
          <p class="headline" dir="auto" data-testid="working-title">
            {state.title}
          </p>
        )}
        <progress value={step} max={4} aria-label={words.say("workingTitle")} />
        <p role="status">{words.say(message)}</p>
        <button type="button" class="quiet" data-testid="cancel" onClick={cancel}>
          {words.say("cancel")}
        </button>
      </div>
      {state.others && !state.before && <OthersFound others={state.others} words={words} />}
    </>
  );
}
