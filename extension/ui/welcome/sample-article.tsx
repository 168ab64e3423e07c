/** What does a sample article look like? As a newspaper would set it, labelled as made up, with the story's others below. */

import { Fragment } from "preact";
import type { Article, Block } from "../../engine/second-source";
import { directionOf, type Words } from "../../words/words";

export interface SampleLink {
  readonly address: string;
  readonly outlet: string;
  readonly title: string;
}

interface SampleArticleProps {
  readonly article: Article;
  /** The other articles on the same event. */
  readonly others: readonly SampleLink[];
  readonly words: Words;
  /** Address of the welcome page's step that led here. */
  readonly back: string;
}

export function SampleArticle({ article, others, words, back }: SampleArticleProps) {
  const { outlet = "", title = "", byline = "", published } = article;
  const credits = [byline, published ? words.date(published) : ""].filter((part) => part !== "");
  const body = (article.blocks ?? []).filter(({ role }) => role !== "headline");
  return (
    <>
      <header class="banner">
        <span class="sample">{words.say("sampleLabel")}</span> {words.say("samplePageNote")}{" "}
        <a href={back}>{words.say("sampleBack")}</a>
      </header>
      <main class="sample-page">
        <p class="paper" dir="auto">
          {outlet}
        </p>
        <article lang={article.language} dir={directionOf(article.language ?? "en")}>
          <h1>{title}</h1>
          <p class="byline">
            {credits.map((credit, place) => (
              <Fragment key={credit}>
                {place > 0 && " · "}
                <bdi>{credit}</bdi>
              </Fragment>
            ))}
          </p>
          <div class="body" data-testid="sample-body">
            {body.map((block) => (
              <BlockView key={block.id} block={block} />
            ))}
          </div>
        </article>
        <nav aria-labelledby="others-title">
          <h2 id="others-title">{words.say("sampleOthers")}</h2>
          <ul>
            {others.map(({ address, outlet: name, title: headline }) => (
              <li key={address}>
                <a href={address} dir="auto">
                  {headline}
                </a>{" "}
                <bdi class="details">{name}</bdi>
              </li>
            ))}
          </ul>
        </nav>
      </main>
    </>
  );
}

function BlockView({ block: { role, text } }: { readonly block: Block }) {
  if (role === "quote") return <blockquote>{text}</blockquote>;
  return <p class={role === "caption" ? "caption" : undefined}>{text}</p>;
}
