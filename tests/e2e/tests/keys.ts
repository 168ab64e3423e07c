// The keys of the page: walked through, changed, switched off, and heard by those who do not see the marks.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import {
  announcedWhen,
  cardGone,
  cardWhen,
  moveAway,
  noCardComes,
  press,
  pressAlt,
  readCard,
} from "../harness/card.ts";
import { readMarks } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import type { Report } from "../harness/report.ts";
import { browserName, expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { SITUATIONS, talks } from "../site/situations.ts";

const NO_KEYS = "Chromium keeps command keys from drivers (DevTools keys go to the page only)";

const squeeze = (text: string) => text.replace(/\s+/gu, " ").trim();

describe("the keys of a marked page", () => {
  let desk: Reader;
  let report: Report;
  before(async () => {
    desk = await reader();
    await desk.lookAtPage();
    await moveAway(desk.driver);
    ({ report } = await desk.read(talks().path));
  });
  beforeEach(async () => {
    await desk.lookAtPage();
    await press(desk.driver, Key.ESCAPE);
    await cardGone(desk.driver);
  });
  after(() => desk.settle(undefined));
  expectQuietConsoles();

  const claimsWith = (verdict: string) =>
    report.findings.filter((finding) => finding.verdict === verdict).map(({ claim }) => claim);

  it("lead from conflict to conflict and round again", async () => {
    const conflicts = claimsWith("conflicting");
    assert.ok(conflicts.length > 0, "the sample has a conflict");
    const seen: number[] = [];
    for (let step = 0; step <= conflicts.length; step++) {
      await press(desk.driver, Key.ESCAPE);
      await cardGone(desk.driver);
      await pressAlt(desk.driver, "c");
      const card = await cardWhen(
        desk.driver,
        "the card of a conflict",
        ({ verdict }) => verdict === "conflicting",
      );
      seen.push(card.claim);
    }
    assert.deepEqual(new Set(seen.slice(0, -1)), new Set(conflicts));
    assert.equal(seen.at(-1), seen[0], "the last leads to the first");
  });

  it("open the card with the focus in it, and give the focus back", async () => {
    await pressAlt(desk.driver, "o");
    await cardWhen(desk.driver, "the card with the focus", ({ focused }) => focused);
    await press(desk.driver, Key.ESCAPE);
    await cardGone(desk.driver);
    assert.equal(await desk.driver.executeScript("return document.activeElement.nodeName"), "BODY");
  });

  it("lead on from the statement whose card was closed, and back", async () => {
    const { driver } = desk;
    /** Where the focus stands, beside the links before and behind the statement at the middle of the article. */
    const around = () =>
      driver.executeScript<{ here: string; before: string; behind: string }>(
        `const words = arguments[0];
         const [paragraph] = [...document.querySelectorAll("article p")].filter((p) => p.textContent.replace(/\\s+/g, " ").includes(words));
         const links = [...document.querySelectorAll("a[href], button, input")];
         const side = (flag) => (link) => paragraph.compareDocumentPosition(link) & flag;
         const named = (element) => links.indexOf(element) + " " + element?.textContent;
         return {
           here: named(document.activeElement),
           before: named(links.findLast(side(Node.DOCUMENT_POSITION_PRECEDING))),
           behind: named(links.find(side(Node.DOCUMENT_POSITION_FOLLOWING))),
         };`,
        words,
      );
    let words = "";
    for (let step = 0; step < 2; step++) {
      await pressAlt(driver, "c");
      const { claim } = await cardWhen(driver, "a card", () => true);
      words = report.claims.find(({ id }) => id === claim)?.text ?? "";
      await press(driver, Key.TAB);
      await cardWhen(driver, "the focus in the card", ({ focused }) => focused);
      await press(driver, Key.ESCAPE);
      await cardGone(driver);
      if (step === 0) await press(driver, Key.TAB);
      else await driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
      const { here, before, behind } = await around();
      assert.equal(here, step === 0 ? behind : before);
    }
  });

  it("lead through everything in the card, and no key is caught in it", async () => {
    const { driver } = desk;
    await pressAlt(driver, "c");
    await cardWhen(driver, "a card", () => true);
    const stops: string[] = [];
    const stop = () =>
      driver.executeScript<string>(
        `const own = document.activeElement.shadowRoot?.activeElement;
         return own ? own.getAttribute("part") : "page";`,
      );
    // Into the card, through it, and out at its end.
    for (let presses = 0; presses < 30 && (stops.length < 2 || stops.at(-1) !== "page"); presses++) {
      await press(driver, Key.TAB);
      stops.push(await stop());
    }
    assert.equal(stops[0], "card");
    assert.ok(
      stops.some((part) => part.includes("link")),
      stops.join(),
    );
    assert.ok(stops.includes("close"), stops.join());
    assert.equal(stops.at(-1), "page");
    // Behind the statement, not at the end of the page.
    const behind = await driver.executeScript<boolean>(
      `const [claim] = CSS.highlights.get("second-source-current");
       const { activeElement } = document;
       return activeElement.matches("article a") && claim.startContainer.compareDocumentPosition(activeElement) === Node.DOCUMENT_POSITION_FOLLOWING;`,
    );
    assert.ok(behind, "the next link of the article");
    await press(driver, Key.TAB);
    assert.notEqual(await stop(), "card", "and not into it again");
  });

  it("copy the statement with its sources", async () => {
    const { driver } = desk;
    await pressAlt(driver, "c");
    const card = await cardWhen(driver, "a card", () => true);
    await pressAlt(driver, "q");
    await announcedWhen(driver, "that it was copied", (words) => words === "Copied with its sources");
    const pasted = await paste();
    const claim = report.claims.find(({ id }) => id === card.claim);
    const evidence = report.findings.find((finding) => finding.claim === card.claim)?.evidence ?? [];
    assert.ok(pasted.includes(squeeze(claim?.text ?? "?")), pasted);
    assert.ok(pasted.includes(talks().title ?? "?"), "this article's title");
    assert.ok(
      pasted.includes(desk.site.url(talks().path)) || pasted.includes(talks().url ?? "?"),
      "its address",
    );
    assert.ok(
      evidence.some(({ passage }) => pasted.includes(passage.text)),
      "another outlet's sentence",
    );
  });

  /** What the reader would find in the clipboard: put into a field of the page, which is taken away again. */
  async function paste(): Promise<string> {
    const { driver } = desk;
    await driver.executeScript(
      `const field = document.createElement("textarea");
       field.id = "notes";
       document.body.append(field);
       field.focus();`,
    );
    await driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
    const text = () => driver.executeScript<string>("return document.getElementById('notes').value;");
    const pasted = await waitFor("something in the clipboard", text);
    await driver.executeScript("document.getElementById('notes').remove();");
    return pasted;
  }

  it("hide all marks and show them again, and say so", async () => {
    const { driver } = desk;
    const all = await desk.marks();
    await pressAlt(driver, "m");
    await announcedWhen(driver, "that marks are hidden", (words) => words === "All marks are hidden");
    assert.deepEqual(await readMarks(driver), []);
    // There is nothing to walk through meanwhile; who tries is told why.
    await pressAlt(driver, "n");
    await noCardComes(driver);
    await pressAlt(driver, "m");
    await announcedWhen(driver, "how many there are", (words) =>
      words.startsWith(`${report.findings.length} marked`),
    );
    assert.deepEqual(await desk.marks(), all);
  });

  it("tell screen readers verdict, values, words and place of a statement", async () => {
    const { driver } = desk;
    await pressAlt(driver, "c");
    const card = await cardWhen(driver, "a card", () => true);
    const claim = report.claims.find(({ id }) => id === card.claim);
    const said = await announcedWhen(driver, "the statement", (words) => words.includes("Claim:"));
    assert.ok(squeeze(said).includes(squeeze(claim?.text ?? "?")), said);
    assert.match(said, /gives .+; this page gives/);
    assert.match(said, new RegExp(`\\d+ of ${report.findings.length}\\.$`));
    const live = await driver.executeScript<string[]>(
      `const live = document.querySelector("second-source-card").shadowRoot.querySelector("[aria-live]");
       return [live.getAttribute("role"), live.getAttribute("aria-live"), getComputedStyle(live).display];`,
    );
    assert.deepEqual(live, ["status", "polite", "block"]);
  });

  it("tell who asks for a conflict where there is none", async () => {
    const { driver } = desk;
    await desk.settle({ shown: { conflicting: false } });
    await desk.marksWhen(
      "no conflict to be drawn",
      (marks) => !marks.some(({ name }) => name.endsWith("conflicting")),
    );
    await pressAlt(driver, "c");
    await announcedWhen(driver, "that there is none", (words) =>
      words.startsWith("No statement on this page"),
    );
    await desk.settle(undefined);
    await desk.marksWhen("all marks", (marks) => marks.length === report.findings.length);
  });

  it("can be changed while the page is open, and the card names the new ones", async () => {
    const { driver } = desk;
    await desk.settle({ keys: { on: true, map: { nextClaim: "Alt+J", nextConflict: "J" } } });
    await pressUntil("the card by its new key", async () => {
      await pressAlt(driver, "j");
      return (await readCard(driver)) !== undefined;
    });
    const card = await cardWhen(driver, "the card", () => true);
    assert.match(card.text, /Alt\+J/);
    assert.doesNotMatch(card.text, /Alt\+N/);
    await press(driver, Key.ESCAPE);
    await cardGone(driver);
    await press(driver, "j");
    await cardWhen(driver, "a conflict by a single letter", ({ verdict }) => verdict === "conflicting");
    await press(driver, Key.ESCAPE);
    await cardGone(driver);
    await pressAlt(driver, "n");
    // The old key is the page's again.
    await noCardComes(driver);
  });

  it("leave every key to the page once they are switched off", async () => {
    const { driver } = desk;
    await desk.settle({ keys: { on: false } });
    await driver.executeScript(
      `window.keysHeard = [];
       addEventListener("keydown", (event) => window.keysHeard.push(event.key + " " + event.defaultPrevented));`,
    );
    await pressUntil("the page to hear the key", async () => {
      await pressAlt(driver, "n");
      return (await driver.executeScript<string[]>("return window.keysHeard;")).includes("n false");
    });
    await press(driver, Key.ESCAPE);
    await cardGone(driver);
    for (const letter of ["n", "p", "c", "o", "m"]) {
      await pressAlt(driver, letter);
      await noCardComes(driver);
    }
    assert.equal((await desk.marks()).length, report.findings.length, "marks stay");
    await desk.settle(undefined);
  });

  /** The page hears of a new setting a moment later. */
  async function pressUntil(what: string, done: () => Promise<boolean>): Promise<void> {
    await waitFor(what, done);
  }

  it("of the browser lead to the next conflict and hide all marks, too", {
    skip: browserName === "chromium" && NO_KEYS,
  }, async () => {
    const { driver, browser } = desk;
    assert.equal(await browser.pressCommand(desk.pageWindow, "D"), true, "the command has a key");
    await cardWhen(driver, "the card of a conflict", ({ verdict }) => verdict === "conflicting");
    await browser.pressCommand(desk.pageWindow, "M");
    await desk.marksWhen("no marks", (marks) => marks.length === 0);
    await browser.pressCommand(desk.pageWindow, "M");
    await desk.marksWhen("all marks", (marks) => marks.length === report.findings.length);
  });

  it("open closed boxes on the way to a statement", async () => {
    const { driver } = desk;
    const read = await desk.read(SITUATIONS.details);
    const open = () =>
      driver.executeScript<boolean[]>(
        "return [...document.querySelectorAll('details')].map(({ open }) => open);",
      );
    assert.deepEqual(await open(), [false, false], "marking opens nothing");
    const seen = new Set<number>();
    for (const _ of read.report.findings) {
      await pressAlt(driver, "n");
      const card = await cardWhen(driver, "the next card", ({ claim }) => !seen.has(claim));
      seen.add(card.claim);
      assert.equal(card.inView, true);
    }
    assert.deepEqual(await open(), [true, true]);
    assert.equal(seen.size, read.report.findings.length, "every marked statement, those in closed boxes too");
  });
});
