/** Articles that lie in a test's library as a sync has left them. */

import type { Article } from "../../engine/second-source";
import type { LibraryDatabase } from "../database";
import { storeDrafts } from "../shelving";
import { core } from "./desk";
import { story } from "./outlets";

const day = 86_400_000;

export const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** How many records each store of articles holds. */
export const counts = async (database: LibraryDatabase) => ({
  segments: await database.count("segments"),
  indexes: await database.count("indexes"),
  texts: await database.count("texts"),
  articles: await database.count("articles"),
});

export function article(number: number, published = new Date()): Article {
  const { title, paragraphs } = story(number);
  return core().article({
    url: `https://courier.example/news/${number}`,
    outlet: "The Courier",
    title,
    published: published.toISOString(),
    text: paragraphs.join("\n\n"),
  });
}

/** Stores synced articles of an outlet in one segment. */
export async function shelveIn(
  database: LibraryDatabase,
  outlet: string,
  numbers: readonly number[],
  age = 0,
): Promise<void> {
  await database.put("outlets", {
    id: outlet,
    kind: "feeds",
    name: outlet,
    articleHosts: [],
    agencies: [],
    paused: false,
    added: 0,
  });
  const added = Date.now() - age * day;
  const drafts = numbers.map((number) => ({
    key: `${outlet} ${number}`,
    outlet,
    state: "ready" as const,
    added,
    draft: { article: { ...article(number, new Date(added)), outlet }, text: "page" as const },
  }));
  await storeDrafts(database, core(), outlet, drafts);
}
