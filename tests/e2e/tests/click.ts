// The extension as people install it: no site is granted. The reader's click, or the command's key, opens this one page.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { keepScreenshot } from "../harness/reader.ts";
import { assertMarksInArticle, assertMarksMatch } from "../harness/report.ts";
import { browserName, expectQuietConsoles, shippedReader } from "../harness/suite.ts";
import { istanbulStory } from "../site/stories.ts";

const NO_PROMPT =
  "Chromium has no way to answer its permission prompt from a driver; Firefox answers by preference";
const NO_KEYS = "Chromium keeps command keys from drivers (DevTools keys go to the page only)";

describe("the click on the toolbar button", () => {
  let desk: Reader;
  const [first, second, third] = istanbulStory().articles.map((article) => article.path);
  before(async () => {
    desk = await shippedReader();
  });
  expectQuietConsoles();

  async function assertMarked(): Promise<void> {
    const marks = await desk.marksWhen("marks", (found) => found.length > 0);
    assertMarksMatch(marks, await desk.report());
    assertMarksInArticle(marks);
  }

  it("has no site granted beforehand", async () => {
    await desk.lookAtPopup();
    const granted = await desk.driver.executeScript<{ origins?: string[] }>(
      "return (globalThis.browser ?? chrome).permissions.getAll();",
    );
    assert.deepEqual(granted.origins ?? [], []);
  });

  it("opens the popup, which compares the page and shows the result", async () => {
    await desk.open(first ?? "/");
    await desk.browser.clickToolbarButton(desk.pageWindow);
    const popup = await desk.browser.lookAtPopup();
    keepScreenshot(desk.browser, "popup-real", popup.png);
    assert.equal(popup.state, "covered", popup.text);
    await assertMarked();
    await desk.screenshot("marked-on-click");
    await desk.browser.closePopup();
  });

  it("may not look at the next page before it is clicked again", async () => {
    await desk.open(second ?? "/");
    assert.deepEqual(await desk.marks(), []);
    await desk.browser.clickToolbarButton(desk.pageWindow);
    assert.equal((await desk.browser.lookAtPopup()).state, "covered");
    await assertMarked();
    await desk.browser.closePopup();
  });

  it("can be replaced by the command's key", { skip: browserName === "chromium" && NO_KEYS }, async () => {
    await desk.open(third ?? "/");
    assert.equal(await desk.browser.pressCommand(desk.pageWindow), true, "the command has a key");
    await assertMarked();
  });

  it("can be made permanent for the site", { skip: browserName === "chromium" && NO_PROMPT }, async () => {
    await desk.open(first ?? "/");
    await desk.check();
    await desk.lookAtPopup();
    const origins = () =>
      desk.driver.executeScript<string[]>(
        "return (globalThis.browser ?? chrome).permissions.getAll().then((all) => all.origins);",
      );
    await desk.flipAlways();
    await desk.open(second ?? "/");
    await assertMarked();
    await desk.lookAtPopup();
    assert.ok(
      (await origins()).every((origin) => origin.includes("127.0.0.1")),
      "this site and no other",
    );
    await desk.check();
    await desk.flipAlways();
  });
});
