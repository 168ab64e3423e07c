/**
 * How does a page become a marked page?
 *
 * The article is found and sent off, findings come back and are anchored, drawn and kept true while the page changes.
 * A reader is started once per page; {@link Reader.stop} leaves no trace.
 */

import type { Article, Claim, Report } from "../engine/second-source";
import type { Extent, FocusAnswer, FocusRequest, SiteMode } from "../protocol/reading-calls";
import type { KeyCommand, ReadingSettings } from "../protocol/reading-settings";
import type { Words } from "../words/words";
import { anchor, anchorAgain } from "./anchor";
import { watchChanges } from "./changes";
import { MarkedText, type MarkedTextPorts } from "./marked-text";
import type { Mark } from "./marks";
import { type FoundArticle, searchArticle } from "./readable";
import { done, inSlices, type Steps } from "./slices";
import { touched } from "./touched";

export type NothingFound = "noArticle" | "tooLong";

/** One article to compare. */
export interface CheckOrder {
  readonly article: Article;
  /** The page calls itself a sample page. */
  readonly sample: boolean;
  readonly extent: Extent;
  /** The same article again, after the page has added to it: what is known stays on screen meanwhile. */
  readonly again: boolean;
  /** The beginning of an article that takes long to compare; the whole follows at once. */
  readonly part: boolean;
}

/** What the reader needs from outside. All calls may fail; then nothing is drawn. */
export interface ReaderPorts extends MarkedTextPorts {
  check(order: CheckOrder): Promise<Report>;
  /** The page holds nothing that could be compared. */
  nothing(reason: NothingFound): Promise<void>;
  /** Finds the article where it is known better than by searching. */
  find?(document: Document): FoundArticle | undefined;
}

/** A page with more characters than this is not read. */
const longestPage = 4_000_000;
/** Times a page is searched anew at once for words that moved or were added... */
const promptSearches = 8;
/** ... and the time between two searches from then on, in milliseconds: live pages go on for hours. */
const laterSearches = 30_000;
/** An article with more characters is compared in two goes: a dossier of 20,000 words, 130,000 characters, takes seconds. */
const longArticle = 40_000;
/** Characters of the beginning that is compared first: about what a reader has in sight, and a good deal more. */
const beginning = 9_000;
/** A paragraph at least this long, in characters, is news; shorter ones are times and labels. */
const leastNews = 60;

export class Reader {
  private readonly stopping = new AbortController();
  private readonly marked: MarkedText;
  private readonly findIn: (document: Document) => Steps<FoundArticle | undefined>;
  private article: FoundArticle | undefined;
  private report: Report | undefined;
  private address = "";
  /** Words of the report are missing in the page, or the page has words that were not compared. */
  private stale = false;
  /** The page held no article; consent texts and teasers come first, and the article renders a second later. */
  private empty = false;
  /** What is drawn is of the article's beginning; the whole is being compared. */
  private partial = false;
  private searches = 0;
  private searching: ReturnType<typeof setTimeout> | undefined;
  /** Given up whenever another reading of the page begins. */
  private run = new AbortController();
  private drawn = true;

  constructor(
    private readonly document: Document,
    registry: HighlightRegistry,
    private readonly ports: ReaderPorts,
    words: Words,
  ) {
    const { signal } = this.stopping;
    const { find } = ports;
    this.findIn = find ? (page) => done(find(page)) : searchArticle;
    this.marked = new MarkedText(document, registry, words, signal, ports);
    const changes = {
      changed: (records: readonly MutationRecord[]) => this.verify(records),
      settled: () => void this.settle(),
    };
    watchChanges(document, () => this.article, changes, signal);
    signal.addEventListener("abort", () => {
      this.run.abort();
      clearTimeout(this.searching);
    });
  }

  /** Finds the article, has it compared and marks it. Never rejects. */
  async read(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.forget();
    this.address = addressOf(this.document);
    await this.readFirst();
  }

  private async readFirst(): Promise<void> {
    const { signal } = this.run;
    const told = this.empty;
    try {
      const found = await this.find(signal);
      this.empty = found === "noArticle";
      if (typeof found !== "string") {
        this.article = found;
        return await this.compare(found, signal, false);
      }
      if (!told) await this.ports.nothing(found);
      // Words that came while it was searched.
      if (this.stale && !signal.aborted) await this.settle();
    } catch {
      // The background has kept the failure for the popup; the page stays as it was.
      if (!signal.aborted) this.forget();
    }
  }

  /** Draws by other settings from now on. */
  set(settings: ReadingSettings): void {
    this.marked.set(settings);
  }

  /** Draws, or leaves the page without a mark. */
  setMode(mode: SiteMode): void {
    if (mode === "never") this.stop();
    const draws = mode !== "panelOnly";
    if (draws === this.drawn) return;
    this.drawn = draws;
    if (!draws) this.marked.clear();
    else if (this.report) {
      this.stale = true;
      void this.settle();
    }
  }

  focus(request: FocusRequest): FocusAnswer {
    return this.marked.focus(request);
  }

  hide(hidden: boolean): void {
    this.marked.hide(hidden);
  }

  press(command: KeyCommand): void {
    this.marked.run(command);
  }

  /** Takes marks, card and listeners away. */
  stop(): void {
    this.stopping.abort();
  }

  private async find(signal: AbortSignal): Promise<FoundArticle | NothingFound> {
    if ((this.document.body?.textContent ?? "").length > longestPage) return "tooLong";
    return (await inSlices(this.findIn(this.document), signal)) ?? "noArticle";
  }

  private async compare(found: FoundArticle, signal: AbortSignal, again: boolean): Promise<void> {
    const { article, extent } = found;
    const first = again ? undefined : beginningOf(article);
    const order = { extent, again, sample: isSamplePage(this.document) };
    if (first) {
      this.partial = true;
      const report = await this.ports.check({ ...order, article: first, part: true });
      if (!(await this.show(report, found, signal))) return this.readAnew(signal);
    }
    const report = await this.ports.check({ ...order, article, part: false });
    this.partial = false;
    if (!(await this.show(report, found, signal))) return this.readAnew(signal);
    if (this.stale) await this.settle();
  }

  /** The address may be back by the time the page is quiet: nobody else would notice that it was another one. */
  private async readAnew(signal: AbortSignal): Promise<void> {
    if (!signal.aborted) await this.read();
  }

  /** Draws what was found; false where the page shows another article by now. */
  private async show(report: Report, found: FoundArticle, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || addressOf(this.document) !== this.address) return false;
    this.report = report;
    this.article = found;
    await this.draw((claim) => anchor(claim, found), signal);
    return !signal.aborted;
  }

  private forget(): void {
    this.run.abort();
    this.run = new AbortController();
    this.marked.clear();
    this.article = undefined;
    this.report = undefined;
    this.stale = false;
    this.empty = false;
    this.partial = false;
    this.searches = 0;
    clearTimeout(this.searching);
    this.searching = undefined;
  }

  private async draw(place: (claim: Claim) => Range | undefined, signal: AbortSignal): Promise<void> {
    const { report } = this;
    if (!report || !this.drawn) return;
    const marks = await inSlices(anchored(report, place), signal);
    if (marks.length < report.findings.length) this.stale = true;
    this.marked.draw(marks, report.article);
    // The page may have changed between two slices.
    this.verify();
  }

  /** Takes away what no longer fits, before the browser paints. */
  private verify(records?: readonly MutationRecord[]): void {
    const others = this.article?.others;
    if (others && this.marked.keep(touched(records, others))) this.stale = true;
    if (records?.some(addsText)) this.stale = true;
  }

  /** The page is quiet: another article is read, lost words are looked for, added ones are compared. */
  private async settle(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    if (addressOf(this.document) !== this.address) return this.read();
    const { report, article, empty } = this;
    if (!this.stale || this.partial || this.searching !== undefined) return;
    if (!empty && !(report && article)) return;
    this.searches += 1;
    if (this.searches <= promptSearches) await this.search();
    // A page that added words so often, and still has no article, has none.
    else if (!empty) this.searchLater();
  }

  private searchLater(): void {
    const { signal } = this.run;
    const search = () => {
      this.searching = undefined;
      void this.search();
    };
    this.searching = setTimeout(() => whenSeen(this.document, search, signal), laterSearches);
  }

  private async search(): Promise<void> {
    const { report, article } = this;
    const { signal } = this.run;
    this.stale = false;
    if (this.empty) return this.readFirst();
    if (!report || !article) return;
    try {
      const found = await inSlices(this.findIn(this.document), signal);
      if (!found) return;
      if (hasNews(found, article)) return await this.compare(found, signal, true);
      // The report counts the blocks as they were; changes are watched where the article is now.
      this.article = { ...found, blocks: article.blocks };
      await this.draw(
        (claim) => anchorAgain(claim, article.blocks[claim.range.block]?.text ?? "", found),
        signal,
      );
    } catch {
      // Another reading has begun, or the comparison failed; the popup says so.
    }
  }
}

function* anchored(report: Report, place: (claim: Claim) => Range | undefined): Steps<Mark[]> {
  const byId = new Map(report.claims.map((claim) => [claim.id, claim]));
  const marks: Mark[] = [];
  for (const [index, finding] of report.findings.entries()) {
    if (index % 10 === 9) yield;
    const claim = byId.get(finding.claim);
    const range = claim && place(claim);
    if (claim && range) marks.push({ claim, finding, range });
  }
  return marks;
}

/** The first paragraphs of a long article; nothing of one that is compared at once, or whose first one is too long itself. */
function beginningOf(article: Article): Article | undefined {
  const blocks = article.blocks ?? [];
  if (blocks.reduce((sum, { text }) => sum + text.length, 0) <= longArticle) return undefined;
  let length = 0;
  const first = blocks.filter(({ text }) => {
    length += text.length;
    return length <= beginning;
  });
  if (!first.some(({ role }) => role === "paragraph")) return undefined;
  return { ...article, blocks: first };
}

/** Whether the article has paragraphs now that were not compared. */
function hasNews(now: FoundArticle, before: FoundArticle): boolean {
  const known = new Set(before.blocks.map(({ text }) => text));
  return now.blocks.some(
    ({ role, text }) => role !== "caption" && text.length >= leastNews && !known.has(text),
  );
}

/** Live pages go on in tabs that nobody looks at; their reader waits until somebody does. */
function whenSeen(document: Document, act: () => void, signal: AbortSignal): void {
  if (!document.hidden) act();
  else document.addEventListener("visibilitychange", act, { once: true, signal });
}

function addsText({ type, target, addedNodes }: MutationRecord): boolean {
  if (type === "characterData") return (target.textContent ?? "").length >= leastNews;
  return [...addedNodes].some((node) => (node.textContent ?? "").trim().length >= leastNews);
}

function isSamplePage(document: Document): boolean {
  return document.querySelector('meta[name="second-source-sample"]')?.getAttribute("content") === "yes";
}

/** Jumps within a page change the part after `#` only. */
function addressOf(document: Document): string {
  return document.location?.href.replace(/#.*$/, "") ?? "";
}
