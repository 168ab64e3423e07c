/** One article beside what the comparison found: marks in the text, evidence on demand, the report at its side. */

import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Article, Report } from "../extension/engine/second-source";
import type { TabState } from "../extension/stored/tab-state";
import type { NoticeActions } from "../extension/ui/states";
import { sourceDetails } from "../extension/words/phrases";
import { ArticleText } from "./article-text";
import { type Comparisons, WorkerFailure } from "./comparison";
import { Explain, type ExplainState } from "./explain";
import { HowTo } from "./how-to";
import { blocksOf, MarkedArticle, plainBlocks } from "./marked-article";
import { Result } from "./result";
import type { PlaygroundWords } from "./words";

/** An article and what it is compared with. A new object is a new comparison. */
export interface Matter {
  readonly article: Article;
  readonly others: readonly Article[];
  readonly sample: boolean;
  /** Last touch before the report is shown. */
  readonly finish?: (report: Report) => Report;
}

interface ReadingProps {
  readonly matter: Matter;
  readonly explain?: ExplainState;
  readonly comparisons: Comparisons;
  readonly words: PlaygroundWords;
}

const working: TabState = { state: "working", phase: "comparing" };

export function Reading(props: ReadingProps) {
  const { matter, words } = props;
  const text = useRef<HTMLDivElement>(null);
  const { state, ...actions } = useComparison(text, props);
  const unmarked = state.state === "report" && state.report.coverage !== "covered";
  return (
    <>
      {!unmarked && <HowTo words={words} />}
      <div class="reading">
        <article aria-label={words.tell("articleHeading")}>
          <Masthead article={matter.article} words={words} />
          <div class="text" ref={text} dir="auto" lang={matter.article.language} data-testid="text">
            <ArticleText article={matter.article} />
          </div>
        </article>
        <Result state={state} sample={matter.sample} actions={actions} words={words} />
      </div>
      {state.state === "report" && !unmarked && (
        <Explain report={state.report} state={props.explain} words={words} />
      )}
    </>
  );
}

interface ComparisonInView extends NoticeActions {
  readonly state: TabState;
}

/** Compares and marks the article rendered in `text`, for every new matter and whenever the visitor asks again. */
function useComparison(text: RefObject<HTMLElement | null>, props: ReadingProps): ComparisonInView {
  const { matter, words } = props;
  const run = useRef<AbortController>(undefined);
  const [attempt, setAttempt] = useState(0);
  const [shown, setShown] = useState<{ of: Matter; state: TabState }>({ of: matter, state: working });

  useLayoutEffect(() => {
    const root = text.current;
    if (!root) return;
    const marked = "highlights" in CSS ? new MarkedArticle(root, CSS.highlights, words) : undefined;
    const stopping = new AbortController();
    run.current = stopping;
    const article = { ...matter.article, blocks: plainBlocks(blocksOf(root)) };
    const show = (state: TabState) => setShown({ of: matter, state });
    show(working);
    void compare(props, article, stopping.signal).then((state) => {
      if (state.state === "report" && !stopping.signal.aborted) marked?.mark(state.report);
      if (run.current === stopping) show(state);
    });
    return () => {
      run.current = undefined;
      stopping.abort();
      marked?.stop();
    };
  }, [matter, attempt, words]);

  return {
    // The report of another article is never shown beside this one, not even for a frame.
    state: shown.of === matter ? shown.state : working,
    check: () => setAttempt(attempt + 1),
    cancel: () => run.current?.abort(),
  };
}

/** Never rejects: what went wrong is a state to show. */
async function compare(
  { matter, comparisons, words }: ReadingProps,
  article: Article,
  signal: AbortSignal,
): Promise<TabState> {
  const { others, sample, finish } = matter;
  try {
    const report = await comparisons.compare({ article, others, sample }, signal);
    return { state: "report", report: finish?.(report) ?? report, sample, url: "" };
  } catch (error) {
    if (signal.aborted) return { state: "cancelled" };
    return { state: "error", trouble: "engine", message: messageOf(error, words) };
  }
}

function messageOf(error: unknown, words: PlaygroundWords): string {
  if (error instanceof WorkerFailure) return words.tell("workerFailed");
  return error instanceof Error ? error.message : String(error);
}

function Masthead({ article, words }: { readonly article: Article; readonly words: PlaygroundWords }) {
  const { outlet, byline, published } = article;
  const details = [
    byline ?? "",
    ...sourceDetails({ id: "", ...(published ? { published } : {}) }, undefined, words),
  ];
  const stated = details.filter((detail) => detail !== "");
  if (!outlet && stated.length === 0) return null;
  return (
    <p class="masthead">
      {outlet && <strong>{outlet}</strong>}
      {stated.length > 0 && <span>{words.beside(stated)}</span>}
    </p>
  );
}
