/**
 * How does a link open another article at the sentence?
 *
 * With a text fragment (https://wicg.github.io/scroll-to-text-fragment/): `#:~:text=` and the words. A browser that
 * does not find them, because the outlet has edited them since, opens the article at its beginning.
 */

import { webLink } from "./phrases";

/** A sentence with more words is given by its first and last ones: a stray character in between costs nothing. */
const mostWords = 10;
const endWords = 4;
/** Addresses beyond this length are cut by servers and mail programs. */
const longest = 2_000;

/** Where the extension shows the articles of the sample stories. */
const samplePage = "/sample.html";

/**
 * The address of an article: on the web, or on our own sample page while one of our own pages is shown. Pages on the web
 * never are our own, so that what they name as an address cannot lead there.
 */
export function articleLink(address: string | undefined): string | undefined {
  const link = webLink(address);
  if (link || !address || !URL.canParse(address)) return link;
  const { protocol, origin } = globalThis.location ?? {};
  const isOurs = protocol === "chrome-extension:" || protocol === "moz-extension:";
  return isOurs && new URL(address).href.startsWith(`${origin}${samplePage}?`) ? address : undefined;
}

/** The address of `sentence` in the article at `address`; of the article where there is no sentence. */
export function sentenceLink(address: string | undefined, sentence: string): string | undefined {
  return atSentence(articleLink(address), sentence);
}

/** The same for a file that is saved: our own pages are nobody else's. */
export function savedSentenceLink(address: string | undefined, sentence: string): string | undefined {
  return atSentence(webLink(address), sentence);
}

function atSentence(link: string | undefined, sentence: string): string | undefined {
  if (!link) return undefined;
  const fragment = textFragment(sentence);
  if (fragment === "" || link.includes(":~:")) return link;
  const whole = `${link}${link.includes("#") ? "" : "#"}:~:text=${fragment}`;
  return whole.length <= longest ? whole : link;
}

/** `start,end` or the whole sentence, escaped. The browser matches whole words, so marks at the ends may stay. */
function textFragment(sentence: string): string {
  const words = sentence
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length <= mostWords) return escaped(words);
  return `${escaped(words.slice(0, endWords))},${escaped(words.slice(-endWords))}`;
}

/** In a text fragment `-`, `,` and `&` have a meaning of their own, and half a surrogate pair cannot be escaped. */
function escaped(words: readonly string[]): string {
  return encodeURIComponent(words.join(" ").toWellFormed()).replace(/-/g, "%2D");
}
