/** What did the comparison find? The extension's own views, with the words for a page that has no library. */

import type { Report } from "../extension/engine/second-source";
import type { TabState } from "../extension/stored/tab-state";
import { ReportView } from "../extension/ui/report";
import { Notice, type NoticeActions, stateName } from "../extension/ui/states";
import { summaryLine } from "../extension/words/coverage";
import { noticeText } from "../extension/words/notices";
import type { PlaygroundWords } from "./words";

interface ResultProps {
  readonly state: TabState;
  readonly sample: boolean;
  readonly actions: NoticeActions;
  readonly words: PlaygroundWords;
}

export function Result({ state, sample, actions, words }: ResultProps) {
  const name = stateName(state);
  const report = state.state === "report" ? state.report : undefined;
  return (
    <aside
      class="result"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keyboards must be able to
      tabIndex={0}
      data-state={name}
      aria-busy={name === "working"}
      aria-label={words.tell("resultHeading")}
    >
      <p class="visually-hidden" role="status">
        {report ? outcome(report, words) : ""}
      </p>
      {sample && (
        <span class="sample" data-testid="sample-label">
          {words.say("sampleLabel")}
        </span>
      )}
      {report?.coverage === "covered" ? (
        <ReportView report={report} words={words} />
      ) : (
        <Notice state={state} atButton={false} words={words} actions={actions} />
      )}
      {report?.notices?.map((notice) => (
        <p key={notice.about} class="remark">
          {noticeText(notice, words)}
        </p>
      ))}
      {report && report.library.articles > 0 && <p class="foot">{comparedWith(report, words)}</p>}
    </aside>
  );
}

/** For screen readers, when the comparison is done. */
function outcome({ coverage, story }: Report, words: PlaygroundWords): string {
  if (coverage === "emptyLibrary") return words.say("emptyLibraryTitle");
  if (coverage === "noOtherArticle" || !story) return words.say("noOtherArticleTitle");
  return summaryLine(story, words);
}

function comparedWith({ library }: Report, words: PlaygroundWords): string {
  const articles = words.count("libraryArticles", library.articles);
  return words.say("libraryNote", articles, words.count("libraryOutlets", library.outlets));
}
