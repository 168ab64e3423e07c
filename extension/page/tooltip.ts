/**
 * Where does the evidence appear?
 *
 * In one card, inside the shadow root of one element, the only thing added to the page. The root is closed: what the
 * reader's library holds is none of the page's business. Opened by pointer the card leaves the focus alone; opened by
 * keyboard, Tab leads into it and Escape back.
 */

import type { ReadingSettings } from "../protocol/reading-settings";
import { differences, verdictLine } from "../words/phrases";
import type { Words } from "../words/words";
import { cardContents, make } from "./card";
import type { Mark } from "./marks";
import { boxInView, type Point, placeCard } from "./place";
import { parentOf } from "./tree";
import { isReaders } from "./trusted";

export const hostName = "second-source-card";

/** Time to move the pointer from the claim to the card, in milliseconds. */
const grace = 250;
/** Time for a screen reader to meet the live region before it is filled, in milliseconds. */
const introduction = 100;

/** `focus`: the page's own focus came to a link within the claim; Tab then goes on in the page. */
export type OpenedBy = "pointer" | "keyboard" | "focus";

interface Shown {
  readonly mark: Mark;
  readonly by: OpenedBy;
  readonly pointer: Point | undefined;
}

export class Tooltip {
  readonly host: HTMLElement;
  private readonly card: HTMLElement;
  private readonly live: HTMLElement;
  private shown: Shown | undefined;
  private closing: ReturnType<typeof setTimeout> | undefined;
  private saying: ReturnType<typeof setTimeout> | undefined;
  private focusBefore: Element | null = null;
  /** Tab has led into this card once; from its end it leads on in the page. */
  private entered = false;

  readonly root: ShadowRoot;

  /** `closed` is told whenever the card goes, whoever closed it, and who had opened it on which mark. */
  constructor(
    private readonly document: Document,
    private readonly words: Words,
    private readonly settings: () => ReadingSettings,
    private readonly closed: (mark: Mark, by: OpenedBy) => void,
    signal: AbortSignal,
    mode: ShadowRootMode = "closed",
  ) {
    for (const old of document.querySelectorAll(hostName)) old.remove();
    this.host = document.createElement(hostName);
    this.card = make(document, "div", {
      part: "card",
      role: "dialog",
      "aria-labelledby": "verdict",
      tabindex: "-1",
      lang: words.language,
      dir: words.direction,
      hidden: "",
    });
    this.live = make(document, "div", { part: "live", role: "status", "aria-live": "polite" });
    this.root = this.host.attachShadow({ mode });
    this.root.append(this.card, this.live);
    this.listen(signal);
    signal.addEventListener("abort", () => {
      clearTimeout(this.closing);
      clearTimeout(this.saying);
      this.host.remove();
    });
  }

  get mark(): Mark | undefined {
    return this.shown?.mark;
  }

  /** Puts the one element of ours into the page. */
  attach(): void {
    if (!this.host.isConnected) this.document.documentElement.append(this.host);
  }

  open(mark: Mark, by: OpenedBy, pointer?: Point): void {
    clearTimeout(this.closing);
    this.attach();
    this.entered = this.hasFocus();
    this.card.hidden = false;
    this.fill(mark);
    this.card.scrollTop = 0;
    this.shown = { mark, by, pointer };
    this.place();
  }

  /** The same claim was drawn anew: who opened the card, and what the reader does in it, stays. */
  keep(mark: Mark): void {
    if (!this.shown) return;
    const before = this.shown.mark;
    this.shown = { ...this.shown, mark };
    if (JSON.stringify(before.finding) !== JSON.stringify(mark.finding)) this.fill(mark);
    this.place();
  }

  /** Other settings: the card names other keys and colours. */
  renew(): void {
    if (!this.shown) return;
    this.fill(this.shown.mark);
    this.place();
  }

  private fill(mark: Mark): void {
    const close = make(this.document, "button", { part: "close", type: "button" }, "×");
    close.setAttribute("aria-label", this.words.say("close"));
    close.addEventListener("click", (event) => {
      if (isReaders(event)) this.close();
    });
    const hadFocus = this.hasFocus();
    this.card.replaceChildren(...cardContents(this.document, mark, this.settings(), this.words), close);
    this.card.dataset.verdict = mark.finding.verdict;
    this.card.dataset.claim = String(mark.claim.id);
    if (hadFocus) this.card.focus({ preventScroll: true });
  }

  /** The pointer came back to the claim in time. */
  stay(): void {
    clearTimeout(this.closing);
  }

  /** The pointer left the claim: the card waits a moment for it. */
  leave(): void {
    if (this.shown?.by !== "pointer" || this.hasFocus()) return;
    clearTimeout(this.closing);
    this.closing = setTimeout(() => this.close(), grace);
  }

  /** True if there was a card to close. */
  close(): boolean {
    clearTimeout(this.closing);
    const { shown } = this;
    if (!shown) return false;
    // Before the card is hidden: Firefox takes the focus out of what is hidden only when it draws.
    if (this.hasFocus()) this.giveFocusBack();
    this.shown = undefined;
    this.card.hidden = true;
    this.card.replaceChildren();
    this.closed(shown.mark, shown.by);
    return true;
  }

  private giveFocusBack(): void {
    const { focusBefore, root } = this;
    if (focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
    // The page's body takes no focus.
    if (root.activeElement instanceof HTMLElement) root.activeElement.blur();
  }

  /** The page's focus left the claim. */
  unfocus(): void {
    if (this.shown?.by === "focus" && !this.hasFocus()) this.close();
  }

  /** Moves the focus into a card that was opened by keyboard; false if there is none or the focus has been in it. */
  enter(): boolean {
    if (this.shown?.by !== "keyboard" || this.entered) return false;
    this.entered = true;
    this.focusBefore = this.document.activeElement;
    this.card.focus({ preventScroll: true });
    return true;
  }

  /** Whether Tab would lead out of the card now. */
  isAtEnd(): boolean {
    const stops = [...this.card.querySelectorAll("a[href], button, summary")];
    return this.root.activeElement !== null && this.root.activeElement === stops.at(-1);
  }

  /** Tells screen readers without moving the focus. */
  say(message: string): void {
    const isNew = !this.host.isConnected;
    this.attach();
    clearTimeout(this.saying);
    const fill = () => {
      this.live.textContent = message;
    };
    if (isNew) this.saying = setTimeout(fill, introduction);
    else fill();
  }

  /** Shows a line at the end of the open card, and says it. */
  note(message: string): void {
    this.say(message);
    this.card.querySelector("[part=note]")?.remove();
    if (this.shown)
      this.card.append(make(this.document, "p", { part: "note", "aria-hidden": "true" }, message));
  }

  private hasFocus(): boolean {
    return this.root.activeElement !== null;
  }

  /** Tells screen readers of a claim; `place` is its number among the marks, from 1. */
  announce({ claim, finding }: Mark, place: number, of: number): void {
    const values = differences(finding, this.words).map(({ outlet, ours, theirs }) =>
      this.words.say("differs", outlet, theirs, ours),
    );
    const spoken = this.words.say("announceClaim", verdictLine(finding, this.words), claim.text);
    this.say([spoken, ...values, this.words.say("claimPlace", String(place), String(of))].join(" "));
  }

  private listen(signal: AbortSignal): void {
    this.card.addEventListener("pointerenter", () => clearTimeout(this.closing), { signal });
    this.card.addEventListener("pointerleave", () => this.leave(), { signal });
    const window = this.document.defaultView;
    const moved = () => {
      if (!this.shown) return;
      // The pointer's place was one in the window; the claim has moved on.
      this.shown = { ...this.shown, pointer: undefined };
      this.place();
    };
    window?.addEventListener("scroll", moved, { passive: true, capture: true, signal });
    window?.addEventListener("resize", moved, { passive: true, signal });
  }

  /** Beside the claim; a card whose claim was scrolled away closes. */
  private place(): void {
    const { clientWidth: width, clientHeight: height } = this.document.documentElement;
    const viewport = { width, height: this.document.defaultView?.innerHeight ?? height };
    const { mark, pointer } = this.shown ?? {};
    const claim = mark && boxInView(mark.range.getClientRects(), viewport, pointer);
    if (!claim) {
      this.close();
      return;
    }
    const { style } = this.card;
    style.removeProperty("--room");
    const box = this.card.getBoundingClientRect();
    const { left, top, maxHeight } = placeCard(claim, box, viewport, isRightToLeft(mark.range));
    style.setProperty("left", `${Math.round(left)}px`);
    style.setProperty("top", `${Math.round(top)}px`);
    // A custom property, because rules for `::part()` win over the element's own style.
    style.setProperty("--room", `${Math.floor(maxHeight)}px`);
  }
}

function isRightToLeft({ startContainer }: Range): boolean {
  const element = parentOf(startContainer);
  const window = element?.ownerDocument.defaultView;
  return element != null && window?.getComputedStyle(element).direction === "rtl";
}
