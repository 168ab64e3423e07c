/**
 * How are marks read?
 *
 * By pointer, tap, focus and keys: each opens the card on a mark. This part knows neither where marks come from nor what
 * becomes of them when the page changes, so pages of our own use it, too.
 */

import type { ArticleSummary } from "../engine/second-source";
import type { FocusAnswer, FocusRequest, ReadingPlace } from "../protocol/reading-calls";
import { defaultReadingSettings, type KeyCommand, type ReadingSettings } from "../protocol/reading-settings";
import type { Words } from "../words/words";
import { citedText, copyText } from "./copy";
import { ForcedLines } from "./forced-lines";
import { type PointerActions, watchPointer } from "./hover";
import { watchKeys } from "./keys";
import { MarkMap } from "./map";
import { MarkStyles } from "./mark-styles";
import { type Mark, Marks } from "./marks";
import { focusFrom } from "./next-focus";
import type { Point } from "./place";
import { bringIntoView } from "./scroll";
import { type OpenedBy, Tooltip } from "./tooltip";
import { readingOrder } from "./tree";
import { firstInView, Whereabouts } from "./whereabouts";

/** What a page tells of itself; on the playground nobody listens. */
export interface MarkedTextPorts {
  /** Open in pages of our own, where no other scripts run, and in the test builds. */
  readonly cardRoot?: ShadowRootMode;
  /** Whether somebody follows the reader's moves. */
  reading?(place: ReadingPlace): Promise<boolean>;
}

export class MarkedText {
  private readonly marks: Marks;
  private readonly styles: MarkStyles;
  private readonly tooltip: Tooltip;
  private readonly map: MarkMap;
  private readonly lines: ForcedLines;
  private readonly whereabouts: Whereabouts;
  private settings: ReadingSettings = defaultReadingSettings;
  /** Where the keyboard stands among the marks. */
  private cursor: Mark | undefined;
  /** Whose card the keyboard has just closed: Tab goes on from there. */
  private left: Mark | undefined;
  /** The article whose report was drawn, be it without a mark. */
  private article: ArticleSummary | undefined;
  private hidden = false;

  /** Marks, card and listeners are gone once `signal` aborts. */
  constructor(
    private readonly document: Document,
    registry: HighlightRegistry,
    private readonly words: Words,
    signal: AbortSignal,
    ports: MarkedTextPorts = {},
  ) {
    this.marks = new Marks(registry, () => this.lines.needed);
    this.styles = new MarkStyles(document, signal);
    this.tooltip = new Tooltip(
      document,
      words,
      () => this.settings,
      (mark, by) => this.cardClosed(mark, by),
      signal,
      ports.cardRoot,
    );
    this.map = new MarkMap(
      this.tooltip.root,
      document,
      () => this.settings,
      (mark) => this.lead(mark),
      signal,
    );
    this.lines = new ForcedLines(
      this.tooltip.root,
      document,
      () => this.settings,
      () => this.redraw(),
      signal,
    );
    const { defaultView: window } = document;
    const place = () => this.place();
    this.whereabouts = new Whereabouts(
      window,
      place,
      async (now) => (await ports.reading?.(now)) ?? false,
      signal,
    );
    watchPointer(this.tooltip.host, this.pointerActions(), signal);
    const moveOn = () => {
      this.left = undefined;
    };
    document.addEventListener("focusin", moveOn, { passive: true, signal });
    document.addEventListener("pointerdown", moveOn, { passive: true, signal });
    if (window) watchKeys(window, () => this.settings.keys, this.keyActions(), signal);
    this.set(this.settings);
    signal.addEventListener("abort", () => this.clear());
  }

  /** Draws by other settings from now on. */
  set(settings: ReadingSettings): void {
    this.settings = settings;
    this.styles.set(settings);
    this.redraw();
    this.tooltip.renew();
  }

  private redraw(): void {
    if (this.article) this.draw(this.marks.found, this.article);
  }

  /** Draws exactly these marks of the article's report. A card stays open if its claim is among them. */
  draw(marks: readonly Mark[], article: ArticleSummary): void {
    this.article = article;
    this.styles.cover(marks);
    const open = this.tooltip.mark;
    const stood = this.cursor;
    const sorted = [...marks].sort((a, b) => inOrder(a.range, b.range));
    this.marks.draw(sorted, ({ finding }) => !this.hidden && this.settings.shown[finding.verdict]);
    const reopened = open && sameClaim(this.marks.all, open);
    if (reopened) this.tooltip.keep(reopened);
    else this.tooltip.close();
    this.marks.point(this.tooltip.mark);
    this.cursor = stood && sameClaim(this.marks.all, stood);
    this.drawMap();
  }

  /** Takes marks away that no longer fit; says whether there were any. */
  keep(fits: (mark: Mark) => boolean): boolean {
    if (this.article) this.styles.stay();
    const lost = this.marks.keep(fits);
    if (lost.some((mark) => mark === this.tooltip.mark)) this.tooltip.close();
    // Nobody shall copy a sentence that the newspaper has taken back.
    if (lost.some((mark) => mark === this.cursor)) this.cursor = undefined;
    if (lost.some((mark) => mark === this.left)) this.left = undefined;
    this.lines.drop(lost);
    this.lines.moved();
    if (lost.length > 0) this.drawMap();
    return lost.length > 0;
  }

  clear(): void {
    this.tooltip.close();
    this.marks.clear();
    this.styles.clear();
    this.map.draw([]);
    this.lines.draw([]);
    this.cursor = undefined;
    this.left = undefined;
    this.article = undefined;
  }

  /** Does what a key would do. */
  run(command: KeyCommand): boolean {
    if (!this.article) return false;
    switch (command) {
      case "nextClaim":
        return this.step(1, () => true, "noMoreMarks");
      case "previousClaim":
        return this.step(-1, () => true, "noMoreMarks");
      case "nextConflict":
        return this.step(1, ({ finding }) => finding.verdict === "conflicting", "noMoreConflicts");
      case "openCard":
        return this.openCard();
      case "copyCitation":
        return this.copy();
      case "hideMarks":
        this.hide(!this.hidden);
        return true;
    }
  }

  /** Hides or shows all marks of this page. */
  hide(hidden: boolean): void {
    this.hidden = hidden;
    if (!this.article) return;
    this.redraw();
    this.tooltip.say(
      hidden ? this.words.say("marksHidden") : this.words.count("marksShown", this.marks.all.length),
    );
  }

  /** Leads to a claim as the panel asks. */
  focus({ claim: id, how }: FocusRequest): FocusAnswer {
    if (!this.article) return "unmarked";
    this.whereabouts.follow();
    if (how === "leave") {
      this.marks.point(this.tooltip.mark);
      return "done";
    }
    const mark = this.marks.found.find(({ claim }) => claim.id === id);
    if (!mark) return "lost";
    if (how !== "point") bringIntoView(this.document, mark.range);
    if (how === "open") this.show(mark, "keyboard");
    else this.marks.point(mark);
    this.cursor = mark;
    return "done";
  }

  private show(mark: Mark, by: OpenedBy, at?: Point): void {
    this.cursor = mark;
    this.tooltip.open(mark, by, at);
    this.marks.point(this.tooltip.mark);
    this.whereabouts.soon("moved");
  }

  private cardClosed(mark: Mark, by: OpenedBy): void {
    this.left = by === "keyboard" ? mark : undefined;
    this.marks.point(undefined);
    this.whereabouts.soon("moved");
  }

  private lead(mark: Mark): void {
    bringIntoView(this.document, mark.range);
    this.show(mark, "pointer");
  }

  private drawMap(): void {
    const marks = this.marks.all;
    // Screen readers hear a live region only if they have met it before.
    if (marks.length > 0) this.tooltip.attach();
    this.map.draw(this.settings.map ? marks : []);
    this.lines.draw(marks);
    this.whereabouts.soon("marks");
  }

  private place(): ReadingPlace | undefined {
    if (!this.article) return undefined;
    const pointed = this.tooltip.mark?.claim.id;
    const inView = firstInView(this.marks.all, this.document.defaultView?.innerHeight ?? 0)?.claim.id;
    return {
      ...(pointed !== undefined && { pointed }),
      ...(inView !== undefined && { inView }),
      found: this.marks.found.map(({ claim }) => claim.id),
      hidden: this.hidden,
    };
  }

  private pointerActions(): PointerActions {
    const show = (mark: Mark, at: Point) => {
      if (mark === this.tooltip.mark) this.tooltip.stay();
      else this.show(mark, "pointer", at);
    };
    return {
      marks: () => this.marks.all,
      found: (mark, at) => (mark ? show(mark, at) : this.tooltip.leave()),
      clicked: (mark, at) => (mark ? show(mark, at) : void this.tooltip.close()),
      focused: (mark) => {
        if (!mark) this.tooltip.unfocus();
        else if (mark !== this.tooltip.mark) this.spoken(mark, "focus");
      },
    };
  }

  private keyActions() {
    return {
      run: (command: KeyCommand) => this.run(command),
      close: () => this.tooltip.close(),
      tab: (backwards: boolean) => this.tab(backwards),
    };
  }

  private tab(backwards: boolean): boolean {
    const { tooltip } = this;
    if (!backwards && tooltip.enter()) return true;
    const from = !backwards && tooltip.isAtEnd() ? tooltip.mark : this.left;
    this.left = undefined;
    return from !== undefined && focusFrom(this.document, from.range, backwards);
  }

  /** Opens the card and tells screen readers of it. */
  private spoken(mark: Mark, by: OpenedBy): void {
    this.show(mark, by);
    const { all } = this.marks;
    if (this.tooltip.mark === mark) this.tooltip.announce(mark, all.indexOf(mark) + 1, all.length);
  }

  /** Goes to the next or previous mark, from the last one that was open or from what is in view. */
  private step(by: 1 | -1, wanted: (mark: Mark) => boolean, none: "noMoreMarks" | "noMoreConflicts"): true {
    const marks = this.marks.all;
    const known = this.cursor ? marks.indexOf(this.cursor) : -1;
    const from = known >= 0 ? known : this.firstSeen() - (by === 1 ? 1 : 0);
    for (let far = 1; far <= marks.length; far++) {
      const mark = marks[(from + by * far + marks.length * 2) % marks.length];
      if (!mark || !wanted(mark)) continue;
      // Opens a closed `<details>`; what the page has hidden in another way has no place to go to.
      bringIntoView(this.document, mark.range);
      if (mark.range.getClientRects().length === 0) continue;
      this.spoken(mark, "keyboard");
      return true;
    }
    this.tooltip.say(this.words.say(this.hidden ? "marksHidden" : none));
    return true;
  }

  private firstSeen(): number {
    const seen = firstInView(this.marks.all, Number.POSITIVE_INFINITY);
    return seen ? this.marks.all.indexOf(seen) : 0;
  }

  /** Opens the card of the claim the reader is at, with the focus in it. */
  private openCard(): boolean {
    const mark = this.tooltip.mark ?? this.marks.all[this.firstSeen()];
    if (!mark) return this.step(1, () => true, "noMoreMarks");
    bringIntoView(this.document, mark.range);
    this.spoken(mark, "keyboard");
    this.tooltip.enter();
    return true;
  }

  private copy(): boolean {
    const mark = this.tooltip.mark ?? this.cursor;
    const { article } = this;
    if (!mark || !article) return false;
    void copyText(this.document, citedText(mark, article, this.words)).then((copied) =>
      this.tooltip.note(this.words.say(copied ? "cardCopied" : "cardCopyFailed")),
    );
    return true;
  }
}

/** Which of two claims comes first. Ranges in two shadow trees have no order that the browser knows. */
function inOrder(a: Range, b: Range): number {
  return a.startContainer.getRootNode() === b.startContainer.getRootNode()
    ? a.compareBoundaryPoints(Range.START_TO_START, b)
    : readingOrder(a.startContainer, b.startContainer);
}

/** The mark of the same words; a page that grew counts its claims anew. */
function sameClaim(marks: readonly Mark[], { claim: { id, text } }: Mark): Mark | undefined {
  const same = marks.filter(({ claim }) => claim.text === text);
  return same.find(({ claim }) => claim.id === id) ?? same[0];
}
