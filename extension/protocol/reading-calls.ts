/**
 * How do page and side panel stay in step?
 *
 * Both speak to the background only, which knows the senders. From panel to page a call is passed on
 * (`ReadingReaderCalls.focusClaim` → `TabCalls.focusClaim`). From page to panel nothing is sent: the page tells the
 * background where the reader is (`ReadingPageCalls.reading`), the background keeps it as the tab's watched
 * {@link ReadingPlace} (`stored/reading-place.ts`), and any number of views watch that.
 */

import type { KeyCommand } from "./reading-settings";

/**
 * What happens on a site's pages.
 *
 * - `onClick`: compared when the reader asks. The mode of every site that was not set.
 * - `always`: compared and marked by itself, where the browser permits.
 * - `panelOnly`: compared as permitted (by itself where the site is permitted, else on click), but nothing is drawn in
 *   the page: page scripts can read which words a highlight covers.
 * - `never`: not read at all, not even on click.
 */
export type SiteMode = "onClick" | "always" | "panelOnly" | "never";

/**
 * How much of the article the page showed. `paywall`: the page says that the rest is for subscribers; `teaser`: the
 * text ends in "read more" or in an ellipsis. Left out where nothing says that there is more.
 */
export interface Extent {
  readonly words: number;
  readonly cut?: "paywall" | "teaser";
}

/** Where the reader is among the claims of a page. Claims are named by their id in the tab's report. */
export interface ReadingPlace {
  /** The claim whose card is open or on which the pointer rests. */
  readonly pointed?: number;
  /** The first marked claim in the window. */
  readonly inView?: number;
  /** Claims that are found in the page as it is now. A claim of the report that is missing here was edited or removed. */
  readonly found: readonly number[];
  /** The reader has hidden all marks of this page. */
  readonly hidden: boolean;
}

export interface FocusRequest {
  readonly claim: number;
  /**
   * - `point`: set the claim off if it is in view, without scrolling (pointer over a row of the panel).
   * - `show`: bring it into view and set it off (a row was chosen).
   * - `open`: the same, with its card.
   * - `leave`: take `point` back. A panel that opens says so, too: from then on the page tells where the reader is.
   */
  readonly how: FocusHow;
}
export type FocusHow = "point" | "show" | "open" | "leave";

/** What was done. `lost`: these words no longer stand in the page. `unmarked`: nothing is drawn there. */
export type FocusAnswer = "done" | "lost" | "unmarked";

/** Part of what a page's content script may ask of the background. */
export interface ReadingPageCalls {
  /** What the reader wants on this page's site. Asked before the page is read. */
  siteMode(argument: undefined): SiteMode;
  /** The page looks like an article, on a site that is read without asking: the reader is to be put into it. */
  readable(argument: undefined): void;
  /**
   * The reader has moved on in the page. False where no panel follows: the page then tells only of other marks, so that
   * scrolling does not wake the background.
   */
  reading(place: ReadingPlace): boolean;
}

/** Part of what popup, panel and the extension's other pages may ask of the background. */
export interface ReadingReaderCalls {
  /** Leads the page in `tab` to a claim. `unmarked` where no reader is at work in that tab. */
  focusClaim(request: FocusRequest & { readonly tab: number }): FocusAnswer;
  /** Hides or shows all marks of the page in `tab`. */
  hideMarks(request: { readonly tab: number; readonly hidden: boolean }): void;
}

/** What the background may ask of a tab's content script. */
export interface TabCalls {
  focusClaim(request: FocusRequest): FocusAnswer;
  hideMarks(hidden: boolean): void;
  /** The reader pressed one of the browser's own command keys. */
  press(command: KeyCommand): void;
  /** The reader changed what happens on some site. The page asks what that is for its own. */
  modesChanged(argument: undefined): void;
  /** The reader took these permissions back, or deleted everything: readers in pages that they stand for stop. */
  withdrawn(origins: readonly string[]): void;
}
