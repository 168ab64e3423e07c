/**
 * How does a page become a marked page?
 *
 * The article is found and sent off, findings come back and are anchored, drawn and kept true while the page changes.
 * A reader is started once per page; {@link Reader.stop} leaves no trace.
 */

import type { Article, Report } from "../engine/second-source";
import type { Words } from "../words/words";
import { anchor, anchorAgain, stillSays } from "./anchor";
import { watchChanges } from "./changes";
import { watchPointer } from "./hover";
import { watchKeys } from "./keys";
import { type Mark, Marks } from "./marks";
import { type FoundArticle, findArticle } from "./readable";
import { Tooltip } from "./tooltip";

export type NothingFound = "noArticle" | "tooLong";

/** What the reader needs from outside. All calls may fail; then nothing is drawn. */
export interface ReaderPorts {
  /** Compares the article. `sample`: the page calls itself a sample page. */
  check(article: Article, sample: boolean): Promise<Report>;
  /** The page holds nothing that could be compared. */
  nothing(reason: NothingFound): Promise<void>;
  /** Finds the article where Readability is not to: on pages whose article is known. */
  find?(document: Document): FoundArticle | undefined;
}

/** A page with more characters than this is not read: Readability would freeze it. */
const longestPage = 4_000_000;
/** Times a page is searched anew for words that moved. A page that never rests is left alone then. */
const mostSearches = 8;

export class Reader {
  private readonly stopping = new AbortController();
  private readonly marks: Marks;
  private readonly findIn: (document: Document) => FoundArticle | undefined;
  private readonly tooltip: Tooltip;
  private article: FoundArticle | undefined;
  private report: Report | undefined;
  private address = "";
  private lost = false;
  private searches = 0;
  /** Where the keyboard stands among the marks. */
  private cursor: Mark | undefined;

  constructor(
    private readonly document: Document,
    registry: HighlightRegistry,
    private readonly ports: ReaderPorts,
    private readonly words: Words,
  ) {
    const { signal } = this.stopping;
    this.marks = new Marks(registry);
    this.findIn = ports.find ?? findArticle;
    this.tooltip = new Tooltip(document, words, () => this.marks.point(undefined), signal);
    watchPointer(this.tooltip.host, this.pointerActions(), signal);
    if (document.defaultView) watchKeys(document.defaultView, this.keyActions(), signal);
    const changes = { changed: () => this.verify(), settled: () => void this.settle() };
    watchChanges(document, () => this.article, changes, signal);
  }

  /** Finds the article, has it compared and marks it. Never rejects. */
  async read(): Promise<void> {
    this.forget();
    this.address = addressOf(this.document);
    const address = this.address;
    try {
      const found = this.find();
      if (typeof found === "string") return await this.ports.nothing(found);
      this.article = found;
      const report = await this.ports.check(found.article, isSamplePage(this.document));
      if (this.stopping.signal.aborted || address !== this.address) return;
      this.report = report;
      this.mark((claim) => anchor(claim, found));
      if (this.lost) await this.settle();
    } catch {
      // The background has kept the failure for the popup; the page stays as it was.
      this.forget();
    }
  }

  /** Takes marks, card and listeners away. */
  stop(): void {
    this.forget();
    this.stopping.abort();
  }

  private find(): FoundArticle | NothingFound {
    if ((this.document.body?.textContent ?? "").length > longestPage) return "tooLong";
    return this.findIn(this.document) ?? "noArticle";
  }

  private forget(): void {
    this.tooltip.close();
    this.marks.clear();
    this.article = undefined;
    this.report = undefined;
    this.cursor = undefined;
    this.lost = false;
    this.searches = 0;
  }

  private mark(place: (claim: Report["claims"][number]) => Range | undefined): void {
    const claims = new Map(this.report?.claims.map((claim) => [claim.id, claim]));
    const marks = (this.report?.findings ?? []).flatMap((finding): Mark[] => {
      const claim = claims.get(finding.claim);
      const range = claim && place(claim);
      return claim && range ? [{ claim, finding, range }] : [];
    });
    this.lost = marks.length < (this.report?.findings.length ?? 0);
    this.marks.draw(marks.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range)));
  }

  /** Takes away what no longer fits, before the browser paints. */
  private verify(): void {
    const { article } = this;
    if (!article) return;
    const gone = this.marks.keep(({ claim, range }) => stillSays(range, claim.text, article.others));
    if (gone.length > 0) this.lost = true;
    if (gone.some((mark) => mark === this.tooltip.mark)) this.tooltip.close();
  }

  /** The page is quiet: another article is read, lost words are looked for. */
  private async settle(): Promise<void> {
    if (addressOf(this.document) !== this.address) return this.read();
    const { report, article } = this;
    if (!report || !article || !this.lost || this.searches >= mostSearches) return;
    this.searches += 1;
    const found = this.findIn(this.document);
    if (!found) return;
    const openClaim = this.tooltip.mark?.claim.id;
    this.mark((claim) => anchorAgain(claim, article.blocks[claim.range.block]?.text ?? "", found));
    this.article = { ...found, blocks: article.blocks };
    const open = this.marks.all.find(({ claim }) => claim.id === openClaim);
    if (!open) this.tooltip.close();
  }

  private pointerActions() {
    const show = (mark: Mark) => {
      if (mark === this.tooltip.mark) this.tooltip.stay();
      else this.show(mark, "pointer");
    };
    return {
      marks: () => this.marks.all,
      found: (mark: Mark | undefined) => (mark ? show(mark) : this.tooltip.leave()),
      clicked: (mark: Mark | undefined) => (mark ? show(mark) : void this.tooltip.close()),
    };
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

  /** Goes to the next or previous mark, from the open card or from what is in view. */
  private step(by: 1 | -1): void {
    const marks = this.marks.all;
    if (marks.length === 0) {
      if (this.report) this.tooltip.say(this.words.say("noMoreMarks"));
      return;
    }
    const known = this.cursor ? marks.indexOf(this.cursor) : -1;
    const from = known >= 0 ? known : this.firstInView() - (by === 1 ? 1 : 0);
    const mark = marks[(from + by + marks.length) % marks.length];
    if (!mark) return;
    bringIntoView(this.document, mark.range);
    this.show(mark, "keyboard");
  }

  private firstInView(): number {
    const index = this.marks.all.findIndex(({ range }) => range.getBoundingClientRect().bottom > 0);
    return Math.max(0, index);
  }
}

function bringIntoView(document: Document, range: Range): void {
  const window = document.defaultView;
  const { top, bottom } = range.getBoundingClientRect();
  if (!window || (top >= 0 && bottom <= window.innerHeight)) return;
  // The element first: the claim may stand in a scrolled box. Then the claim itself, a third down the window.
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: "center", behavior: "instant" });
  const now = range.getBoundingClientRect();
  if (now.top < 0 || now.bottom > window.innerHeight) {
    window.scrollBy({ top: now.top - window.innerHeight / 3, behavior: "instant" });
  }
}

function isSamplePage(document: Document): boolean {
  return document.querySelector('meta[name="second-source-sample"]')?.getAttribute("content") === "yes";
}

/** Jumps within a page change the part after `#` only. */
function addressOf(document: Document): string {
  return document.location?.href.replace(/#.*$/, "") ?? "";
}
