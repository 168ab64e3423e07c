/** The content script: wires the page reader to the background. Put into a page on the reader's demand. */

import "./marks.css";
import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { Reader, type ReaderPorts } from "../../page/reader";
import type { PageCalls } from "../../protocol/calls";
import { asking } from "../../protocol/serve";
import { browserWords } from "../../stored/words";

declare global {
  /** The reader at work in this page. The isolated world is ours alone, and outlives a single insertion. */
  var secondSourceReader: Reader | undefined;
}

export default defineContentScript({
  registration: "runtime",
  async main() {
    if (window !== window.top || !("highlights" in CSS)) return;
    globalThis.secondSourceReader?.stop();
    const ask = asking<PageCalls>((message) => browser.runtime.sendMessage(message));
    const ports: ReaderPorts = {
      check: (article, sample) => ask("check", { article, sample }),
      nothing: (reason) => ask("nothing", reason),
    };
    globalThis.secondSourceReader = new Reader(document, CSS.highlights, ports, browserWords());
    await globalThis.secondSourceReader.read();
  },
});
