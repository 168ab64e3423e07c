/**
 * Is this block the caption of a picture?
 *
 * Many publishers print captions in plain paragraphs. They repeat the news in words of an agency's photographer, so they
 * are read as captions only: by the name of their box, or by the credit at their end.
 */

import { namesOf } from "./names";
import { parentOf } from "./tree";

/** Longer text is no caption, whatever its box is called. In characters; long agency captions have about 500. */
const longestCaption = 700;
/** Elements around the words whose names count: "featured-image-caption > p > span". */
const generations = 4;

/** "The protests kicked off in June (Image: GETTY)", "... outside a store in Hialeah, Fla. (AP Photo/Alan Diaz, File)" */
const creditAtEnd =
  /\((?:image|photo|picture|pic|foto|bild|imagen|imago|crédit photo|ap photo|file photo)s?\s?[:/][^()]{1,80}\)\s*\.?$/iu;
/** "Photo: Gene J. Puskar" */
const creditAlone =
  /^(?:image|photo|picture|foto|bild|photograph|image credit|photo credit|crédit photo)s?\s?[:/]\s?.{2,80}$/iu;

export function isCaption(element: Element, text: string): boolean {
  if (text.length > longestCaption) return false;
  if (creditAtEnd.test(text) || creditAlone.test(text)) return true;
  let around: Element | null = element;
  for (let level = 0; around && level < generations; level++, around = parentOf(around)) {
    if (/^(ARTICLE|MAIN|BODY|SECTION)$/.test(around.tagName)) return false;
    // A box that holds more than a caption, "with-caption", holds the article.
    if (namesOf(around).includes("caption"))
      return (around.textContent ?? "").trim().length <= longestCaption;
  }
  return false;
}
