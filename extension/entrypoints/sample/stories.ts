/** Which sample stories come with the extension, and at which address of ours does each article stand? */

import type { Article } from "../../engine/second-source";
import listed from "../../samples/stories.json";
import type { SampleLink } from "../../ui/welcome/sample-article";

const files = import.meta.glob<Article>("../../samples/*/*.json", { eager: true, import: "default" });

export interface Sample {
  /** "istanbul-embassy-talks/01-courier". */
  readonly name: string;
  readonly story: string;
  readonly article: Article;
}

const samples: readonly Sample[] = listed.flatMap(({ story, articles }) =>
  articles.flatMap((file) => {
    const article = files[`../../samples/${story}/${file}`];
    return article ? [{ name: `${story}/${file.replace(/\.json$/, "")}`, story, article }] : [];
  }),
);

/** Shown first, because it bears all four kinds of marks, and the others give another length for the same talks. */
const shownFirst = "istanbul-embassy-talks/02-ledger";

/** The article that the address names, else the one that shows most. */
export function sampleNamed(name: string | null): Sample | undefined {
  const named = (wanted: string | null) => samples.find((sample) => sample.name === wanted);
  return named(name) ?? named(shownFirst);
}

export function othersOf(sample: Sample): SampleLink[] {
  return samples
    .filter((other) => other.story === sample.story && other !== sample)
    .map(({ name, article: { outlet = "", title = "" } }) => ({ address: addressOf(name), outlet, title }));
}

/** Our own address of every sample article, by its id: the ones that it names exist nowhere. */
export function sampleAddresses(): Record<string, string> {
  return Object.fromEntries(samples.map(({ name, article }) => [article.id ?? name, addressOf(name)]));
}

function addressOf(name: string): string {
  return `${location.origin}/sample.html?article=${encodeURIComponent(name)}`;
}
