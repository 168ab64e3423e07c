/**
 * The content script: wires the page's reader to the background and to the settings. Put into a page when the reader
 * asks, or when a page of a site that is always read looks like an article.
 */

import "./marks.css";
import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { Reader, type ReaderPorts } from "../../page/reader";
import type { PageCalls } from "../../protocol/calls";
import type { TabCalls } from "../../protocol/reading-calls";
import { asking, type Handlers, serveTab } from "../../protocol/serve";
import { chosenWords } from "../../stored/language";
import { readingSettings, watchReadingSettings } from "../../stored/reading-settings";

declare global {
  /** How the reader at work in this page is stopped. The isolated world is ours alone, and outlives a single insertion. */
  var secondSourceStop: (() => void) | undefined;
}

const ask = asking<PageCalls>((message) => browser.runtime.sendMessage(message));

const ports: ReaderPorts = {
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
    const [mode, settings, words] = await Promise.all([
      ask("siteMode", undefined),
      readingSettings(),
      chosenWords(),
    ]);
    if (mode === "never") return;
    const reader = new Reader(document, CSS.highlights, ports, words);
    reader.set(settings);
    reader.setMode(mode);
    const unwatch = watchReadingSettings((changed) => reader.set(changed));
    const unheard = answer(reader);
    globalThis.secondSourceStop = () => {
      reader.stop();
      unwatch();
      unheard();
    };
    await reader.read();
  },
});

/** Answers the background's calls; returns how to stop. */
function answer(reader: Reader): () => void {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
  const handlers: Handlers<TabCalls, unknown> = {
    focusClaim: async (request) => reader.focus(request),
    hideMarks: async (hidden) => reader.hide(hidden),
    press: async (command) => reader.press(command),
    modesChanged: async () => reader.setMode(await ask("siteMode", undefined)),
  };
  const heard: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (message, sender, respond) => {
    void serveTab(handlers, own, message, sender).then(respond);
    return true;
  };
  browser.runtime.onMessage.addListener(heard);
  return () => browser.runtime.onMessage.removeListener(heard);
}
