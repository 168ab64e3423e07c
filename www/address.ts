/**
 * What does the page's address say?
 *
 * The part after `#` names the sample on view, so that a link leads back to it: `#carrow-bridge-flood/02-ledger`, and with
 * `/explained` to how it was compared.
 * Pasted texts never get into the address.
 */

import { type SampleArticle, type Story, stories } from "./samples";

export type Place =
  | {
      readonly at: "sample";
      readonly story: Story;
      readonly sample: SampleArticle;
      /** How it was compared stands open. */
      readonly explained: boolean;
    }
  | { readonly at: "own" };

/** Of the first story, because it bears all four kinds of marks. */
const shownFirst = "02-ledger";

const explainedPart = "explained";

export const ownHash = "#your-own-texts";

export function sampleHash({ story, name }: SampleArticle, explained = false): string {
  return `#${story}/${name}${explained ? `/${explainedPart}` : ""}`;
}

/** The place that the hash names; the nearest there is where it names none. */
export function placeAt(hash: string): Place {
  if (hash === ownHash) return { at: "own" };
  const [storyName, name, part] = hash.slice(1).split("/");
  const story = stories.find((known) => known.name === storyName) ?? stories[0];
  const named = (wanted: string | undefined) => story?.articles.find((known) => known.name === wanted);
  const sample = named(name) ?? named(shownFirst) ?? story?.articles[0];
  return story && sample ? { at: "sample", story, sample, explained: part === explainedPart } : { at: "own" };
}

/** The same address with another language. */
export function withLanguage(address: string, language: string): string {
  const url = new URL(address);
  url.searchParams.set("language", language);
  return url.href;
}

/** Makes links to other places of the playground work within the page, in the evidence card as well. */
export function followOwnLinks(window: Window, signal: AbortSignal): void {
  const clicked = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const here = window.location.href.replace(/#.*$/, "");
    if (!link?.hash || link.href !== here + link.hash) return;
    event.preventDefault();
    // The sentence that a card's link names is not on the page before the other article is.
    window.location.hash = link.hash.replace(/:~:.*$/, "");
    window.scrollTo({ top: 0, behavior: "instant" });
  };
  window.addEventListener("click", clicked, { signal });
}
