// The page belongs to its publisher and its reader: marks change nothing in it.

import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { By, Key } from "selenium-webdriver";
import {
  cardGone,
  cardWhen,
  hoverMark,
  moveAway,
  noCardComes,
  placeOfMark,
  press,
  pressAlt,
} from "../harness/card.ts";
import { HIGHLIGHTS } from "../harness/marks.ts";
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

  it("has the same layout as before: not one box moves, with marks, map and card", async () => {
    const { driver } = desk;
    const boxes = () =>
      driver.executeScript<string[]>(
        "return [...document.querySelectorAll('body *')].map((e) => JSON.stringify(e.getBoundingClientRect()))",
      );
    await desk.open(path);
    const before = await boxes();
    // Chromium counts the shifts itself.
    await driver.executeScript(`
      window.shifts = [];
      if (PerformanceObserver.supportedEntryTypes.includes("layout-shift"))
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
          .observe({ type: "layout-shift" });`);
    await desk.check();
    await desk.marksWhen("marks", (found) => found.length > 0);
    await hoverMark(driver, HIGHLIGHTS.corroborated);
    await cardWhen(driver, "a card", () => true);
    await moveAway(driver);
    await cardGone(driver);
    await driver.executeScript("scrollTo(0, 0);");
    assert.deepEqual(await boxes(), before);
    assert.deepEqual(await driver.executeScript("return window.shifts;"), []);
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

  it("lets the reader select marked words, and no card comes in between", async () => {
    const { driver } = desk;
    await desk.read(path);
    const { x, y } = await placeOfMark(driver, HIGHLIGHTS.corroborated);
    await driver
      .actions()
      .move({ x: x - 60, y })
      .press()
      .move({ x: x + 60, y })
      .perform();
    const selected = () => driver.executeScript<string>("return getSelection().toString();");
    const words = await waitFor("selected words", selected);
    assert.ok(
      (await desk.marks()).some(({ text }) => text.replace(/\s+/gu, " ").includes(words)),
      words,
    );
    // The pointer rests there for longer than a card would take.
    await noCardComes(driver);
    await driver.actions().release().perform();
    assert.equal(await selected(), words, "after selecting");
    await noCardComes(driver);
    // A plain click takes the selection away, as everywhere, and then asks for the card.
    await driver.actions().move({ x, y }).click().perform();
    await cardWhen(driver, "the card", ({ verdict }) => verdict === "corroborated");
    assert.equal(await selected(), "");
  });

  it("opens a marked link in the page, not a card", async () => {
    const { driver } = desk;
    await desk.read(path);
    await driver.executeScript(
      `window.followed = 0;
       document.querySelector("article p a").addEventListener("click", (event) => {
         event.preventDefault();
         window.followed += 1;
       });`,
    );
    const { x, y } = await driver.executeScript<{ x: number; y: number }>(
      `const link = document.querySelector("article p a");
       link.scrollIntoView({ block: "center", behavior: "instant" });
       const { left, top, width, height } = link.getBoundingClientRect();
       return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };`,
    );
    // The pointer on the link asks for the card; the click is the link's alone.
    await driver.actions().move({ x, y }).perform();
    await cardWhen(driver, "the card of the statement that the link stands in", () => true);
    await press(driver, Key.ESCAPE);
    await cardGone(driver);
    await driver.actions().click().perform();
    assert.equal(await driver.executeScript("return window.followed;"), 1);
    await noCardComes(driver);
  });

  it("has links that still lead somewhere", async () => {
    const { driver } = desk;
    await desk.read(path);
    await driver.findElement(By.css("article p a")).click();
    await waitFor("the linked page", async () => (await driver.getCurrentUrl()).endsWith("/section/world"));
    await desk.browser.complaints();
  });
});
