import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { violations } from "../harness/accessibility.ts";
import { VERDICTS } from "../harness/marks.ts";
import type { PopupView, Reader } from "../harness/reader.ts";
import { countByVerdict } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { CASES } from "../site/pages.ts";
import { sampleStories } from "../site/stories.ts";

function firstNumber(view: PopupView, part: string): number {
  const digits = /\d+/.exec(view.parts[part] ?? "")?.[0];
  return digits === undefined ? Number.NaN : Number(digits);
}

/** `Harbour Courier (sample)` and `The Harbour Courier` are one outlet on screen; how it is shortened is not ours. */
const bareName = (outlet = "") => outlet.replace(/\s*\(sample\)$/, "").replace(/^The /, "");

describe("the popup", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
  });
  expectQuietConsoles();

  for (const story of sampleStories()) {
    it(`shows the outlets and counts of "${story.title}"`, async () => {
      const [first] = story.articles;
      await desk.open(first?.path ?? "/");
      const view = await desk.check();
      const report = await desk.report();
      assert.equal(view.state, "covered");
      const counts = countByVerdict(report);
      for (const verdict of VERDICTS)
        assert.equal(firstNumber(view, `count-${verdict}`), counts[verdict], verdict);
      const others = report.story?.articles ?? [];
      assert.equal(view.outlets.length, others.length, "a row for every other article");
      for (const { source } of others) {
        assert.ok(
          view.outlets.some((row) => row.includes(bareName(source.outlet))),
          `${source.outlet} is listed in ${JSON.stringify(view.outlets)}`,
        );
      }
      assert.match(view.parts.summary ?? "", new RegExp(String(report.story?.counts.articles)));
    });
  }

  it("counts conflicts on the toolbar button, and shows no number where nobody else covers the story", async () => {
    const badge = async () => {
      await desk.lookAtPopup();
      return desk.driver.executeScript<{ text: string; title: string }>(
        `const { action } = globalThis.browser ?? chrome;
         const tabId = arguments[0];
         return Promise.all([action.getBadgeText({ tabId }), action.getTitle({ tabId })])
           .then(([text, title]) => ({ text, title }));`,
        desk.tabId,
      );
    };
    await desk.open(sampleStories()[0]?.articles[0]?.path ?? "/");
    await desk.check();
    const { conflicting } = countByVerdict(await desk.report());
    assert.ok(conflicting > 0);
    await waitFor("the count", async () => (await badge()).text === String(conflicting));
    assert.match((await badge()).title, /reported differently/);
    await desk.open(CASES.uncovered);
    await desk.check();
    await waitFor("the dash", async () => (await badge()).text === "–");
  });

  it("labels samples as samples", async () => {
    await desk.open(sampleStories()[0]?.articles[0]?.path ?? "/");
    const view = await desk.check();
    assert.match(view.parts["sample-label"] ?? "", /sample/i);
  });

  it("says that no other article is known, and the page is left unmarked", async () => {
    await desk.open(CASES.uncovered);
    const view = await desk.check();
    assert.equal(view.state, "noOtherArticle", view.text);
    assert.match(view.text, /no other/i);
    assert.deepEqual(await desk.marks(), []);
    await desk.lookAtPopup();
    await desk.screenshot("popup-no-other-article");
  });

  it("never uses a sample as evidence for a page that is not labelled as one", async () => {
    await desk.open(CASES.unlabelled);
    const view = await desk.check();
    assert.ok(["emptyLibrary", "noOtherArticle"].includes(view.state), `state is ${view.state}`);
    assert.deepEqual((await desk.report()).findings, []);
    assert.deepEqual(await desk.marks(), []);
    await desk.lookAtPopup();
    await desk.screenshot("popup-empty-library");
  });

  it("has nothing that axe-core objects to, in light and dark", async () => {
    for (const path of [sampleStories()[0]?.articles[0]?.path ?? "/", CASES.uncovered, CASES.search]) {
      await desk.open(path);
      const { state } = await desk.check();
      await desk.lookAtPopup();
      for (const scheme of ["light", "dark"] as const) {
        await desk.browser.setColourScheme(scheme);
        await desk.screenshot(`popup-${state}-${scheme}`);
        assert.deepEqual(await violations(desk.driver), [], `${state}, ${scheme}`);
      }
      await desk.browser.setColourScheme("light");
    }
  });
});
