// What comes out of the network is not always an article: a clear message or a quiet nothing, never a hang.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { assertMarksMatch } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { CASES } from "../site/pages.ts";
import { istanbulStory } from "../site/stories.ts";

/** An answer may take this long, in milliseconds, before it counts as a hang. */
const HANG_MS = 20_000;

describe("bad input", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
  });
  expectQuietConsoles();

  /** Checks a page, and says what came of it once nothing is out of order. */
  async function answerTo(path: string) {
    await desk.open(path);
    const view = await desk.check(HANG_MS);
    assert.notEqual(view.text.trim(), "", "the popup says what happened");
    assert.doesNotMatch(view.text, /undefined|NaN|\[object|RuntimeError|unreachable|panicked/);
    assert.equal(await desk.driver.executeScript("return 1 + 1"), 2, "the page still answers");
    return view;
  }

  for (const [kind, path] of [
    ["an empty page", CASES.empty],
    ["a page of no bytes at all", CASES.nothing],
    ["binary data served as a page", CASES.binary],
  ] as const) {
    it(`${kind} is answered and left unmarked`, async () => {
      const view = await answerTo(path);
      assert.ok(["noArticle", "error", "emptyLibrary", "noOtherArticle"].includes(view.state), view.state);
      assert.deepEqual(await desk.marks(), []);
    });
  }

  it("5 MB of text get an answer in good time", async () => {
    const view = await answerTo(CASES.huge);
    if (view.state === "covered") assertMarksMatch(await desk.marks(), await desk.report());
    else assert.deepEqual(await desk.marks(), []);
    await desk.lookAtPopup();
    await desk.screenshot("popup-huge-page");
  });

  it("an unknown language is left unmarked", async () => {
    await answerTo(CASES.unknownLanguage);
    assert.deepEqual(await desk.marks(), []);
    await desk.lookAtPopup();
    await desk.screenshot("popup-unknown-language");
  });

  it("an article is marked although its data for machines is broken", async () => {
    const { marks, report } = await desk.read(CASES.brokenData);
    assertMarksMatch(marks, report);
  });

  it("a page that does not exist is answered", async () => {
    await desk.open("/no/such/page.html");
    const view = await desk.check(HANG_MS);
    assert.notEqual(view.text.trim(), "");
    assert.deepEqual(await desk.marks(), []);
    // The browser itself notes the missing page in the console.
    await desk.browser.complaints();
  });

  it("an ordinary article is marked as ever afterwards", async () => {
    const { marks, report } = await desk.read(istanbulStory().articles[0]?.path ?? "/");
    assertMarksMatch(marks, report);
  });
});
