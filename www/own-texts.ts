/** How does a pasted text become an article? */

import type { Article, Block } from "../extension/engine/second-source";

/** What the visitor typed. */
export interface OwnTexts {
  readonly title: string;
  readonly text: string;
  readonly others: readonly OtherText[];
}

export interface OtherText {
  /** Tells the fields apart while texts are added and removed. */
  readonly id: number;
  readonly outlet: string;
  readonly text: string;
}

export type Lack = "needText" | "needReference" | "tooLong";

/** Characters in all texts together. A long article has 50,000. */
const longest = 1_000_000;

export const noTexts: OwnTexts = { title: "", text: "", others: [{ id: 0, outlet: "", text: "" }] };

/** What is missing for a comparison; nothing if it can begin. */
export function lackOf({ text, others }: OwnTexts): Lack | undefined {
  if (text.trim() === "") return "needText";
  if (others.every((other) => other.text.trim() === "")) return "needReference";
  const length = others.reduce((sum, other) => sum + other.text.length, text.length);
  return length > longest ? "tooLong" : undefined;
}

export function ownArticle({ title, text }: OwnTexts): Article {
  return { id: "own", ...articleOf(title, text) };
}

/** The other texts as articles. `unnamed` names the outlet of the n-th text, counted from 1. */
export function otherArticles({ others }: OwnTexts, unnamed: (n: number) => string): Article[] {
  return others.flatMap(({ outlet, text }, index) => {
    if (text.trim() === "") return [];
    const name = outlet.trim() || unnamed(index + 1);
    return [{ id: `other-${index + 1}`, outlet: name, ...articleOf("", text) }];
  });
}

function articleOf(title: string, text: string): Article {
  const headline: Omit<Block, "id">[] = title.trim() ? [{ role: "headline", text: title.trim() }] : [];
  const paragraphs = paragraphsOf(text).map((paragraph) => ({ role: "paragraph" as const, text: paragraph }));
  const blocks = [...headline, ...paragraphs].map((block, id) => ({ id, ...block }));
  return title.trim() ? { title: title.trim(), blocks } : { blocks };
}

/** Empty lines part paragraphs; where there are none, every line is one, as browsers copy them. */
export function paragraphsOf(text: string): string[] {
  const lines = text.replace(/\r\n?/g, "\n").trim();
  const parts = /\n\s*\n/.test(lines) ? lines.split(/\n\s*\n/) : lines.split("\n");
  return parts.map((part) => part.replace(/\s+/g, " ").trim()).filter((part) => part !== "");
}
