/**
 * How does a claim get into the reader's notes?
 *
 * As plain text: the words, where they stand, and who else reports them.
 */

import type { ArticleSummary } from "../engine/second-source";
import { citation } from "../words/citation";
import { verdictLine } from "../words/phrases";
import type { Words } from "../words/words";
import { distinct } from "./card";
import type { Mark } from "./marks";

/** Sources named below a claim. */
const mostSources = 5;

export function citedText({ claim, finding }: Mark, article: ArticleSummary, words: Words): string {
  const sources = distinct(finding.evidence)
    .filter(({ relation }) => relation !== "related")
    .slice(0, mostSources)
    .map(({ source, passage }) => `- ${words.say("quoted", passage.text)} ${citation(source, words)}`);
  return [
    `${words.say("quoted", claim.text)} ${citation(article, words)}`,
    [verdictLine(finding, words), ...sources].join("\n"),
  ].join("\n\n");
}

/** Puts text on the clipboard; says whether the browser let us. Must be called while the reader's key or click counts. */
export async function copyText(document: Document, text: string): Promise<boolean> {
  const clipboard = document.defaultView?.navigator.clipboard;
  if (clipboard) {
    const copied = await clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (copied) return true;
  }
  return copyByCommand(document, text);
}

/** Pages without TLS have no clipboard object; the old command hands its event to us and nothing is selected. */
function copyByCommand(document: Document, text: string): boolean {
  let copied = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = event.clipboardData !== null;
  };
  const window = document.defaultView;
  window?.addEventListener("copy", fill, { capture: true });
  // Absent in some test environments.
  document.execCommand?.("copy");
  window?.removeEventListener("copy", fill, { capture: true });
  return copied;
}
