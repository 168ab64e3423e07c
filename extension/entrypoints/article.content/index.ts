/**
 * The content script: wires the page's reader to the background and to the settings. Put into a page when the reader
 * asks, or when a page of a site that is always read looks like an article.
 */

import "./marks.css";
import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { Reader, type ReaderPorts } from "../../page/reader";
import type { PageCalls } from "../../protocol/calls";
import { asking } from "../../protocol/serve";
import { chosenWords } from "../../stored/language";
import { readingSettings, watchReadingSettings } from "../../stored/reading-settings";
import { answer } from "../wiring/answering";

declare global {
  /** How the reader at work in this page is stopped. The isolated world is ours alone, and outlives a single insertion. */
  var secondSourceStop: (() => void) | undefined;
}

const ask = asking<PageCalls>((message) => browser.runtime.sendMessage(message));

const ports: ReaderPorts = {
  // `cargo xtask build --test-hosts` opens it in its copies, for tests that read the card.
  cardRoot: "closed",
  check: (order) => ask("check", order),
  nothing: (reason) => ask("nothing", reason),
  // Nobody listens once the extension was updated; the marks stay until the page goes.
  reading: (place) => ask("reading", place).catch(() => false),
};

export default defineContentScript({
  registration: "runtime",
  async main() {
    if (window !== window.top || !("highlights" in CSS)) return;
    globalThis.secondSourceStop?.();
    // At once: whoever inserts the script a second time, while this one still asks, stops it.
    const stopping = new AbortController();
    const { signal } = stopping;
    globalThis.secondSourceStop = () => stopping.abort();
    const [mode, settings, words] = await Promise.all([
      ask("siteMode", undefined),
      readingSettings(),
      chosenWords(),
    ]);
    if (mode === "never" || signal.aborted) return;
    const reader = new Reader(document, CSS.highlights, ports, words);
    reader.set(settings);
    reader.setMode(mode);
    const unwatch = watchReadingSettings((changed) => reader.set(changed));
    const unheard = answer(reader, () => ask("siteMode", undefined));
    signal.addEventListener("abort", () => {
      reader.stop();
      unwatch();
      unheard();
    });
    watchReturn(reader, signal);
    await reader.read();
  },
});

/**
 * "Back" shows the page as it was left, marks and all; what was known of the tab went when it was left, and so may have
 * the reader's wish.
 */
function watchReturn(reader: Reader, signal: AbortSignal): void {
  const shown = async ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    reader.setMode(await ask("siteMode", undefined));
    await reader.read();
  };
  addEventListener("pageshow", (event) => void shown(event).catch(() => {}), { signal });
}
