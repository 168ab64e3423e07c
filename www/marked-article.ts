/**
 * How does a rendered article become a marked one?
 *
 * As in any page (`extension/page/reader.ts`), except that nothing has to be found: the article is the element that
 * the playground itself has rendered, and it stays as it is.
 */

import type { Block, Claim, Report } from "../extension/engine/second-source";
import { anchor } from "../extension/page/anchor";
import { type LiveBlocks, liveBlocks } from "../extension/page/blocks";
import { watchPointer } from "../extension/page/hover";
import { watchKeys } from "../extension/page/keys";
import { type Mark, Marks } from "../extension/page/marks";
import { Tooltip } from "../extension/page/tooltip";
import type { Words } from "../extension/words/words";

export class MarkedArticle {
  private readonly stopping = new AbortController();
  private readonly live: LiveBlocks;
  private readonly marks: Marks;
  private readonly tooltip: Tooltip;
  /** Where the keyboard stands among the marks. */
  private cursor: Mark | undefined;

  /** `root` holds the article's words and nothing else. */
  constructor(
    root: Element,
    registry: HighlightRegistry,
    private readonly words: Words,
  ) {
    const { signal } = this.stopping;
    const document = root.ownerDocument;
    this.live = blocksOf(root);
    this.marks = new Marks(registry);
    this.tooltip = new Tooltip(document, words, () => this.marks.point(undefined), signal);
    watchPointer(document, this.all, (mark) => this.pointed(mark), signal);
    if (document.defaultView) watchKeys(document.defaultView, this.keyActions(), signal);
  }

  /** Draws the report's findings. */
  mark({ claims, findings }: Report): void {
    const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
    const marks = findings.flatMap((finding): Mark[] => {
      const claim: Claim | undefined = claimOf.get(finding.claim);
      const range = claim && anchor(claim, this.live);
      return claim && range ? [{ claim, finding, range }] : [];
    });
    this.marks.draw(marks.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range)));
  }

  /** Takes marks, card and listeners away. */
  stop(): void {
    this.tooltip.close();
    this.marks.clear();
    this.stopping.abort();
  }

  private readonly all = () => this.marks.all;

  private pointed(mark: Mark | undefined): void {
    if (!mark) this.tooltip.leave();
    else if (mark !== this.tooltip.mark) this.show(mark, "pointer");
  }

  private show(mark: Mark, by: "pointer" | "keyboard"): void {
    this.cursor = mark;
    this.tooltip.open(mark, by);
    this.marks.point(this.tooltip.mark);
  }

  private keyActions() {
    return {
      next: () => this.step(1),
      previous: () => this.step(-1),
      close: () => this.tooltip.close(),
      enter: () => this.tooltip.enter(),
    };
  }

  /** Goes to the next or previous mark; the first key press goes to the first or last one. */
  private step(by: 1 | -1): void {
    const marks = this.all();
    if (marks.length === 0) {
      this.tooltip.say(this.words.say("noMoreMarks"));
      return;
    }
    const from = this.cursor ? marks.indexOf(this.cursor) : by === 1 ? -1 : 0;
    const mark = marks[(from + by + marks.length) % marks.length];
    if (!mark) return;
    bringIntoView(mark.range);
    this.show(mark, "keyboard");
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

/** The paragraph first; where it is taller than the window, the claim itself. */
function bringIntoView(range: Range): void {
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const now = range.getBoundingClientRect();
  if (now.top < 0 || now.bottom > window.innerHeight) {
    window.scrollBy({ top: now.top - window.innerHeight / 3, behavior: "instant" });
  }
}
