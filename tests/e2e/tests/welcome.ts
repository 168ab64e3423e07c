// The first day: three steps, and a sample story with marks.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { HIGHLIGHTS, readMarks, verdictMarks } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import {
  assertAccessible,
  assertReachable,
  cutOff,
  moving,
  narrow,
  smallTargets,
  speak,
} from "../harness/screens.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";

describe("the first day", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
    await desk.openOwn("welcome.html", "main[data-step]");
    await desk.driver.manage().window().setRect({ width: 1000, height: 900 });
  });
  after(async () => {
    await desk.lookAtPopup();
    await speak(desk, undefined);
    await desk.driver.manage().window().setRect({ width: 460, height: 760 });
  });
  expectQuietConsoles();

  const click = (testId: string) => desk.driver.findElement({ css: `[data-testid="${testId}"]` }).click();
  const step = async (number: number) => {
    await waitFor(
      `step ${number}`,
      async () => (await desk.driver.findElements({ css: `main[data-step="${number}"]` })).length > 0,
    );
  };

  it("begins when the extension is installed", () => {
    assert.equal(desk.welcomed, `${desk.browser.origin()}/welcome.html`);
  });

  it("leads through three steps and back, with the browser's own button, too", async () => {
    await desk.lookAtPopup();
    await step(1);
    await assertAccessible(desk, "welcome-1");
    await click("next");
    await step(2);
    assert.equal(await desk.driver.executeScript("return document.activeElement.tagName"), "H1");
    await waitFor(
      "the picker",
      async () => (await desk.driver.findElements({ css: "form.picker" })).length > 0,
    );
    await assertAccessible(desk, "welcome-2");
    await click("next");
    await step(3);
    await assertAccessible(desk, "welcome-3");
    assert.deepEqual(await smallTargets(desk), []);
    assert.deepEqual(await moving(desk), []);
    await assertReachable(desk);
    await desk.driver.navigate().back();
    await step(2);
    await desk.driver.navigate().forward();
    await step(3);
  });

  it("shows a sample story whose marks are those of its report", async () => {
    await desk.lookAtPopup();
    await click("open-sample");
    const marks = await waitFor("marks in the sample", async () => {
      const found = verdictMarks(await readMarks(desk.driver));
      return found.length > 0 && found;
    });
    const names = new Set(marks.map(({ name }) => name));
    assert.ok(names.has(HIGHLIGHTS.corroborated) && names.has(HIGHLIGHTS.conflicting), [...names].join());
    await assertAccessible(desk, "sample-story");
    const led = await desk.driver.executeScript<string>(FOCUS_FIRST_CONFLICT);
    assert.equal(led, "done", "the panel leads the sample page to a claim as it does any other");
    await waitFor("the statement to be set off", () =>
      desk.driver.executeScript<boolean>("return CSS.highlights.get('second-source-current')?.size > 0"),
    );
    const leads = await desk.driver.executeScript<string[]>(
      "return [...document.querySelectorAll('nav a')].map((link) => link.href);",
    );
    assert.ok(
      leads.length > 0 && leads.every((link) => link.startsWith(desk.browser.origin())),
      leads.join(),
    );
  });

  it("fits a narrow window at 200 % and reads from right to left", async () => {
    await speak(desk, "ar");
    for (const number of [1, 3]) {
      await desk.openOwn(`welcome.html#${number}`, `main[data-step="${number}"]`);
      assert.deepEqual(await cutOff(desk), []);
      await narrow(desk, 500, `welcome-${number}-rtl-narrow`);
      await assertAccessible(desk, `welcome-${number}-rtl`);
    }
    await speak(desk, undefined);
  });
});

/** Asks as the panel asks: of the background, which hands it on to the tab of the sample page. */
const FOCUS_FIRST_CONFLICT = `
  const api = globalThis.browser ?? chrome;
  return api.tabs.getCurrent().then(async ({ id: tab }) => {
    const { ["tab:" + tab]: { report } } = await api.storage.session.get("tab:" + tab);
    const { claim } = report.findings.find(({ verdict }) => verdict === "conflicting");
    const argument = { tab, claim, how: "show" };
    const answer = await api.runtime.sendMessage({ secondSource: 1, method: "focusClaim", argument });
    return answer.value ?? answer.failure.message;
  });`;
