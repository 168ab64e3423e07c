/** One article: where it comes from, whose words are kept, and its text when the reader wants it. */

import { useState } from "preact/hooks";
import type { Article } from "../../engine/second-source";
import type { ArticleRow, NoPage } from "../../protocol/library-calls";
import { webLink } from "../../words/phrases";
import type { MessageKey, Words } from "../../words/words";
import type { LibraryPageCalls, Page } from "./calls";

interface ArticleRowProps {
  readonly article: ArticleRow;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

const reasons: Record<NoPage, MessageKey> = {
  paywall: "whyPaywall",
  consent: "whyConsent",
  noText: "whyNoText",
  permission: "whyPermission",
  unreachable: "whyUnreachable",
  unsafeAddress: "whyUnsafeAddress",
};

export function ArticleRowView({ article, words, calls, page }: ArticleRowProps) {
  const [text, setText] = useState<Article | null>();
  const title = article.title || words.say("untitled");
  const link = webLink(article.url);
  const read = async () => setText(text ? undefined : await page.run(calls.ask("readStored", article.id)));
  const remove = async () => {
    const deleted = await page.run(calls.ask("deleteArticle", article.id));
    if (deleted) page.deleted(words.say("articleDeleted", title), deleted.undo);
  };
  const label = (key: MessageKey) => words.say("actOn", words.say(key), title);
  return (
    <li>
      <div class="what">
        <p class="name" dir="auto">
          {link ? (
            <a href={link} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
        </p>
        <p class="details">{origin(article, words)}</p>
        {text && <StoredText article={text} />}
        {text === null && <p class="remark">{words.say("articleGone")}</p>}
      </div>
      <div class="acts">
        <button
          type="button"
          class="more"
          aria-expanded={Boolean(text)}
          aria-label={label("readStored")}
          onClick={() => void read()}
        >
          {words.say("readStored")}
        </button>
        <button type="button" class="more" aria-label={label("delete")} onClick={() => void remove()}>
          {words.say("delete")}
        </button>
      </div>
    </li>
  );
}

function origin({ outletName, published, text, why }: ArticleRow, words: Words): string {
  const short = text === "summary" || text === "feed";
  const what = words.say(text === "summary" ? "onlySummary" : "onlyFeedText");
  return words.beside([
    outletName ?? "",
    published ? words.date(published) : "",
    text === "reader" ? words.say("addedByYou") : "",
    short ? (why ? words.say("because", what, words.say(reasons[why])) : what) : "",
  ]);
}

/** As plain text: nothing of the page's own markup is kept. */
function StoredText({ article }: { readonly article: Article }) {
  return (
    <div
      class="stored"
      dir="auto"
      {...(article.language && { lang: article.language })}
      data-testid="stored-text"
    >
      {article.blocks?.map((block) => (
        <p key={block.id} class={block.role}>
          {block.text}
        </p>
      ))}
    </div>
  );
}
