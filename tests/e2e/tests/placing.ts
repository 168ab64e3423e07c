// Where the card appears: at the window's edges, in columns, in right-to-left pages, enlarged; and how it is opened by
// finger and by focus.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { violations } from "../harness/accessibility.ts";
import { cardGone, cardWhen, hoverMark, moveAway, placeOfMark, press, pressAlt } from "../harness/card.ts";
import { HIGHLIGHTS, VERDICTS, type Verdict } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import { speak } from "../harness/screens.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { SITUATIONS, talks } from "../site/situations.ts";

interface Lines {
  card: { left: number; top: number; right: number; bottom: number };
  /** Lines of the claim the card speaks of. */
  lines: { left: number; top: number; right: number; bottom: number }[];
  window: { width: number; height: number };
  sideways: boolean;
}

const READ_LINES = `
  const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const card = document.querySelector("second-source-card").shadowRoot.querySelector("[part=card]");
  const [claim] = CSS.highlights.get("second-source-current");
  return {
    card: plain(card.getBoundingClientRect()),
    lines: [...claim.getClientRects()].map(plain),
    window: { width: document.documentElement.clientWidth, height: innerHeight },
    sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };`;

describe("the card's place", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
    await desk.lookAtPage();
    await moveAway(desk.driver);
  });
  expectQuietConsoles();

  /** Opens every card in turn, and checks each. */
  async function everyCard(check: (seen: Lines) => void): Promise<void> {
    const { driver } = desk;
    const findings = (await desk.report()).findings.length;
    const seen = new Set<number>();
    for (let step = 0; step < findings; step++) {
      await pressAlt(driver, "n");
      const { claim, inView } = await cardWhen(driver, "the next card", (card) => !seen.has(card.claim));
      seen.add(claim);
      const places = await driver.executeScript<Lines>(READ_LINES);
      assert.equal(inView, true, JSON.stringify(places));
      check(places);
    }
    await press(driver, Key.ESCAPE);
    await cardGone(driver);
  }

  const overlaps = ({ card, lines }: Lines) =>
    lines.some(
      (line) =>
        line.left < card.right - 1 &&
        line.right > card.left + 1 &&
        line.top < card.bottom - 1 &&
        line.bottom > card.top + 1,
    );

  for (const [where, path] of [
    ["at the left edge", SITUATIONS.leftEdge],
    ["at the right edge", SITUATIONS.rightEdge],
    ["beside a wide text", talks().path],
  ] as const) {
    it(`is inside the window and beside its statement ${where}`, async () => {
      await desk.read(path);
      await everyCard((seen) => assert.equal(overlaps(seen), false, JSON.stringify(seen)));
    });
  }

  it("is beside the column that is pointed at", async () => {
    const { driver } = desk;
    await desk.read(SITUATIONS.columns);
    await everyCard(() => {});
    await hoverMark(driver, HIGHLIGHTS.conflicting);
    await cardWhen(driver, "a card", ({ verdict }) => verdict === "conflicting");
    const seen = await driver.executeScript<Lines>(READ_LINES);
    const [line] = seen.lines;
    assert.ok(line && Math.abs(seen.card.left - line.left) < 400, JSON.stringify(seen));
    await desk.screenshot("card-columns");
    await moveAway(driver);
    await cardGone(driver);
  });

  it("is flush with the right side of a right-to-left page", async () => {
    await desk.read(SITUATIONS.rightToLeft);
    let flush = 0;
    await everyCard((seen) => {
      assert.equal(overlaps(seen), false);
      const right = Math.max(...seen.lines.map((line) => line.right));
      if (Math.abs(seen.card.right - right) < 2) flush += 1;
    });
    assert.ok(flush > 0, "cards begin where the lines begin");
    await pressAlt(desk.driver, "c");
    await cardWhen(desk.driver, "a card", () => true);
    await desk.screenshot("card-right-to-left-page");
  });

  it("shows whole and scrolls within itself at 200 %", async () => {
    const { driver } = desk;
    await desk.read(talks().path);
    const [before] = await driver.executeScript<number[]>("return [innerWidth];");
    await desk.browser.zoom(2);
    try {
      await waitFor(
        "the page to be enlarged",
        async () => (await driver.executeScript<number>("return innerWidth;")) < (before ?? 0) * 0.6,
      );
      await everyCard((seen) => assert.equal(seen.sideways, false, "nothing sticks out sideways"));
      await pressAlt(driver, "c");
      await cardWhen(driver, "a conflict", ({ verdict }) => verdict === "conflicting");
      await desk.screenshot("card-zoomed");
      assert.deepEqual(await violations(driver, "second-source-card"), []);
    } finally {
      await desk.browser.zoom(1);
    }
  });

  it("reads from right to left in Arabic", async () => {
    const { driver } = desk;
    await speak(desk, "ar");
    try {
      await desk.read(talks().path);
      await pressAlt(driver, "c");
      const { inView } = await cardWhen(driver, "a conflict", ({ verdict }) => verdict === "conflicting");
      assert.equal(inView, true);
      for (const scheme of ["light", "dark"] as const) {
        await desk.browser.setColourScheme(scheme);
        await desk.screenshot(`card-arabic-${scheme}`);
        assert.deepEqual(await violations(driver, "second-source-card"), []);
      }
      const [card, close, verdict] = await driver.executeScript<
        { left: number; right: number; dir: string }[]
      >(
        `const root = document.querySelector("second-source-card").shadowRoot;
         return ["card", "close", "verdict"].map((part) => {
           const element = root.querySelector("[part=" + part + "]");
           const { left, right } = element.getBoundingClientRect();
           return { left, right, dir: getComputedStyle(element).direction };
         });`,
      );
      assert.equal(card?.dir, "rtl");
      assert.ok(
        (close?.right ?? 0) < (verdict?.left ?? 0),
        "what closes it stands at the left, beside the title",
      );
    } finally {
      await desk.browser.setColourScheme("light");
      await speak(desk, undefined);
      await desk.lookAtPage();
    }
  });

  it("has controls that are large enough to be hit", async () => {
    const { driver } = desk;
    await desk.read(talks().path);
    await pressAlt(driver, "c");
    await cardWhen(driver, "a card", () => true);
    const small = await driver.executeScript<string[]>(
      `return [...document.querySelector("second-source-card").shadowRoot.querySelectorAll("button, summary")]
         .filter((control) => {
           const { width, height } = control.getBoundingClientRect();
           return width < 24 || height < 24;
         })
         .map((control) => control.outerHTML);`,
    );
    assert.deepEqual(small, []);
  });

  it("is opened and closed by a finger, which follows links as ever", async () => {
    const { driver } = desk;
    await desk.read(talks().path);
    const { x, y } = await placeOfMark(driver, HIGHLIGHTS.conflicting);
    await desk.browser.tap(x, y);
    const card = await cardWhen(driver, "the card by finger", ({ verdict }) => verdict === "conflicting");
    assert.equal(card.inView, true);
    await desk.browser.tap(3, 3);
    await cardGone(driver);
  });

  it("opens at a link within a statement that the focus comes to, and goes with the focus", async () => {
    const { driver } = desk;
    await desk.read(talks().path);
    const focusBefore = (selector: string) =>
      driver.executeScript(
        `const all = [...document.querySelectorAll("a, button, input")];
         const link = all.find((other) => other.matches(arguments[0]));
         all[all.indexOf(link) - 1].focus();`,
        selector,
      );
    await focusBefore("article p a");
    await press(driver, Key.TAB);
    const card = await cardWhen(driver, "the card of the link's statement", () => true);
    assert.equal(card.focused, false, "the focus stays in the page");
    assert.notEqual(card.announced, "");
    const linked = await driver.executeScript<boolean>(
      `const [claim] = CSS.highlights.get("second-source-current");
       return claim.intersectsNode(document.activeElement);`,
    );
    assert.equal(linked, true);
    await desk.screenshot("card-focus");
    await driver.executeScript("document.querySelector('aside input').focus();");
    await cardGone(driver);
  });
});

describe("the card on a page whose styles reach for everything", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
    await desk.lookAtPage();
    await moveAway(desk.driver);
  });
  expectQuietConsoles();

  /** How each part of the card looks, and how large it is; how high the card is depends on its claim's place. */
  async function looks(path: string): Promise<string[]> {
    await desk.read(path);
    await pressAlt(desk.driver, "c");
    await cardWhen(desk.driver, "a card", () => true);
    return desk.driver.executeScript<string[]>(
      `const host = document.querySelector("second-source-card");
       const parts = [...host.shadowRoot.querySelectorAll("[part=card], [part=card] [part]")];
       const { opacity, transform } = getComputedStyle(host);
       return [opacity + " " + transform, ...parts.map((part) => {
         const { color, backgroundColor, fontFamily, fontSize, lineHeight, letterSpacing, wordSpacing, textTransform, padding, display } = getComputedStyle(part);
         const { width, height } = part.getBoundingClientRect();
         return [part.getAttribute("part"), color, backgroundColor, fontFamily, fontSize, lineHeight, letterSpacing, wordSpacing, textTransform, padding, display, width, part === parts[0] || height].join(" | ");
       })];`,
    );
  }

  it("looks as it does on a quiet one", async () => {
    const quiet = await looks(SITUATIONS.dense);
    assert.ok(quiet.length > 10, "the card has parts");
    assert.deepEqual(await looks(SITUATIONS.loud), quiet);
    await desk.screenshot("card-loud-page");
  });
});

const defaultLines: Readonly<Record<Verdict, string>> = {
  corroborated: "solid",
  sameOrigin: "dotted",
  conflicting: "double",
  unique: "dashed",
};
/** Every verdict looks the same. */
const alike = Object.fromEntries(VERDICTS.map((verdict) => [verdict, { line: "wavy", colour: "green" }]));

describe("marks and card in the reader's own colours", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
    await desk.lookAtPage();
    await moveAway(desk.driver);
    // The only sample with all four verdicts; low lines, so that they are in the window together.
    await desk.read(SITUATIONS.dense);
  });
  after(async () => {
    await desk.settle(undefined);
    await desk.lookAtPage();
    await desk.browser.setForcedColours(false);
    await desk.browser.setColourScheme("light");
  });
  expectQuietConsoles();

  /**
   * Line styles in the window. Firefox draws highlights as their rules say; Chromium fills whatever is registered, so there
   * the extension draws the lines, each at the foot of a claim's words.
   */
  async function linesUnderWords(): Promise<string[]> {
    const { name, driver } = desk.browser;
    const registered = await driver.executeScript<string[]>(
      "return [...CSS.highlights].filter(([name]) => name !== 'second-source-current').map(([name]) => name);",
    );
    if (name === "firefox") {
      const names = Object.entries(HIGHLIGHTS).filter(([, highlight]) => registered.includes(highlight));
      return names.map(([verdict]) => defaultLines[verdict as Verdict]).sort();
    }
    assert.deepEqual(registered, [], "nothing is filled");
    return waitFor("lines at the foot of words", async () => {
      const { styles, astray } = await driver.executeScript<{ styles: string[]; astray: string[] }>(
        `const lines = [...document.querySelector("second-source-card").shadowRoot.querySelectorAll("[part~=line]")];
         const inWindow = lines.map((line) => [line, line.getBoundingClientRect()])
           .filter(([, { top, bottom }]) => top > 0 && bottom < innerHeight);
         const astray = inWindow.filter(([, { left, width, top }]) => {
           const caret = document.caretPositionFromPoint(left + width / 2, top - 4);
           return caret?.offsetNode.nodeType !== 3;
         });
         const style = ([line]) => getComputedStyle(line).borderBottomStyle;
         return { styles: [...new Set(inWindow.map(style))].sort(), astray: astray.map(style) };`,
      );
      assert.deepEqual(astray, []);
      return styles.length === 4 && styles;
    });
  }

  for (const scheme of ["light", "dark"] as const) {
    it(`can be told apart by their lines, ${scheme}`, async () => {
      const { driver } = desk;
      await desk.lookAtPage();
      await desk.browser.setColourScheme(scheme);
      await desk.browser.setForcedColours(true);
      await waitFor("the reader's colours", () =>
        driver.executeScript<boolean>("return matchMedia('(forced-colors: active)').matches;"),
      );
      await desk.screenshot(`forced-colours-marks-${scheme}`);
      assert.deepEqual(await linesUnderWords(), ["dashed", "dotted", "double", "solid"]);
      const own = await driver.takeScreenshot();
      await desk.settle({ looks: alike });
      await waitFor(
        "all lines to be alike, which can be seen",
        async () => (await driver.takeScreenshot()) !== own,
      );
      await desk.settle(undefined);
      await waitFor("the lines to differ again", async () => (await driver.takeScreenshot()) === own);
      await pressAlt(driver, "c");
      await cardWhen(driver, "a card", () => true);
      await desk.screenshot(`forced-colours-${scheme}`);
      const card = await driver.executeScript<{ border: string; ink: string; paper: string }>(
        `const card = document.querySelector("second-source-card").shadowRoot.querySelector("[part=card]");
         const { borderTopStyle, borderTopColor, color, backgroundColor } = getComputedStyle(card);
         return { border: borderTopStyle + " " + borderTopColor, ink: color, paper: backgroundColor };`,
      );
      assert.match(card.border, /^solid/);
      assert.notEqual(card.ink, card.paper);
      assert.deepEqual(await violations(driver, "second-source-card"), []);
      await press(driver, Key.ESCAPE);
      await cardGone(driver);
    });
  }
});
