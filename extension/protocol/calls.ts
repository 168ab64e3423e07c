/**
 * Who may ask what of the background?
 *
 * One interface per caller. A server is an object with one handler for every method; forgetting one does not compile.
 */

import type { Article, Report } from "../engine/second-source";
import type { KeptCalls } from "./kept-calls";
import type { Extent, ReadingPageCalls, ReadingReaderCalls } from "./reading-calls";
import type { SampleCalls } from "./sample-calls";

export interface CheckRequest {
  readonly article: Article;
  /** The page calls itself a sample page. Believed only of the reader's own machine. */
  readonly sample: boolean;
  readonly extent?: Extent;
  /** The same article once more, after its page has added to it: the report before stays until the new one is there. */
  readonly again?: boolean;
  /** The beginning of a long article; the whole follows at once. */
  readonly part?: boolean;
}

export type NothingReason = "noArticle" | "tooLong";

/** What the content script of a page may ask. The page's tab is known from the sender. */
export interface PageCalls extends ReadingPageCalls {
  /** Compares the article with the reader's library. */
  check(request: CheckRequest): Report;
  /** The page holds nothing that could be compared. */
  nothing(reason: NothingReason): void;
}

/** What the popup and the extension's other pages may ask. */
export interface ReaderCalls extends ReadingReaderCalls, SampleCalls, KeptCalls {
  /** Starts reading the tab; what comes of it is found in the tab's stored state. */
  checkTab(tab: number): void;
  /** Stops the comparison that is under way for the tab. */
  cancel(tab: number): void;
}

/** Argument and result of method `M` in the protocol `P`. */
export type Asked<P, M extends keyof P> = P[M] extends (argument: infer A) => unknown ? A : never;
export type Answered<P, M extends keyof P> = P[M] extends (argument: never) => infer R ? R : never;

/** Asks the background. Rejects with a `CallError`. */
export type Ask<P> = <M extends keyof P & string>(
  method: M,
  argument: Asked<P, M>,
) => Promise<Answered<P, M>>;
