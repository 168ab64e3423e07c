/** What does a JSON Feed (jsonfeed.org, versions 1 and 1.1) name? */

import type { RawEntry, RawFeed } from "./feed";
import { troubled } from "./trouble";

export function jsonFeed(text: string): RawFeed {
  const feed = record(parsed(text));
  if (!/jsonfeed\.org/.test(textIn(feed.version) ?? "") || !Array.isArray(feed.items)) {
    throw troubled("notAFeed", "it is JSON, but no JSON Feed");
  }
  const entries = feed.items.map((item: unknown) => entryOf(record(item), feed));
  return { kind: "json", title: textIn(feed.title), home: textIn(feed.home_page_url), entries };
}

function entryOf(item: Record<string, unknown>, feed: Record<string, unknown>): RawEntry {
  const id = typeof item.id === "number" ? String(item.id) : textIn(item.id);
  const content = textIn(item.content_text);
  const summary = textIn(item.summary);
  return {
    url: textIn(item.url) ?? textIn(item.external_url) ?? (id && /^https?:\/\//i.test(id) ? id : undefined),
    guid: id,
    title: textIn(item.title),
    published: textIn(item.date_published) ?? textIn(item.date_modified),
    byline: authors(item) ?? authors(feed),
    language: textIn(item.language) ?? textIn(feed.language),
    content: textIn(item.content_html) ?? (content && escaped(content)),
    summary: summary && escaped(summary),
  };
}

function authors({ authors: several, author }: Record<string, unknown>): string | undefined {
  const all = Array.isArray(several) ? several : [author];
  const names = all.map((one: unknown) => textIn(record(one).name)).filter((name) => name !== undefined);
  return names.slice(0, 5).join(", ") || undefined;
}

/** Plain text as markup, its paragraphs kept. */
function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/\n{2,}/g, "<p>");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw troubled("notAFeed", error instanceof Error ? error.message : String(error));
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
