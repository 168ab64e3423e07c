/**
 * Who reported first, and who prints whose text?
 *
 * Articles in the order of their dates, each with the earlier print of the same text, if there is one. A date tells when
 * an outlet says that it published, no more: "first seen" is first among what the library holds.
 */

import type { Report, Source, StoryArticle } from "../../engine/second-source";

export interface Appearance {
  readonly source: Source;
  /** Agency or outlet that it credits. */
  readonly origin: string | undefined;
  /** The page itself. */
  readonly own: boolean;
  /** Statements in common with the page. */
  readonly claimsShared: number;
  readonly originGroup: number;
  /** First of all that give a date. */
  readonly first: boolean;
  /** The earliest print of the same text, where this is a later one. */
  readonly sameTextAs?: Source;
}

type Dated = Omit<Appearance, "first" | "sameTextAs"> & { readonly textGroup: number };

export function timeline(report: Report): Appearance[] {
  const { story } = report;
  if (!story) return [];
  const all: Dated[] = [
    {
      source: report.article,
      origin: report.article.origin,
      own: true,
      claimsShared: 0,
      originGroup: story.originGroup,
      textGroup: story.textGroup,
    },
    ...story.articles.map(fromStory),
  ];
  const ordered = all.sort((a, b) => byTime(timeOf(a.source), timeOf(b.source)));
  return ordered.map(({ textGroup, ...appearance }, place) => {
    const earlier = ordered.slice(0, place).find((other) => other.textGroup === textGroup);
    const dated = Number.isFinite(timeOf(appearance.source));
    return {
      ...appearance,
      first: place === 0 && dated,
      ...(earlier && { sameTextAs: earlier.source }),
    };
  });
}

/** One origin and everybody who goes back to it, earliest first. */
export interface OriginGroup {
  /** Name of the agency, where one is credited. */
  readonly name: string | undefined;
  readonly members: readonly Appearance[];
}

export function originGroups(appearances: readonly Appearance[]): OriginGroup[] {
  const groups = new Map<number, Appearance[]>();
  for (const appearance of appearances) {
    const members = groups.get(appearance.originGroup) ?? [];
    groups.set(appearance.originGroup, [...members, appearance]);
  }
  return [...groups.values()].map((members) => ({
    name: members.map(({ origin }) => origin).find((name) => name !== undefined),
    members,
  }));
}

function fromStory(article: StoryArticle): Dated {
  const { source, origin, claimsShared, originGroup, textGroup } = article;
  return { source, origin, own: false, claimsShared, originGroup, textGroup };
}

/** Articles without a readable date come last. */
function timeOf({ published }: Source): number {
  const time = Date.parse(published ?? "");
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

/** Two infinities have no difference. */
function byTime(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
