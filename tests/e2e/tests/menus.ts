// The context menu: compare the page, or what is selected, and open the panel, without the toolbar button.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { assertMarksMatch } from "../harness/report.ts";
import { browserName, expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

const NO_HAND =
  "Chromium opens its side panel for a hand alone, and draws its menus out of a driver's reach; beside.ts opens it by a click";

describe("the context menu of a page", () => {
  let desk: Reader;
  const [first, second] = istanbulStory().articles.map((article) => article.path);
  before(async () => {
    desk = await reader();
    // The background is at work, as it is for a reader who has just read something.
    await desk.read(first ?? "/");
  });
  expectQuietConsoles();

  const choose = (id: string, title: string) =>
    desk.browser.chooseFromMenu(desk.pageWindow, { id, title, tab: desk.tabId });

  it("compares the page, which is marked without a click on the toolbar", async () => {
    await desk.open(second ?? "/");
    await choose("compare-page", "Compare this page");
    const marks = await desk.marksWhen("marks", (found) => found.length > 0);
    assertMarksMatch(marks, await desk.report());
  });

  it("opens the side panel, which holds the report of the page", {
    skip: browserName === "chromium" && NO_HAND,
  }, async () => {
    await desk.read(first ?? "/");
    await choose("open-panel", "Open the side panel");
    const state = () =>
      desk.browser.inPanel<string>(desk.pageWindow, `document.querySelector("main")?.dataset.state ?? ""`);
    await waitFor("the panel with its report", async () => (await state()) === "covered", { seen: state });
    await desk.browser.closePanel(desk.pageWindow);
    await waitFor("the panel to close", async () => (await state()) === undefined, { seen: state });
  });

  it("compares the selected statements alone, and the popup says so", async () => {
    const { report } = await desk.read(first ?? "/");
    const wanted = report.claims.find(({ id }) => report.findings.some(({ claim }) => claim === id));
    await desk.lookAtPage();
    await desk.driver.executeScript(
      `for (const paragraph of document.querySelectorAll("article p, main p")) {
         if (!paragraph.textContent.replace(/\\s+/g, " ").includes(arguments[0])) continue;
         getSelection().selectAllChildren(paragraph);
         paragraph.scrollIntoView({ block: "center" });
         return;
       }`,
      wanted?.text.replace(/\s+/g, " ").trim() ?? "",
    );
    await choose("compare-selection", "Compare the selected text");
    const selected = await waitFor("the selection's report", async () => {
      const now = await desk.report();
      return now.claims.length < report.claims.length && now;
    });
    assert.ok(selected.claims.some(({ text }) => text === wanted?.text));
    const marks = await desk.marksWhen("fewer marks", (found) => found.length <= selected.findings.length);
    assertMarksMatch(marks, selected);
    const view = await desk.check();
    assert.match(view.text, /Only the statements that you had selected/);
  });
});
