// The page belongs to its publisher and its reader: marks change nothing in it.

import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { By } from "selenium-webdriver";
import { cardWhen, moveAway, pressAlt } from "../harness/card.ts";
import type { Reader } from "../harness/reader.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

/** Notes every change of the document except the coming, going and inside of the card's own element. */
const WATCH = `
  window.changesSeen = [];
  const own = (node) => node.nodeName === "SECOND-SOURCE-CARD";
  new MutationObserver((records) => {
    for (const record of records) {
      const moved = [...record.addedNodes, ...record.removedNodes];
      const onlyCard = own(record.target) || (moved.length > 0 && moved.every(own));
      if (!onlyCard) window.changesSeen.push(record.type + " " + record.target.nodeName + " " + (record.attributeName ?? ""));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });`;

describe("a marked page", () => {
  let desk: Reader;
  const path = istanbulStory().articles[0]?.path ?? "/";
  before(async () => {
    desk = await reader();
  });
  beforeEach(async () => {
    await desk.lookAtPage();
    await moveAway(desk.driver);
  });
  expectQuietConsoles();

  it("has the very same DOM as before", async () => {
    const { driver } = desk;
    const html = () =>
      driver.executeScript<string>("return document.head.outerHTML + document.body.outerHTML");
    await desk.open(path);
    const before = await html();
    await driver.executeScript(WATCH);
    await desk.check();
    await desk.marksWhen("marks", (found) => found.length > 0);
    await pressAlt(driver, "n");
    await cardWhen(driver, "a card", () => true);
    assert.equal(await html(), before);
    assert.deepEqual(await driver.executeScript("return window.changesSeen"), []);
  });

  it("has the same layout as before", async () => {
    const { driver } = desk;
    const boxes = () =>
      driver.executeScript(
        "return [...document.querySelectorAll('article *')].map((e) => JSON.stringify(e.getBoundingClientRect()))",
      );
    await desk.open(path);
    const before = await boxes();
    await desk.check();
    await desk.marksWhen("marks", (found) => found.length > 0);
    assert.deepEqual(await boxes(), before);
  });

  it("keeps what the reader has selected", async () => {
    const { driver } = desk;
    await desk.open(path);
    await driver.executeScript("getSelection().selectAllChildren(document.querySelector('h1'))");
    await desk.check();
    await desk.marksWhen("marks", (found) => found.length > 0);
    const [selected, heading] = await driver.executeScript<string[]>(
      "return [getSelection().toString().trim(), document.querySelector('h1').textContent.trim()]",
    );
    assert.equal(selected, heading);
  });

  it("has links that still lead somewhere", async () => {
    const { driver } = desk;
    await desk.read(path);
    await driver.findElement(By.css("article p a")).click();
    await waitFor("the linked page", async () => (await driver.getCurrentUrl()).endsWith("/section/world"));
    await desk.browser.complaints();
  });
});
