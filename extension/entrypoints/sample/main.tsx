/**
 * The sample page: an article of a made-up outlet, marked like any other.
 *
 * No content script runs in our own pages, so the page's reader runs here, with calls of its own.
 */

import { render } from "preact";
import { browser } from "wxt/browser";
import { liveBlocks } from "../../page/blocks";
import type { FoundArticle } from "../../page/readable";
import { type CheckOrder, Reader } from "../../page/reader";
import type { ReadingPlace } from "../../protocol/reading-calls";
import { chosenWords } from "../../stored/language";
import { keepReadingPlace } from "../../stored/reading-place";
import { readingSettings, watchReadingSettings } from "../../stored/reading-settings";
import { dressScreen } from "../../ui/screen";
import { SampleArticle } from "../../ui/welcome/sample-article";
import { answer } from "../wiring/answering";
import { ask } from "../wiring/library";
import { othersOf, type Sample, sampleAddresses, sampleNamed } from "./stories";

async function main(): Promise<void> {
  const [words, tab] = await Promise.all([chosenWords(), browser.tabs.getCurrent()]);
  const sample = sampleNamed(new URLSearchParams(location.search).get("article"));
  if (!sample || tab?.id === undefined) return;
  const { id } = tab;
  dressScreen(document, words, sample.article.title ?? words.say("sampleLabel"));
  render(
    <SampleArticle article={sample.article} others={othersOf(sample)} words={words} back="welcome.html#3" />,
    document.body,
  );
  const ports = {
    cardRoot: "open" as const,
    check: ({ article }: CheckOrder) => ask("compareSample", { tab: id, article, links: sampleAddresses() }),
    nothing: async () => {},
    find: () => articleOnPage(sample),
    // An extension page may write it down itself; whoever watches is told.
    reading: (place: ReadingPlace) => keepReadingPlace(id, place).then(() => true),
  };
  const reader = new Reader(document, CSS.highlights, ports, words);
  reader.set(await readingSettings());
  watchReadingSettings((changed) => reader.set(changed));
  answer(reader, async () => "onClick", id);
  await reader.read();
}

/** What was rendered, so that marks find their words. */
function articleOnPage({ article }: Sample): FoundArticle | undefined {
  const root = document.querySelector('[data-testid="sample-body"]');
  if (!root) return undefined;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = new Set<Text>();
  while (walker.nextNode()) texts.add(walker.currentNode as Text);
  const live = liveBlocks(root, texts);
  const blocks = live.blocks.map(({ id, role, text }) => ({ id, role, text }));
  return { ...live, root, extent: { words: 0 }, article: { ...article, blocks } };
}

void main();
