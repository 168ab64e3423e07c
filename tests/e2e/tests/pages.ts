import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { assertMarksInArticle, assertMarksMatch } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { CASES } from "../site/pages.ts";
import { istanbulStory } from "../site/stories.ts";

describe("pages of all kinds", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
  });
  expectQuietConsoles();

  for (const [kind, path] of [
    ["a front page", "/"],
    ["a search form", CASES.search],
  ] as const) {
    it(`stay as they are when they are no article: ${kind}`, async () => {
      await desk.open(path);
      const view = await desk.check();
      assert.equal(view.state, "noArticle", view.text);
      assert.notEqual(view.text, "");
      assert.deepEqual(await desk.marks(), []);
      assert.equal(
        await desk.driver.executeScript("return document.querySelectorAll('second-source-card').length"),
        0,
      );
    });
  }

  it("are marked, visibly, under a content security policy that forbids everything", async () => {
    await desk.open(CASES.strictPolicy);
    const unmarked = await desk.driver.takeScreenshot();
    const view = await desk.check();
    assert.equal(view.state, "covered", view.text);
    const marks = await desk.marksWhen("marks", (found) => found.length > 0);
    assertMarksMatch(marks, await desk.report());
    assert.notEqual(await desk.driver.takeScreenshot(), unmarked, "the marks can be seen");
    await desk.screenshot("strict-policy");
  });

  it("are marked around an iframe that holds another article, and not inside it", async () => {
    const { report, marks } = await desk.read(CASES.iframe);
    assertMarksMatch(marks, report);
    assertMarksInArticle(marks);
    const inside = await desk.driver.executeScript("return frames[0].CSS.highlights.size");
    assert.equal(inside, 0, "marks inside the iframe");
    assert.equal(report.story?.counts.articles, istanbulStory().articles.length - 1);
  });

  it("are marked on the right words among emoji, combining marks and other scripts", async () => {
    const { report, marks } = await desk.read(CASES.scripts);
    assertMarksMatch(marks, report);
    assert.ok(
      report.findings.some((finding) => finding.verdict === "corroborated"),
      "the statements are recognised in spite of the signs around them",
    );
    await desk.screenshot("many-scripts");
  });

  it("are marked on the same words in a narrow window", async () => {
    const { driver } = desk;
    const { report } = await desk.read(istanbulStory().articles[0]?.path ?? "/");
    const size = await driver.manage().window().getRect();
    await driver.manage().window().setRect({ width: 500, height: 900 });
    assertMarksMatch(await desk.marks(), report);
    await desk.screenshot("narrow");
    await driver.manage().window().setRect(size);
  });
});
