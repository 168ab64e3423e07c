// Pages change under the reader: live tickers, corrections, lazily loaded parts, single-page applications. A mark may
// vanish or follow its words; it never stands on other words, not even until the next frame.

import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import type { Mark } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import { assertMarksMatch, assertNoMarkMisplaced, type Report } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory, sampleStories } from "../site/stories.ts";

/** First paragraph with a mark, found as the page's own script would find a paragraph. */
const MARKED_PARAGRAPH = `
  const ranges = [...CSS.highlights].filter(([name]) => name !== "second-source-current").flatMap(([, marked]) => [...marked]);
  ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  const article = document.querySelector("article");
  const paragraph = ranges.find((range) => article.contains(range.startContainer)).startContainer.parentElement.closest("p");`;

describe("a page that changes after marking", () => {
  let desk: Reader;
  let report: Report;
  let marked: Mark[];
  before(async () => {
    desk = await reader();
  });
  beforeEach(async () => {
    const [first] = istanbulStory().articles;
    ({ report, marks: marked } = await desk.read(first?.path ?? "/"));
    assertMarksMatch(marked, report);
    assert.ok(marked.length > 5, "there are marks to be lost");
  });
  expectQuietConsoles();

  /** Changes the page and looks at once: between the change and this look no frame needs to have been drawn. */
  async function change(script: string): Promise<void> {
    await desk.driver.executeScript(
      `window.drawnBefore = CSS.highlights.get("second-source-current");\n${MARKED_PARAGRAPH}\n${script}`,
    );
    assertNoMarkMisplaced(await desk.marks(), report);
  }

  async function fewerMarks(): Promise<Mark[]> {
    const left = await desk.marksWhen("fewer marks than before", (found) => found.length < marked.length);
    assertNoMarkMisplaced(left, report);
    return left;
  }

  /** Marks are drawn anew once the page is quiet: every drawing sets up its highlights anew. */
  async function drawnAnew(): Promise<void> {
    await waitFor("marks drawn anew", () =>
      desk.driver.executeScript<boolean>(
        "return window.drawnBefore !== CSS.highlights.get('second-source-current');",
      ),
    );
  }

  async function sameMarks(): Promise<void> {
    const left = await desk.marksWhen("every mark in its place", (found) => found.length === marked.length);
    assertMarksMatch(left, report);
  }

  it("loses the mark whose words were edited", async () => {
    await change("paragraph.firstChild.data = 'The newspaper has taken this sentence back. ';");
    await fewerMarks();
    await desk.screenshot("changed-edited");
  });

  it("loses the mark when one figure in it was corrected", async () => {
    await change("paragraph.firstChild.replaceData(4, 3, 'XYZ');");
    await fewerMarks();
  });

  it("loses the marks of a paragraph that was removed", async () => {
    await change("paragraph.remove();");
    await fewerMarks();
  });

  it("keeps the marks when a paragraph is inserted before them", async () => {
    await change(
      `const added = document.createElement('p');
       added.textContent = 'Update: The newspaper will tell more about this as soon as it knows more, be it tonight or tomorrow.';
       paragraph.before(added);`,
    );
    // The words that came are compared, and the marks drawn by another report.
    await drawnAnew();
    report = await desk.report();
    const left = await desk.marksWhen("every mark", (found) => found.length >= marked.length);
    assertMarksMatch(left, report);
    for (const { text } of marked)
      assert.ok(
        left.some((mark) => mark.text === text),
        text,
      );
  });

  it("keeps the marks when words are put in front of them in the same text", async () => {
    await change("paragraph.firstChild.insertData(0, 'ISTANBUL — ');");
    await drawnAnew();
    const left = await desk.marksWhen("every mark", (found) => found.length === marked.length);
    assertMarksMatch(left, await desk.report());
  });

  it("never marks other words when the article is drawn anew", async () => {
    await change("article.innerHTML = article.innerHTML;");
    await sameMarks();
  });

  it("never marks other words when paragraphs change places", async () => {
    await change("const next = paragraph.nextElementSibling; next.after(paragraph);");
    await drawnAnew();
    await sameMarks();
  });

  it("never marks other words when every text node is split", async () => {
    await change(`
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) if (text.length > 9) text.splitText(5);`);
    await drawnAnew();
    await sameMarks();
  });

  it("is known again when Back shows it as it was left", async () => {
    const { driver } = desk;
    await driver.executeScript("window.stayed = true;");
    await driver.get(desk.site.url("/"));
    await waitFor("the report to go with the page", async () => !(await hasReport()));
    await desk.lookAtPage();
    await driver.navigate().back();
    // A browser that has not kept the page loads it anew, and nobody has asked for marks there.
    const stayed = await driver.executeScript<boolean | null>("return window.stayed === true;");
    if (!stayed) return assert.deepEqual(await desk.marks(), []);
    await waitFor("the report to be back", hasReport);
    const marks = await desk.marksWhen("its marks", (found) => found.length === marked.length);
    assertMarksMatch(marks, await desk.report());
  });

  const hasReport = () =>
    desk.report().then(
      () => true,
      () => false,
    );

  it("forgets the old article when a single-page application shows another one", async () => {
    const other = sampleStories().find((story) => !story.story.startsWith("istanbul"))?.articles[0];
    assert.ok(other);
    await desk.driver.executeScript(
      `return fetch(arguments[0]).then((answer) => answer.text()).then((html) => {
         const page = new DOMParser().parseFromString(html, "text/html");
         history.pushState({}, "", arguments[0]);
         document.title = page.title;
         document.querySelector("article").replaceWith(page.querySelector("article"));
       });`,
      other.path,
    );
    const texts = new Set(marked.map((mark) => mark.text));
    const left = await desk.marksWhen(
      "the new article's marks in place of the old ones",
      (found) => found.length > 0 && found.every((mark) => !texts.has(mark.text)),
    );
    const words = other.blocks.map((block) => block.text).join(" ");
    for (const mark of left)
      assert.ok(words.includes(mark.text), `"${mark.text}" belongs to the new article`);
  });
});
