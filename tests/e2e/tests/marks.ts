import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { HIGHLIGHTS } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import { assertMarksInArticle, assertMarksMatch } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { sampleStories } from "../site/stories.ts";

describe("marks in the sample stories", () => {
  let desk: Reader;
  /** Highlight names seen in any of the stories. */
  const seen = new Set<string>();
  before(async () => {
    desk = await reader();
  });
  expectQuietConsoles();

  for (const story of sampleStories()) {
    for (const article of story.articles) {
      it(`are the claims of "${article.title}" (${article.outlet})`, async () => {
        await desk.open(article.path);
        const popup = await desk.check();
        assert.equal(popup.state, "covered", popup.text);
        const report = await desk.report();
        const marks = await desk.marksWhen(
          "as many marks as findings",
          (found) => found.length >= report.findings.length,
        );
        for (const mark of marks) seen.add(mark.name);
        assertMarksMatch(marks, report);
        assertMarksInArticle(marks);
        assert.equal(
          report.story?.counts.articles,
          story.articles.length - 1,
          "the other articles of the story",
        );
      });
    }
  }

  it("use all four styles across the stories", () => {
    assert.deepEqual([...seen].sort(), Object.values(HIGHLIGHTS).sort());
  });

  it("are fainter or stronger as the reader likes, and hold only the findings wanted", async () => {
    const [story] = sampleStories();
    const { report, marks } = await desk.read(story?.articles[0]?.path ?? "/");
    const seen = new Set([await desk.driver.takeScreenshot()]);
    for (const intensity of ["faint", "strong"]) {
      await desk.settle({ intensity });
      const picture = await waitFor(`${intensity} marks`, async () => {
        const now = await desk.driver.takeScreenshot();
        return !seen.has(now) && now;
      });
      seen.add(picture);
      await desk.screenshot(`article-${intensity}`);
    }
    await desk.settle({
      shown: { corroborated: false, sameOrigin: false, unique: false, conflicting: true },
    });
    const conflicts = report.findings.filter(({ verdict }) => verdict === "conflicting").length;
    await desk.marksWhen("conflicts only", (found) => found.length === conflicts);
    await desk.settle(undefined);
    await desk.marksWhen("all marks", (found) => found.length === marks.length);
  });

  it("can be seen in light and in dark pages", async () => {
    const [story] = sampleStories();
    await desk.read(story?.articles[0]?.path ?? "/");
    for (const scheme of ["light", "dark"] as const) {
      await desk.browser.setColourScheme(scheme);
      await desk.screenshot(`article-${scheme}`);
    }
    await desk.browser.setColourScheme("light");
  });
});
