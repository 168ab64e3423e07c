/** How is the coverage of a story summed up? "5 other articles, 3 independent origins, 1 day of coverage". */

import type { Story } from "../engine/second-source";
import type { Words } from "./words";

const dayLength = 86_400_000;

/** The parts of the summary, each to be kept in one piece where a line breaks. */
export function summaryParts(story: Story, words: Words): string[] {
  const { articles, otherOrigins } = story.counts;
  const days = daysOfCoverage(story);
  return [
    words.count("summaryArticles", articles),
    words.count("summaryOrigins", otherOrigins),
    ...(days > 0 ? [words.count("summaryDays", days)] : []),
  ];
}

export function summaryLine(story: Story, words: Words): string {
  return words.row(summaryParts(story, words));
}

/** Calendar days from the first to the last report, both counted, as the outlets date them; 0 where none gives a day. */
export function daysOfCoverage({ articles }: Pick<Story, "articles">): number {
  const days = articles
    .map(({ source }) => /^\d{4}-\d\d-\d\d/.exec(source.published ?? "")?.[0])
    .map((day) => Date.parse(day ?? ""))
    .filter((day) => !Number.isNaN(day));
  if (days.length === 0) return 0;
  return Math.round((Math.max(...days) - Math.min(...days)) / dayLength) + 1;
}
