// Text that comes and goes while it is read: closed boxes, lazy loading, endless scrolling, applications with a history,
// stubs, print. Whatever the page does, its marks stand on the words that were compared.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cardGone, cardWhen, moveAway, pressAlt } from "../harness/card.ts";
import type { Mark } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import { assertMarksInArticle, assertMarksMatch, assertNoMarkMisplaced } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { otherStory, SITUATIONS, talks } from "../site/situations.ts";
import type { Article } from "../site/stories.ts";

const words = (article: Article) => article.blocks.map(({ text }) => text).join(" ");
const belong = (marks: Mark[], article: Article) => marks.every(({ text }) => words(article).includes(text));

describe("a page that is not all there at once", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
    await desk.lookAtPage();
    await moveAway(desk.driver);
  });
  expectQuietConsoles();

  const scrollTo = (place: string) => desk.driver.executeScript(`scrollTo(0, ${place});`);
  /** How the first paragraph in a shadow tree looks. */
  const drawn = async () => {
    const host = await desk.driver.findElement({ css: "news-text" });
    return host.takeScreenshot();
  };
  const marksOf = (article: Article) =>
    desk.marksWhen(`marks on "${article.title}" only`, (marks) => marks.length > 0 && belong(marks, article));

  it("is marked in its closed boxes, too, without opening them", async () => {
    const { marks, report } = await desk.read(SITUATIONS.details);
    assertMarksMatch(marks, report);
    const inBoxes = await desk.driver.executeScript<number>(
      `return [...CSS.highlights.values()].flatMap((marks) => [...marks])
         .filter(({ startContainer }) => startContainer.parentElement.closest("details")).length;`,
    );
    assert.ok(inBoxes > 2, `${inBoxes} marks in closed boxes`);
    assert.deepEqual(
      await desk.driver.executeScript(
        "return [...document.querySelectorAll('details')].map(({ open }) => open);",
      ),
      [false, false],
    );
  });

  it("keeps its marks when the reader opens and closes a box", async () => {
    const { report } = await desk.read(SITUATIONS.details);
    for (const box of ["outer", "inner", "inner"]) {
      await desk.driver.findElement({ css: `#${box} > summary` }).click();
      assertMarksMatch(await desk.marks(), report);
    }
  });

  it("is compared again when text arrives while the reader scrolls", async () => {
    const { marks } = await desk.read(SITUATIONS.lazy);
    await scrollTo("document.documentElement.scrollHeight");
    const more = await desk.marksWhen("marks in the text that came", (found) => found.length > marks.length);
    assertMarksMatch(more, await desk.report());
    await waitFor("the report to know the last paragraph", async () =>
      (await desk.report()).claims.some(({ text }) => text.includes("Zakharova")),
    );
    assertMarksInArticle(more);
  });

  it("shows the marks of the article in view while the next ones are appended", async () => {
    await desk.read(SITUATIONS.endless);
    await marksOf(talks());
    await scrollTo("document.documentElement.scrollHeight");
    await waitFor("the next article", () =>
      desk.driver.executeScript<boolean>("return document.querySelectorAll('article').length === 2;"),
    );
    await scrollTo("document.querySelectorAll('article')[1].offsetTop");
    await marksOf(otherStory());
    assertMarksMatch(await desk.marks(), await desk.report());
    await desk.screenshot("endless");
    await scrollTo("0");
    await marksOf(talks());
    assertMarksMatch(await desk.marks(), await desk.report());
  });

  it("follows the reader forwards and back through an application's history", async () => {
    const { driver } = desk;
    await desk.read(SITUATIONS.app);
    await driver.findElement({ css: "#next" }).click();
    await marksOf(otherStory());
    await driver.navigate().back();
    await marksOf(talks());
    await driver.navigate().forward();
    await marksOf(otherStory());
    assertMarksMatch(await desk.marks(), await desk.report());
    // The card belongs to the article that is shown.
    await pressAlt(driver, "n");
    const card = await cardWhen(driver, "a card", () => true);
    const claim = (await desk.report()).claims.find(({ id }) => id === card.claim);
    assert.ok(words(otherStory()).includes(claim?.text ?? "?"));
  });

  it("is marked where its paragraphs stand in the shadow trees of components", async () => {
    const { driver } = desk;
    const { marks, report } = await desk.read(SITUATIONS.components);
    assertMarksMatch(marks, report);
    const inShadow = `[...CSS.highlights].filter(([name]) => name !== "second-source-current").flatMap(([, marks]) => [...marks])
      .filter(({ startContainer }) => startContainer.getRootNode() instanceof ShadowRoot)`;
    const place = await driver.executeScript<{ x: number; y: number; text: string }>(
      `const [range] = ${inShadow};
       range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
       const [line] = range.getClientRects();
       return { x: Math.round(line.left + 30), y: Math.round(line.top + line.height / 2), text: String(range) };`,
    );
    await driver.actions().move({ x: place.x, y: place.y }).perform();
    const card = await cardWhen(driver, "a card on words in a shadow tree", () => true);
    await desk.screenshot("components");
    assert.equal(report.claims.find(({ id }) => id === card.claim)?.text, place.text);
    await moveAway(driver);
    await cardGone(driver);
    const marked = await drawn();
    await pressAlt(driver, "m");
    await waitFor("its lines to go", async () => (await drawn()) !== marked);
    await pressAlt(driver, "m");
    await waitFor("its lines to come back", async () => (await drawn()) === marked);
    // A correction within a shadow tree takes its mark along before the next frame.
    await driver.executeScript(
      `const [range] = ${inShadow}; range.startContainer.data = "The newspaper has taken this back.";`,
    );
    assertNoMarkMisplaced(await desk.marks(), report);
    await desk.marksWhen("fewer marks", (found) => found.length < marks.length);
  });

  it("is marked from its beginning while the rest of 20,000 words is compared", async () => {
    const { driver } = desk;
    await desk.open(SITUATIONS.long);
    // How many marks there were, each time that they were drawn.
    await driver.executeScript(
      `window.drawn = [];
       const look = () => {
         const count = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
         if (count > 0 && window.drawn.at(-1) !== count) window.drawn.push(count);
         requestAnimationFrame(look);
       };
       look();`,
    );
    const { state } = await desk.check();
    assert.equal(state, "covered");
    const { findings } = await desk.report();
    const marks = await desk.marksWhen("all marks", (found) => found.length >= findings.length);
    assertMarksMatch(marks, await desk.report());
    const drawn = await driver.executeScript<number[]>("return window.drawn;");
    assert.ok((drawn[0] ?? 0) < findings.length / 4, `first the beginning: ${drawn} of ${findings.length}`);
  });

  it("says how much of it could be read before a paywall", async () => {
    const { popup, marks, report } = await desk.read(SITUATIONS.stub);
    assert.match(popup.text, /showed only part of the article \(\d+ words\)/);
    assertMarksMatch(marks, report);
    assert.ok(marks.every(({ text }) => !text.includes("subscribers")));
  });

  it("is marked as an AMP page, beside its advertisements", async () => {
    const { marks, report, popup } = await desk.read(SITUATIONS.amp);
    assertMarksMatch(marks, report);
    assert.ok(marks.every(({ text }) => !/sponsors|advertisement/i.test(text)));
    assert.doesNotMatch(popup.text, /only part of the article/);
  });
});

describe("a page on paper", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
  });
  after(async () => {
    await desk.lookAtPage();
    await desk.browser.setMedium("screen");
  });
  expectQuietConsoles();

  const printsAs = (value: boolean) =>
    waitFor(`print ${value}`, () =>
      desk.driver.executeScript<boolean>("return matchMedia('print').matches === arguments[0];", value),
    );
  const picture = () =>
    desk.driver
      .executeAsyncScript<void>(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));",
      )
      .then(() => desk.driver.takeScreenshot());

  async function onPaper(): Promise<string> {
    await desk.browser.setMedium("print");
    await printsAs(true);
    return picture();
  }

  it("is the publisher's page, without marks, map and card", async () => {
    const { driver } = desk;
    await desk.read(SITUATIONS.tall);
    await pressAlt(driver, "n");
    await cardWhen(driver, "a card", () => true);
    const onScreen = await picture();
    const marked = await onPaper();
    await desk.screenshot("print");
    const place = await driver.executeScript<number>("return scrollY;");
    await desk.browser.setMedium("screen");
    await desk.open(SITUATIONS.tall);
    await driver.executeScript("scrollTo(0, arguments[0]);", place);
    const unmarked = await onPaper();
    assert.ok(marked === unmarked, "not one pixel differs on paper");
    assert.ok(onScreen !== unmarked, "on screen it does");
  });
});
