// An article from a file of the reader's own, as a page: what `demo --article FILE` opens.

import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { articlePage } from "./layout.ts";
import { html, type Pages } from "./server.ts";
import type { Article, Block } from "./stories.ts";

/** Adds the file's page and returns its path. The page is not labelled as a sample: it speaks about the world. */
export function addFile(pages: Pages, file: string): string {
  const path = `/article/${encodeURIComponent(basename(file))}`;
  pages.set(decodeURIComponent(path), html(pageOf(file)));
  return path;
}

function pageOf(file: string): string {
  const text = read(file);
  switch (extname(file).toLowerCase()) {
    case ".html":
    case ".htm":
      return text;
    case ".json":
      return articlePage(fromJson(file, text));
    case ".txt":
    case ".md":
      return articlePage(fromText(text));
    default:
      throw new Error(`${file}: an article is an .html, .json, .txt or .md file`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: name an .html, .json, .txt or .md file, or an address`, {
      cause: error,
    });
  }
}

function fromJson(file: string, json: string): Article {
  let article: Partial<Article> & { text?: string };
  try {
    article = JSON.parse(json) as typeof article;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${String(error)}`, { cause: error });
  }
  const blocks = article.blocks ?? paragraphs(article.text ?? "");
  if (!Array.isArray(blocks) || blocks.length === 0)
    throw new Error(`${file} has neither "blocks" nor "text"`);
  return { ...article, blocks };
}

/** The first line is the title, blank lines separate paragraphs. */
function fromText(text: string): Article {
  const [title = "", ...rest] = text.split(/\n\s*\n/u).map((part) => part.trim());
  return { title: title.replace(/^#+\s*/, ""), blocks: rest.flatMap(paragraphs) };
}

function paragraphs(text: string): Block[] {
  const parts = text.split(/\n\s*\n/u).filter((part) => part.trim() !== "");
  return parts.map((part, id) => ({ id, role: "paragraph", text: part.replace(/\s+/gu, " ").trim() }));
}
