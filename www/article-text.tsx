/** How is an article set? Its blocks as elements whose role can be read from them again. */

import { Fragment } from "preact";
import type { Article, Block } from "../extension/engine/second-source";

/** All and only the article's words. */
export function ArticleText({ article }: { readonly article: Article }) {
  const runs = listRuns(article.blocks ?? []);
  return (
    <>
      {runs.map((run) => {
        const [first] = run;
        if (!first) return null;
        if (first.role !== "listItem") return <Paragraph key={first.id} block={first} />;
        return (
          <ul key={first.id}>
            {run.map((block) => (
              <li key={block.id}>{block.text}</li>
            ))}
          </ul>
        );
      })}
    </>
  );
}

function Paragraph({ block: { role, text } }: { readonly block: Block }) {
  switch (role) {
    case "headline":
      return <h2>{text}</h2>;
    case "quote":
      return (
        <blockquote>
          <p>{text}</p>
        </blockquote>
      );
    case "caption":
      return (
        <figure>
          <figcaption>{text}</figcaption>
        </figure>
      );
    case "paragraph":
      return <p>{text}</p>;
    case "listItem":
      return <Fragment>{text}</Fragment>;
  }
}

/** Blocks one by one, but list items that follow each other together. */
function listRuns(blocks: readonly Block[]): Block[][] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.role === "listItem" && last?.[0]?.role === "listItem") last.push(block);
    else runs.push([block]);
  }
  return runs;
}
