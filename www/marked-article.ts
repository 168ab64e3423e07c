/**
 * How does a rendered article become a marked one?
 *
 * As in any page (`extension/page/reader.ts`), except that nothing has to be found: the article is the element that
 * the playground itself has rendered, and it stays as it is.
 */

import type { Block, Report } from "../extension/engine/second-source";
import { anchor } from "../extension/page/anchor";
import { type LiveBlocks, liveBlocks } from "../extension/page/blocks";
import { MarkedText } from "../extension/page/marked-text";
import type { Mark } from "../extension/page/marks";
import type { Words } from "../extension/words/words";

export class MarkedArticle {
  private readonly stopping = new AbortController();
  private readonly live: LiveBlocks;
  private readonly marked: MarkedText;

  /** `root` holds the article's words and nothing else. */
  constructor(root: Element, registry: HighlightRegistry, words: Words) {
    this.live = blocksOf(root);
    this.marked = new MarkedText(root.ownerDocument, registry, words, this.stopping.signal, {
      cardRoot: "open",
    });
  }

  /** Draws the report's findings. */
  mark({ article, claims, findings }: Report): void {
    const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
    this.marked.draw(
      findings.flatMap((finding): Mark[] => {
        const claim = claimOf.get(finding.claim);
        const range = claim && anchor(claim, this.live);
        return claim && range ? [{ claim, finding, range }] : [];
      }),
      article,
    );
  }

  /** Takes marks, card and listeners away. */
  stop(): void {
    this.stopping.abort();
  }
}

/** The blocks that the comparison gets, read from the rendered article so that the words can be found again. */
export function blocksOf(root: Element): LiveBlocks {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words = new Set<Text>();
  while (walker.nextNode()) words.add(walker.currentNode as Text);
  return liveBlocks(root, words);
}

/** Blocks without their way back to the page: what the engine takes. */
export function plainBlocks({ blocks }: LiveBlocks): Block[] {
  return blocks.map(({ id, role, text }) => ({ id, role, text }));
}
