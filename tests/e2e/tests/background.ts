// Browsers stop an extension's background after half a minute without work. Readers must not notice.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { cardWhen, pressAlt } from "../harness/card.ts";
import type { PopupView, Reader } from "../harness/reader.ts";
import { assertMarksMatch } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { istanbulStory } from "../site/stories.ts";

describe("a background that was stopped in between", () => {
  let desk: Reader;
  const [first, second] = istanbulStory().articles.map((article) => article.path);
  before(async () => {
    desk = await reader();
  });
  expectQuietConsoles();

  async function stop(): Promise<void> {
    await desk.browser.stopBackground();
    assert.equal(await desk.browser.backgroundRuns(), false);
  }

  it("is not missed by the marks and the card", async () => {
    const { report } = await desk.read(first ?? "/");
    await stop();
    await desk.lookAtPage();
    assertMarksMatch(await desk.marks(), report);
    await pressAlt(desk.driver, "n");
    await cardWhen(desk.driver, "the card without a background", () => true);
  });

  it("leaves the report to the popup", async () => {
    const { popup } = await desk.read(first ?? "/");
    await stop();
    const again = await desk.check();
    // The choice for the site, the button to add the page and the state of the library come a moment after the report;
    // whether they were there already says nothing about the background.
    const later = ["library-status", "pick-outlets", "site-mode", "add-page", "page-added"];
    const lasting = ({ state, parts }: PopupView) => ({
      state,
      parts: Object.fromEntries(Object.entries(parts).filter(([name]) => !later.includes(name))),
    });
    assert.deepEqual(lasting(again), lasting(popup));
  });

  it("comes back for the next article", async () => {
    await desk.read(first ?? "/");
    await stop();
    // The navigation wakes it, and so does the press, in the same instant.
    await desk.open(second ?? "/");
    await desk.check();
    const marks = await desk.marksWhen("marks", (found) => found.length > 0);
    assertMarksMatch(marks, await desk.report());
  });

  it("comes back when the reader asks to compare again", async () => {
    const { report } = await desk.read(first ?? "/");
    await stop();
    const view = await desk.checkAgain();
    assert.equal(view.state, "covered");
    const marks = await desk.marksWhen("the marks again", (found) => found.length >= report.findings.length);
    assertMarksMatch(marks, await desk.report());
  });
});
