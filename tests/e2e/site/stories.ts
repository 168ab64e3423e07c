// Which sample stories are there? The same files that the extension bundles as its sample library.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SAMPLES } from "../harness/places.ts";

export interface Block {
  id: number;
  role: "headline" | "paragraph" | "quote" | "caption" | "listItem";
  text: string;
}

/** An article as CONTRACT.md describes it. */
export interface Article {
  id?: string;
  url?: string;
  outlet?: string;
  title?: string;
  byline?: string;
  published?: string;
  language?: string;
  blocks: Block[];
}

export interface SampleArticle extends Article {
  /** Where the sample site serves it. */
  path: string;
}

export interface Story {
  story: string;
  title: string;
  articles: SampleArticle[];
}

interface StoryEntry {
  story: string;
  title: string;
  articles: string[];
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(
      `${path} cannot be read; the sample stories belong to every clone: git checkout -- extension/samples`,
      {
        cause: error,
      },
    );
  }
}

export function sampleStories(): Story[] {
  const entries = JSON.parse(read(join(SAMPLES, "stories.json"))) as StoryEntry[];
  return entries.map(({ story, title, articles }) => ({
    story,
    title,
    articles: articles.map((file) => ({
      ...(JSON.parse(read(join(SAMPLES, story, file))) as Article),
      path: `/${story}/${file.replace(/\.json$/, ".html")}`,
    })),
  }));
}

/** The sample story about the embassy talks, which most tests read. */
export function istanbulStory(): Story {
  const story = sampleStories().find((candidate) => candidate.story.startsWith("istanbul"));
  if (!story) throw new Error(`${SAMPLES}/stories.json lists no story whose name begins with istanbul`);
  return story;
}

/** The article that newcomers are shown, by the welcome page, the playground and the demonstration: it bears all kinds of marks. */
export function shownFirst(): Story["articles"][number] {
  const article = istanbulStory().articles.find(({ path }) => path.includes("02-ledger"));
  if (!article) throw new Error(`${SAMPLES}/stories.json lists no 02-ledger in the story of Istanbul`);
  return article;
}
