/**
 * Which text stands in a file that the visitor opened?
 *
 * A plain text as it is; an article as `second-source extract` writes it; of a saved page its paragraphs. A page is
 * parsed without being shown, so nothing in it runs or loads.
 */

import type { Article } from "../extension/engine/second-source";

export interface OpenedText {
  readonly title: string;
  readonly outlet: string;
  readonly text: string;
}

/** Bytes. A long article has 60,000, a saved page some hundred thousand. */
const largest = 4_000_000;

export const openable = ".txt,.md,.json,.html,.htm";

/** Nothing where the file holds no article. */
export async function openedText(file: File): Promise<OpenedText | undefined> {
  if (file.size > largest) return undefined;
  const text = await file.text();
  const read = readers.find(([name]) => name.test(file.name))?.[1] ?? plain;
  const opened = read(text);
  return opened && opened.text.trim() !== "" ? opened : undefined;
}

type Read = (text: string) => OpenedText | undefined;

const plain: Read = (text) => (text.includes("\0") ? undefined : { title: "", outlet: "", text });

const readers: readonly (readonly [RegExp, Read])[] = [
  [/\.json$/i, articleFile],
  [/\.html?$/i, savedPage],
];

function articleFile(text: string): OpenedText | undefined {
  let article: Partial<Article> | null;
  try {
    article = JSON.parse(text) as Partial<Article> | null;
  } catch {
    return undefined;
  }
  const blocks = Array.isArray(article?.blocks) ? article.blocks : [];
  const body = blocks.filter(({ role }) => role !== "headline").map((block) => String(block.text));
  return {
    title: String(article?.title ?? ""),
    outlet: String(article?.outlet ?? ""),
    text: typeof article?.text === "string" ? article.text : body.join("\n\n"),
  };
}

function savedPage(text: string): OpenedText {
  const page = new DOMParser().parseFromString(text, "text/html");
  const root = page.querySelector("article") ?? page.querySelector("main") ?? page.body;
  const blocks = [...root.querySelectorAll("p, li, blockquote:not(:has(p))")].filter(
    (block) => !block.closest("nav, aside, footer, form"),
  );
  return {
    title: (page.querySelector("h1") ?? page.querySelector("title"))?.textContent?.trim() ?? "",
    outlet: page.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? "",
    text: blocks.map((block) => (block.textContent ?? "").replace(/\s+/g, " ").trim()).join("\n\n"),
  };
}
