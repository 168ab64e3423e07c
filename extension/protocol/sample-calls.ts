/** What may the page that shows a sample story ask? One comparison, with samples as evidence. */

import type { Article, Report } from "../engine/second-source";
import { readArticle, readTab } from "./arguments";
import { CallError } from "./envelope";
import { readRecord } from "./record";

export interface SampleRequest {
  /** The page's own tab: popup and panel find the report there. */
  readonly tab: number;
  readonly article: Article;
  /** Addresses of the sample articles on our own page, by id. */
  readonly links: Readonly<Record<string, string>>;
}

/** Part of what the extension's own pages may ask of the background. */
export interface SampleCalls {
  /** Compares a sample article. Samples speak about samples only, so no other page may ask this. */
  compareSample(request: SampleRequest): Report;
}

const mostLinks = 200;

export function readSampleRequest(argument: unknown): SampleRequest {
  const { tab, article, links } = readRecord(argument, "the request");
  const given = Object.entries(readRecord(links, "the links"));
  if (given.length > mostLinks) throw new CallError("invalid", `there are more than ${mostLinks} links`);
  const texts = given.filter((link): link is [string, string] => typeof link[1] === "string");
  return { tab: readTab(tab), article: readArticle(article), links: Object.fromEntries(texts) };
}
