/**
 * Which words stand in a piece of a feed, or in a page's head?
 *
 * The background has no DOM. Nothing read here is ever shown as markup: it becomes plain text, or an address that is
 * checked again before it is fetched.
 */

import { decodeHTML } from "entities/decode";

const paragraphs =
  /<\/?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure|hr)\b[^<>]*>/gi;
const silent = /<(script|style|noscript|iframe|svg|figcaption|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** Plain text with blank lines between paragraphs. */
export function textOf(markup: string): string {
  const open = markup
    .replace(/<!--[\s\S]*?(?:-->|$)/g, " ")
    .replace(silent, " ")
    .replace(paragraphs, "\n\n")
    .replace(/<\/?[a-z!?][^<>]*>/gi, "");
  const lines = decodeHTML(open).split(/\n{2,}/);
  return lines
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n\n");
}

/** One line: a title, a name. */
export function lineOf(markup: string | undefined): string | undefined {
  const line = textOf(markup ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return line === "" ? undefined : line.slice(0, 1000);
}

/** As in xml.ts; pages also leave quotes out. */
const longestTag = 20_000;
const attribute = /(?<![\w:-])([\w:-]{1,100})\s{0,100}=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** The attributes of each `<name …>` in a document, names in lower case, values decoded. */
export function tagsOf(html: string, name: string): Record<string, string>[] {
  const tags = html.matchAll(new RegExp(`<${name}\\b((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>`, "gi"));
  return [...tags].slice(0, 500).map(([, attributes = ""]) => {
    const pairs = attributes.slice(0, longestTag).matchAll(attribute);
    return Object.fromEntries(
      [...pairs].map(([, key = "", a, b, c]) => [key.toLowerCase(), decodeHTML(a ?? b ?? c ?? "").trim()]),
    );
  });
}

export function titleOf(html: string): string | undefined {
  return lineOf(/<title[^<>]*>([\s\S]{0,1000}?)<\/title>/i.exec(html)?.[1]);
}
