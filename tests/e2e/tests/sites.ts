// "Always on this site": marks without a click, and an end to it whenever the reader says so.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { assertMarksMatch } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { CASES } from "../site/pages.ts";
import { istanbulStory } from "../site/stories.ts";

describe("a site that is always compared", () => {
  let desk: Reader;
  const [first, second, third] = istanbulStory().articles.map((article) => article.path);
  before(async () => {
    desk = await reader();
  });
  after(async () => {
    // Whatever failed: later tests start from "on click".
    if ((await registered()) > 0) await toggle(0);
  });
  expectQuietConsoles();

  /** How many content scripts are registered to run by themselves. */
  async function registered(): Promise<number> {
    await desk.lookAtPopup();
    return desk.driver.executeScript<number>(
      "return (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts().then((scripts) => scripts.length);",
    );
  }

  async function toggle(expected: number): Promise<void> {
    await desk.flipAlways();
    await waitFor("the switch to take effect", async () => (await registered()) === expected);
  }

  it("is compared only on click at first", async () => {
    await desk.open(first ?? "/");
    assert.equal(await registered(), 0);
    await desk.lookAtPage();
    assert.deepEqual(await desk.marks(), []);
  });

  it("is marked while browsing once the reader has switched it on", async () => {
    await desk.open(first ?? "/");
    await desk.check();
    await toggle(1);
    await desk.lookAtPopup();
    await desk.screenshot("popup-site-always");
    for (const path of [second, third]) {
      await desk.open(path ?? "/");
      const marks = await desk.marksWhen("marks without a click", (found) => found.length > 0);
      assertMarksMatch(marks, await desk.report());
    }
  });

  it("leaves a front page of that site alone", async () => {
    await desk.open("/");
    const view = await desk.check();
    assert.equal(view.state, "noArticle");
    assert.deepEqual(await desk.marks(), []);
  });

  it("says in the popup that a page without other articles stays unmarked", async () => {
    await desk.open(CASES.uncovered);
    assert.equal((await desk.check()).state, "noOtherArticle");
    assert.deepEqual(await desk.marks(), []);
  });

  it("is left alone again once the reader has switched it off", async () => {
    await desk.open(first ?? "/");
    await desk.check();
    await toggle(0);
    await desk.open(second ?? "/");
    // Two frames after loading, a script that runs by itself would have begun; it would also keep a report.
    await desk.driver.executeScript(
      "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
    );
    assert.deepEqual(await desk.marks(), []);
    await assert.rejects(desk.report(), /no report/);
  });
});
