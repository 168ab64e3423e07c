// The extension as people install it: no site is granted. The reader's click, or the command's key, opens this one page.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { hoverMark, moveAway } from "../harness/card.ts";
import { HIGHLIGHTS } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import { keepScreenshot } from "../harness/reader.ts";
import { assertMarksInArticle, assertMarksMatch } from "../harness/report.ts";
import { browserName, expectQuietConsoles, shippedReader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
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

  async function clickAndRead(): Promise<void> {
    await desk.browser.clickToolbarButton(desk.pageWindow);
    const popup = await desk.browser.lookAtPopup();
    keepScreenshot(desk.browser, "popup-real", popup.png);
    assert.equal(popup.state, "covered", popup.text);
    await desk.browser.closePopup();
  }

  async function grantedSites(): Promise<string[]> {
    await desk.lookAtPopup();
    const granted = await desk.driver.executeScript<{ origins?: string[] }>(
      "return (globalThis.browser ?? chrome).permissions.getAll();",
    );
    await desk.lookAtPage();
    return granted.origins ?? [];
  }

  /** What is kept of the reader's choices for sites, as text. */
  async function chosenForSites(): Promise<string> {
    await desk.lookAtPopup();
    const kept = await desk.driver.executeScript<string>(
      "return (globalThis.browser ?? chrome).storage.local.get('sites').then(({ sites = {} }) => JSON.stringify(sites));",
    );
    await desk.lookAtPage();
    return kept;
  }

  it("has no site granted beforehand", async () => {
    assert.deepEqual(await grantedSites(), []);
  });

  it("is what a page needs: without it the popup's page may not look", async () => {
    await desk.open(first ?? "/");
    const view = await desk.check();
    assert.equal(view.state, "restricted", view.text);
    assert.deepEqual(await desk.marks(), []);
  });

  it("opens the popup, which compares the page and shows the result", async () => {
    await desk.open(first ?? "/");
    await clickAndRead();
    await assertMarked();
    await desk.screenshot("marked-on-click");
  });

  it("shows the reader a card that no script of the page can read or open", async () => {
    const { driver } = desk;
    await desk.lookAtPage();
    const isOpen = () =>
      driver.executeScript<boolean>(`return (CSS.highlights.get("second-source-current")?.size ?? 0) > 0;`);
    await driver.executeScript(
      `for (let times = 0; times < 20; times++)
         document.body.dispatchEvent(new KeyboardEvent("keydown", {
           code: "KeyN", key: "n", altKey: true, bubbles: true, cancelable: true, composed: true }));`,
    );
    assert.equal(await isOpen(), false, "a key that a script made up");
    await hoverMark(driver, HIGHLIGHTS.corroborated);
    await waitFor("the card to open for the reader's pointer", isOpen);
    const root = "return document.querySelector('second-source-card').shadowRoot;";
    assert.equal(await driver.executeScript(root), null);
    await moveAway(driver);
    await waitFor("the card to close", async () => !(await isOpen()));
  });

  it("leaves the next page unmarked until it is clicked again", async () => {
    await desk.open(second ?? "/");
    assert.deepEqual(await desk.marks(), []);
    await clickAndRead();
    await assertMarked();
  });

  it("can be replaced by the command's key", { skip: browserName === "chromium" && NO_KEYS }, async () => {
    await desk.open(third ?? "/");
    assert.equal(await desk.browser.pressCommand(desk.pageWindow), true, "the command has a key");
    await assertMarked();
  });

  it("can be made permanent for the site", { skip: browserName === "chromium" && NO_PROMPT }, async () => {
    await desk.open(first ?? "/");
    await clickAndRead();
    await desk.check();
    await desk.flipAlways();
    await desk.open(second ?? "/");
    await assertMarked();
    const granted = await grantedSites();
    assert.ok(granted.length > 0 && granted.every((origin) => origin.includes("127.0.0.1")), granted.join());
    await desk.check();
    await desk.flipAlways();
    await waitFor("the permission to be given back", async () => (await grantedSites()).length === 0);
  });

  it("can be made permanent from the popup, which is gone before the reader has answered Firefox", {
    skip: browserName === "chromium" && NO_PROMPT,
  }, async () => {
    const choose = async (answer: "allow" | "refuse") => {
      await desk.open(first ?? "/");
      await desk.browser.clickToolbarButton(desk.pageWindow);
      await desk.browser.lookAtPopup();
      await desk.browser.answerFromPopup("always", answer);
    };
    await choose("refuse");
    assert.deepEqual(await grantedSites(), []);
    assert.equal(await chosenForSites(), "{}", "a wish that was refused changes nothing");
    await choose("allow");
    await waitFor("the site to be always compared", async () => (await chosenForSites()).includes("always"));
    await desk.open(second ?? "/");
    await assertMarked();
    await desk.check();
    await desk.flipAlways();
    await waitFor("the permission to be given back", async () => (await grantedSites()).length === 0);
  });
});
