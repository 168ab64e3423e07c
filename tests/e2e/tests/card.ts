import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { violations } from "../harness/accessibility.ts";
import { type Card, cardGone, cardWhen, hoverMark, moveAway, press, pressAlt } from "../harness/card.ts";
import { HIGHLIGHTS, readMarks, type Verdict } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import type { Finding, Report } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

const squeeze = (text: string) => text.replace(/\s+/gu, " ").trim();

function findingOf(report: Report, card: Card): Finding {
  const finding = report.findings.find((candidate) => candidate.claim === card.claim);
  assert.ok(finding, `the card's claim ${card.claim} has a finding`);
  return finding;
}

/** The card says what the report says about its claim. */
function assertCardTells(card: Card, report: Report): void {
  const finding = findingOf(report, card);
  assert.equal(card.verdict, finding.verdict);
  assert.ok(card.text.trim().length > 0, "the card has words");
  if (finding.evidence.length === 0) return;
  const quoted = finding.evidence.filter(({ passage }) => squeeze(card.text).includes(squeeze(passage.text)));
  assert.ok(quoted.length > 0, `one of the passages is quoted in: ${card.text}`);
  const named = quoted.some(({ source }) =>
    card.text.includes((source.outlet ?? "").replace(/ \(sample\)$/, "")),
  );
  assert.ok(named, `the outlet of a quoted passage is named in: ${card.text}`);
}

describe("the card", () => {
  let desk: Reader;
  let report: Report;
  before(async () => {
    desk = await reader();
  });
  beforeEach(async () => {
    await desk.lookAtPage();
    await moveAway(desk.driver);
    const [first] = istanbulStory().articles;
    ({ report } = await desk.read(first?.path ?? "/"));
  });
  expectQuietConsoles();

  it("opens where the pointer rests on a mark, and goes when the pointer goes", async () => {
    for (const verdict of Object.keys(HIGHLIGHTS) as Verdict[]) {
      if (!report.findings.some((finding) => finding.verdict === verdict)) continue;
      await hoverMark(desk.driver, HIGHLIGHTS[verdict]);
      const card = await cardWhen(desk.driver, `a ${verdict} card`, (seen) => seen.verdict === verdict);
      assertCardTells(card, report);
      assert.equal(card.inView, true, "the card lies inside the window");
      assert.equal(card.focused, false, "the pointer leaves the focus alone");
      await desk.screenshot(`card-hover-${verdict}`);
      await moveAway(desk.driver);
      await cardGone(desk.driver);
    }
  });

  it("is walked through with Alt+N and Alt+P in reading order", async () => {
    const { driver } = desk;
    const claims: number[] = [];
    for (const _ of report.findings) {
      await pressAlt(driver, "n");
      const card = await cardWhen(driver, "the next card", (seen) => seen.claim !== claims.at(-1));
      assertCardTells(card, report);
      claims.push(card.claim);
    }
    const position = new Map(report.claims.map(({ id, range }) => [id, range.block * 1e6 + range.start]));
    const ordered = report.findings
      .map(({ claim }) => claim)
      .sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
    assert.deepEqual(claims, ordered, "every marked claim once, from the top");
    await pressAlt(driver, "p");
    await cardWhen(driver, "the card before", (seen) => seen.claim === claims.at(-2));
    await press(driver, Key.ESCAPE);
    await cardGone(driver);
  });

  it("sets off the claim it speaks about", async () => {
    await pressAlt(desk.driver, "n");
    const card = await cardWhen(desk.driver, "a card", () => true);
    const current = (await readMarks(desk.driver)).filter((mark) => mark.name === "second-source-current");
    const claim = report.claims.find(({ id }) => id === card.claim);
    assert.equal(squeeze(current.map((mark) => mark.text).join("")), squeeze(claim?.text ?? ""));
  });

  it("is announced, and Tab leads into it and Escape back", async () => {
    const { driver } = desk;
    await pressAlt(driver, "n");
    const card = await cardWhen(driver, "an announced card", (seen) => seen.announced !== "");
    const claim = report.claims.find(({ id }) => id === card.claim);
    assert.ok(squeeze(card.announced).includes(squeeze(claim?.text ?? "")), card.announced);
    await press(driver, Key.TAB);
    await cardWhen(driver, "the focus in the card", (seen) => seen.focused);
    await press(driver, Key.ESCAPE);
    await cardGone(driver);
    const active = () => driver.executeScript<string>("return document.activeElement?.nodeName ?? ''");
    await waitFor("the focus back in the page", async () => (await active()) === "BODY", { seen: active });
  });

  it("has nothing that axe-core objects to, in light and dark", async () => {
    await pressAlt(desk.driver, "n");
    await cardWhen(desk.driver, "a card", () => true);
    for (const scheme of ["light", "dark"] as const) {
      await desk.browser.setColourScheme(scheme);
      await desk.screenshot(`card-keyboard-${scheme}`);
      assert.deepEqual(await violations(desk.driver, "second-source-card"), [], scheme);
    }
    await desk.browser.setColourScheme("light");
  });

  it("leaves letters to whoever types into the page", async () => {
    const { driver } = desk;
    await driver.executeScript("document.querySelector('aside input').focus()");
    await pressAlt(driver, "n");
    await press(driver, "n");
    assert.equal(
      await driver.executeScript("return document.querySelector('aside input').value.includes('n')"),
      true,
    );
    await cardGone(driver);
  });
});
