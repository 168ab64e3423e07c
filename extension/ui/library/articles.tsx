/** Every article of the library: find, read, open, delete. */

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ArticlePage, LibraryOverview } from "../../protocol/library-calls";
import { writtenNumber } from "../../words/amounts";
import type { Words } from "../../words/words";
import { ArticleRowView } from "./article-row";
import type { LibraryPageCalls, Page } from "./calls";

const pageSize = 50;

function NoneYet({ words, page }: Pick<ArticlesViewProps, "words" | "page">) {
  return (
    <div class="notice">
      <p>{words.say("noArticlesYet")}</p>
      <button type="button" data-testid="pick" onClick={() => page.go("pick")}>
        {words.say("pickerTitle")}
      </button>
    </div>
  );
}

interface ArticlesViewProps {
  readonly overview: LibraryOverview;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

export function ArticlesView({ overview, words, calls, page }: ArticlesViewProps) {
  const [wanted, want] = useState("");
  const [outlet, setOutlet] = useState("");
  const [offset, setOffset] = useState(0);
  const found = useFound({ words: wanted, outlet, offset }, overview, calls, page);
  const range = useRef<HTMLParagraphElement>(null);
  const turn = (to: number) => {
    setOffset(to);
    // The buttons below the list stay below; the reader goes on at its head.
    range.current?.focus();
  };
  const named = [...overview.outlets].toSorted((a, b) => a.name.localeCompare(b.name, words.language));
  if (overview.articles === 0) return <NoneYet words={words} page={page} />;
  return (
    <>
      <div class="narrowing">
        <label class="wide">
          {words.say("findArticle")}
          <input
            type="search"
            value={wanted}
            placeholder={words.say("findArticleHint")}
            data-testid="article-search"
            onInput={(event) => {
              want(event.currentTarget.value);
              setOffset(0);
            }}
          />
        </label>
        <label>
          {words.say("outlet")}
          <select
            value={outlet}
            onChange={(event) => {
              setOutlet(event.currentTarget.value);
              setOffset(0);
            }}
          >
            <option value="">{words.say("anyOutlet")}</option>
            {named.map(({ id, kind, name }) => (
              <option key={id} value={id}>
                {kind === "added" ? words.say("addedByYou") : name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {found && (
        <>
          <Pager found={found} offset={offset} words={words} turn={turn} range={range} />
          <ul class="rows articles" data-testid="articles">
            {found.articles.map((article) => (
              <ArticleRowView key={article.id} article={article} words={words} calls={calls} page={page} />
            ))}
          </ul>
          <Turn found={found} offset={offset} words={words} turn={turn} />
        </>
      )}
    </>
  );
}

interface Query {
  readonly words: string;
  readonly outlet: string;
  readonly offset: number;
}

/** What matches, asked for again when the library changes. An answer that was overtaken by a later question is dropped. */
function useFound(query: Query, overview: LibraryOverview, calls: LibraryPageCalls, page: Page) {
  const [found, setFound] = useState<ArticlePage>();
  const last = useRef(0);
  const { words, outlet, offset } = query;
  // A new overview stands for a changed library.
  useEffect(() => {
    const asked = ++last.current;
    const search = { words: words.trim(), offset, limit: pageSize, ...(outlet && { outlet }) };
    void page.run(calls.ask("searchArticles", search)).then((answer) => {
      if (answer && asked === last.current) setFound(answer);
    });
  }, [words, outlet, offset, overview]);
  return found;
}

type Range = RefObject<HTMLParagraphElement | null>;

interface PagerProps {
  readonly found: ArticlePage;
  readonly offset: number;
  readonly words: Words;
  readonly turn: (offset: number) => void;
}

function Pager({ found, offset, words, turn, range }: PagerProps & { readonly range: Range }) {
  const { articles, total } = found;
  const end = offset + articles.length;
  const said =
    total === 0
      ? words.say("articlesNoMatch")
      : words.say(
          "articlesRange",
          writtenNumber(offset + 1, words),
          writtenNumber(end, words),
          words.count("libraryArticles", total),
        );
  return (
    <div class="list-head">
      <p ref={range} tabIndex={-1} role="status" data-testid="articles-range">
        {said}
      </p>
      <Turn found={found} offset={offset} words={words} turn={turn} />
    </div>
  );
}

/** To the newer and the older page of the list; above and below it. */
function Turn({ found: { articles, total }, offset, words, turn }: PagerProps) {
  if (total <= pageSize) return null;
  const end = offset + articles.length;
  return (
    <div class="row">
      <button
        type="button"
        class="quiet"
        disabled={offset === 0}
        onClick={() => turn(Math.max(0, offset - pageSize))}
      >
        {words.say("newer")}
      </button>
      <button type="button" class="quiet" disabled={end >= total} onClick={() => turn(offset + pageSize)}>
        {words.say("older")}
      </button>
    </div>
  );
}
