/** Which sample stories are there? The extension's own, bundled when the playground is built. */

import type { Article, Report, Source } from "../extension/engine/second-source";
import listed from "../extension/samples/stories.json";

export interface SampleArticle {
  /** Name within its story, as permalinks have it: "01-courier". */
  readonly name: string;
  readonly story: string;
  readonly article: Article;
}

export interface Story {
  readonly name: string;
  readonly title: string;
  readonly articles: readonly SampleArticle[];
}

const files = import.meta.glob<Article>("../extension/samples/*/*.json", { eager: true, import: "default" });

export const stories: readonly Story[] = listed.map(({ story, title, articles }) => ({
  name: story,
  title,
  articles: articles.map((file) => ({
    name: file.replace(/\.json$/, ""),
    story,
    article: sampleFile(`../extension/samples/${story}/${file}`),
  })),
}));

const samples = stories.flatMap(({ articles }) => articles);

/** All sample articles but this one: the library it is compared with. */
export function otherSamples(sample: SampleArticle): Article[] {
  return samples.filter((other) => other !== sample).map(({ article }) => article);
}

/** The report with links that lead to the samples in the playground: their own addresses exist nowhere. */
export function linkedToSamples(report: Report, linkTo: (sample: SampleArticle) => string): Report {
  const links = new Map(samples.map((sample) => [sample.article.id, linkTo(sample)]));
  const linked = (key: string, value: unknown) => {
    if (key !== "source") return value;
    const source = value as Source;
    const url = links.get(source.id);
    return url ? { ...source, url } : source;
  };
  return JSON.parse(JSON.stringify(report, linked)) as Report;
}

function sampleFile(path: string): Article {
  const article = files[path];
  if (!article) throw new Error(`${path} is listed in stories.json and does not exist`);
  return article;
}
