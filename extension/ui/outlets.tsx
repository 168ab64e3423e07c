/** Who else covers the story? */

import type { Source, StoryArticle } from "../engine/second-source";
import { articleLink } from "../words/links";
import { outletName, sourceDetails } from "../words/phrases";
import type { Words } from "../words/words";
import { FirstFew } from "./first-few";

/** Who else covers a story, and whose reports count once. */
interface OutletsProps {
  readonly articles: readonly StoryArticle[];
  readonly words: Words;
}

export function Outlets({ articles, words }: OutletsProps) {
  return (
    <>
      <FirstFew entries={articles} most={5} words={words}>
        {(shown) => (
          <ul class="outlets" data-testid="outlets">
            {shown.map((article) => (
              <Row key={article.source.id} article={article} words={words} />
            ))}
          </ul>
        )}
      </FirstFew>
      {sharesOrigins(articles) && <p class="details">{words.say("originsNote")}</p>}
    </>
  );
}

function sharesOrigins(articles: readonly StoryArticle[]): boolean {
  return new Set(articles.map(({ originGroup }) => originGroup)).size < articles.length;
}

/** The same while their statements are still being compared: who they are, and no word yet on how far they agree. */
export function OthersFound({
  others,
  words,
}: {
  readonly others: readonly Source[];
  readonly words: Words;
}) {
  return (
    <section class="others-found" data-testid="others-found">
      <h2>{words.count("othersFound", others.length)}</h2>
      <FirstFew entries={others} most={5} words={words}>
        {(shown) => (
          <ul class="outlets">
            {shown.map((source) => (
              <li key={source.id}>
                <p class="outlet">{outletName(source, words)}</p>
                <p class="headline" dir="auto">
                  <Headline title={source.title} address={articleLink(source.url)} />
                </p>
                <p class="details">{sourceDetails(source, undefined, words).join(" · ")}</p>
              </li>
            ))}
          </ul>
        )}
      </FirstFew>
    </section>
  );
}

function Row({ article, words }: { readonly article: StoryArticle; readonly words: Words }) {
  const { source, origin, claimsShared } = article;
  const shared = claimsShared > 0 ? words.count("claimsShared", claimsShared) : words.say("claimsSharedNone");
  return (
    <li>
      <p class="outlet">{outletName(source, words)}</p>
      <p class="headline" dir="auto">
        <Headline title={source.title} address={articleLink(source.url)} />
      </p>
      <p class="details">{words.beside([...sourceDetails(source, origin, words), shared])}</p>
    </li>
  );
}

function Headline({
  title,
  address,
}: {
  readonly title: string | undefined;
  readonly address: string | undefined;
}) {
  if (!address) return <>{title}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {title || address}
    </a>
  );
}
