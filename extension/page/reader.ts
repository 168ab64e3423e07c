/**
 * How does a page become a marked page?
 *
 * The article is found and sent off, findings come back and are anchored, drawn and kept true while the page changes.
 * A reader is started once per page; {@link Reader.stop} leaves no trace.
 */

import type { Article, Claim, Report } from "../engine/second-source";
import type { Words } from "../words/words";
import { anchor, anchorAgain, stillSays } from "./anchor";
import { watchChanges } from "./changes";
import { MarkedText } from "./marked-text";
import type { Mark } from "./marks";
import { type FoundArticle, findArticle } from "./readable";

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
  private readonly marked: MarkedText;
  private readonly findIn: (document: Document) => FoundArticle | undefined;
  private article: FoundArticle | undefined;
  private report: Report | undefined;
  private address = "";
  private lost = false;
  private searches = 0;

  constructor(
    private readonly document: Document,
    registry: HighlightRegistry,
    private readonly ports: ReaderPorts,
    words: Words,
  ) {
    const { signal } = this.stopping;
    this.findIn = ports.find ?? findArticle;
    this.marked = new MarkedText(document, registry, words, signal);
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
      this.draw((claim) => anchor(claim, found));
      if (this.lost) await this.settle();
    } catch {
      // The background has kept the failure for the popup; the page stays as it was.
      this.forget();
    }
  }

  /** Takes marks, card and listeners away. */
  stop(): void {
    this.stopping.abort();
  }

  private find(): FoundArticle | NothingFound {
    if ((this.document.body?.textContent ?? "").length > longestPage) return "tooLong";
    return this.findIn(this.document) ?? "noArticle";
  }

  private forget(): void {
    this.marked.clear();
    this.article = undefined;
    this.report = undefined;
    this.lost = false;
    this.searches = 0;
  }

  private draw(place: (claim: Claim) => Range | undefined): void {
    const { claims, findings } = this.report ?? { claims: [], findings: [] };
    const byId = new Map(claims.map((claim) => [claim.id, claim]));
    const marks = findings.flatMap((finding): Mark[] => {
      const claim = byId.get(finding.claim);
      const range = claim && place(claim);
      return claim && range ? [{ claim, finding, range }] : [];
    });
    this.lost = marks.length < findings.length;
    this.marked.draw(marks);
  }

  /** Takes away what no longer fits, before the browser paints. */
  private verify(): void {
    const others = this.article?.others;
    if (others && this.marked.keep(({ claim, range }) => stillSays(range, claim.text, others)))
      this.lost = true;
  }

  /** The page is quiet: another article is read, lost words are looked for. */
  private async settle(): Promise<void> {
    if (addressOf(this.document) !== this.address) return this.read();
    const { report, article } = this;
    if (!report || !article || !this.lost || this.searches >= mostSearches) return;
    this.searches += 1;
    const found = this.findIn(this.document);
    if (!found) return;
    this.draw((claim) => anchorAgain(claim, article.blocks[claim.range.block]?.text ?? "", found));
    // The report counts the blocks as they were; changes are watched where the article is now.
    this.article = { ...found, blocks: article.blocks };
  }
}

function isSamplePage(document: Document): boolean {
  return document.querySelector('meta[name="second-source-sample"]')?.getAttribute("content") === "yes";
}

/** Jumps within a page change the part after `#` only. */
function addressOf(document: Document): string {
  return document.location?.href.replace(/#.*$/, "") ?? "";
}
