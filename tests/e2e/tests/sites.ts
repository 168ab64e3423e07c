// "Always on this site": marks without a click, and an end to it whenever the reader says so.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { noCardComes, pressAlt } from "../harness/card.ts";
import type { Reader } from "../harness/reader.ts";
import { assertMarksMatch } from "../harness/report.ts";
import { browserName, expectQuietConsoles, reader } from "../harness/suite.ts";
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

  it("has its reader put into articles only: other pages get the detector and no more", async () => {
    // The content scripts' own world keeps what the reader left there.
    const readerIsIn = async () => {
      await desk.lookAtPopup();
      return desk.driver.executeScript<boolean>(
        `const api = globalThis.browser ?? chrome;
         const target = { tabId: arguments[0] };
         const look = () => api.scripting.executeScript({ target, func: () => "secondSourceStop" in globalThis });
         // Between two looks the background has answered: whatever the detector asked of it before is under way.
         return look()
           .then(() => api.runtime.sendMessage({ secondSource: 1, method: "listLibrary", argument: null }))
           .then(look)
           .then(([{ result }]) => result);`,
        desk.tabId,
      );
    };
    for (const path of ["/", CASES.search]) {
      await desk.open(path);
      assert.equal(await readerIsIn(), false, path);
    }
    await desk.open(first ?? "/");
    await waitFor("the reader in an article", readerIsIn);
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

describe("a site that is compared in the panel only", () => {
  let desk: Reader;
  const [first] = istanbulStory().articles.map((article) => article.path);
  before(async () => {
    desk = await reader();
    await desk.read(first ?? "/");
    await desk.check();
    await desk.chooseSite(() => "panelOnly");
  });
  after(() => backToClick(desk, first ?? "/"));
  expectQuietConsoles();

  const ownElements = () =>
    desk.driver.executeScript<number>(
      "return document.querySelectorAll('second-source-card:not([hidden])').length + [...CSS.highlights.keys()].filter((name) => name.startsWith('second-source')).length;",
    );

  it("loses its marks at once, and keeps its report", async () => {
    await desk.marksWhen("no marks", (marks) => marks.length === 0);
    assert.equal(await desk.driver.executeScript("return document.adoptedStyleSheets.length;"), 0);
    assert.ok((await desk.report()).findings.length > 0);
  });

  it("is compared without a trace in the page", async () => {
    await desk.open(CASES.listening);
    const report = await waitFor("a report without a click", () => desk.report());
    assert.equal(report.coverage, "covered");
    assert.ok(report.findings.length > 0);
    await desk.lookAtPage();
    assert.deepEqual(await desk.marks(), []);
    assert.equal(await ownElements(), 0, "nothing that the page's scripts could read");
    assert.deepEqual(
      await desk.driver.executeScript("return window.heard;"),
      [],
      "nothing is said to the page",
    );
    assert.equal(
      await desk.driver.executeScript("return document.adoptedStyleSheets.length;"),
      0,
      "no style sheet of ours",
    );
    // Keys and panel have nothing to act on, and the page hears its keys.
    await pressAlt(desk.driver, "n");
    await noCardComes(desk.driver);
    const view = await desk.check();
    assert.equal(view.state, "covered", view.text);
    assert.deepEqual(await desk.marks(), []);
  });
});

describe("a site that is never compared", () => {
  let desk: Reader;
  const [first, second] = istanbulStory().articles.map((article) => article.path);
  before(async () => {
    desk = await reader();
    await desk.read(first ?? "/");
    await desk.check();
    await desk.chooseSite(() => "never");
  });
  after(() => backToClick(desk, first ?? "/"));
  expectQuietConsoles();

  it("loses its marks at once, and the card with them", async () => {
    await desk.marksWhen("no marks", (marks) => marks.length === 0);
    await waitFor("nothing of ours in the page", () =>
      desk.driver.executeScript<boolean>("return document.querySelector('second-source-card') === null;"),
    );
  });

  it("is not read, not even on click, and the popup says why", async () => {
    // The permission went with the choice; the reader's click on the button would let the extension in.
    await desk.browser.allowHosts();
    await desk.open(second ?? "/");
    const view = await desk.check();
    assert.equal(view.state, "off", view.text);
    assert.notEqual(view.text, "");
    await desk.lookAtPopup();
    await desk.screenshot("popup-site-never");
    assert.deepEqual(await desk.marks(), []);
    await assert.rejects(desk.report(), /no report/);
  });
});

describe("a site whose permission the reader takes back in the browser", {
  skip: browserName === "chromium" && "Chromium's build under test holds the permission for good",
}, () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
  });
  after(() => desk.browser.allowHosts());
  expectQuietConsoles();

  it("loses its marks at once, and other pages keep theirs", async () => {
    await desk.read(istanbulStory().articles[0]?.path ?? "/");
    const takeBack = async (origin: string) => {
      await desk.lookAtPopup();
      await desk.driver.executeScript(
        "return browser.permissions.remove({ origins: [arguments[0]] });",
        origin,
      );
    };
    await takeBack("http://localhost/*");
    await desk.marksWhen("its marks", (marks) => marks.length > 0);
    await takeBack("http://127.0.0.1/*");
    await desk.marksWhen("no marks", (marks) => marks.length === 0);
    assert.equal(
      await desk.driver.executeScript("return document.querySelector('second-source-card');"),
      null,
    );
  });
});

/** Whatever failed: later tests start from "on click". */
async function backToClick(desk: Reader, path: string): Promise<void> {
  await desk.browser.allowHosts();
  await desk.open(path);
  await desk.check();
  await desk.chooseSite(() => "onClick");
  await desk.lookAtPopup();
  await waitFor("no script to run by itself", () =>
    desk.driver.executeScript<boolean>(
      `const api = globalThis.browser ?? chrome;
       return Promise.all([api.scripting.getRegisteredContentScripts(), api.storage.local.get("sites")])
         .then(([scripts, { sites }]) => scripts.length === 0 && Object.keys(sites ?? {}).length === 0);`,
    ),
  );
}
