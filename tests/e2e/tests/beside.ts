// The true side panel, where the browser puts it: beside the page, following the reader from page to page and tab to tab.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import type { Reader } from "../harness/reader.ts";
import { browserName, expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

describe("the side panel beside a page", () => {
  let desk: Reader;
  const [first, second] = istanbulStory().articles.map((article) => article.path);
  before(async () => {
    desk = await reader();
    await desk.read(first ?? "/");
  });
  after(async () => {
    await desk.browser.closePanel(desk.pageWindow);
    await desk.lookAtPage();
  });
  expectQuietConsoles();

  const inPanel = <T>(expression: string) => desk.browser.inPanel<T>(desk.pageWindow, expression);
  const state = () => inPanel<string>(`document.querySelector("main")?.dataset.state ?? ""`);
  const panelShows = (wanted: string) =>
    waitFor(`the panel to be ${wanted}`, async () => (await state()) === wanted, { seen: state });
  const statements = () =>
    inPanel<string[]>(
      `[...document.querySelectorAll("button.claim .statement")].map((row) => row.textContent.trim())`,
    );

  /** Statements of the report that is kept for the tab. */
  const compared = async () => {
    const { claims, findings } = await desk.report();
    const found = new Set(findings.map(({ claim }) => claim));
    return claims
      .filter(({ id }) => found.has(id))
      .map(({ text }) => text.trim())
      .toSorted();
  };

  it("opens on the reader's click and holds the report of the page", async () => {
    if (browserName === "firefox") {
      await desk.browser.chooseFromMenu(desk.pageWindow, {
        id: "open-panel",
        title: "Open the side panel",
        tab: desk.tabId,
      });
    } else {
      await desk.lookAtPopup();
      await desk.driver.findElement({ css: '[data-testid="open-panel"]' }).click();
    }
    await panelShows("covered");
    assert.deepEqual((await statements())?.toSorted(), await compared());
  });

  it("leads the page to a statement", async () => {
    const wanted = await inPanel<string>(
      `(() => { const row = document.querySelector("button.claim"); row.click(); return row.querySelector(".statement").textContent.trim(); })()`,
    );
    await desk.lookAtPage();
    const current = await waitFor("the statement to be set off in the page", () =>
      desk.driver.executeScript<string | null>(
        `const [range] = CSS.highlights.get("second-source-current") ?? [];
         return range ? range.toString() : null;`,
      ),
    );
    assert.equal(current.replace(/\s+/g, " ").trim(), wanted?.replace(/\s+/g, " "));
  });

  it("follows the reader in the page", async () => {
    await desk.lookAtPage();
    await desk.driver.findElement({ css: "body" }).sendKeys(Key.chord(Key.ALT, "n"));
    const pointed = () => inPanel<number>(`document.querySelectorAll("li.pointed").length`);
    await waitFor("the row of the page's claim", async () => (await pointed()) === 1);
    await desk.lookAtPage();
    await desk.driver.findElement({ css: "body" }).sendKeys(Key.ESCAPE);
  });

  it("comes along when the reader scrolls in the page", async () => {
    const inView = () =>
      inPanel<string>(`document.querySelector("li.in-view, li.pointed")?.dataset.claim ?? ""`);
    const scrollTo = async (place: string) => {
      await desk.lookAtPage();
      await desk.driver.executeScript(`scrollTo({ top: ${place}, behavior: "instant" })`);
    };
    await scrollTo("0");
    const first = await waitFor(
      "the row of the first statement in the window",
      async () => (await inView()) || false,
      { seen: inView },
    );
    await scrollTo("document.documentElement.scrollHeight");
    await waitFor("the row of another", async () => ![first, "", undefined].includes(await inView()), {
      seen: inView,
    });
    await scrollTo("0");
    await waitFor("the first row again", async () => (await inView()) === first, { seen: inView });
  });

  it("goes with the reader to the next page, and shows no report of the page before", async () => {
    const before = await compared();
    await desk.open(second ?? "/");
    await panelShows("idle");
    assert.deepEqual(await statements(), []);
    await inPanel(`document.querySelector('[data-testid="check"]').click()`);
    await panelShows("covered");
    const now = await compared();
    assert.deepEqual((await statements())?.toSorted(), now);
    assert.notDeepEqual(now, before);
  });

  it("goes with the reader to another tab and back", async () => {
    const other = await openTab();
    try {
      const there = () =>
        desk.browser.inPanel<string>(other.window, `document.querySelector("main")?.dataset.state`);
      await waitFor("the panel to follow", async () => (await there()) === "idle");
    } finally {
      await other.close();
    }
    await panelShows("covered");
  });

  /** Another tab beside the reader's, in front. Chromedriver opens tabs in any window; there the extension does it. */
  async function openTab(): Promise<{ window: string; close(): Promise<void> }> {
    const { driver } = desk;
    if (browserName === "firefox") {
      await desk.lookAtPage();
      await driver.switchTo().newWindow("tab");
      const window = await driver.getWindowHandle();
      const close = async () => {
        await driver.switchTo().window(window);
        await driver.close();
        await desk.lookAtPage();
      };
      return { window, close };
    }
    await desk.lookAtPopup();
    const id = await driver.executeScript<number>(
      `return chrome.tabs.get(arguments[0]).then(({ windowId }) => chrome.tabs.create({ windowId, url: "about:blank" }))
         .then(({ id }) => id);`,
      desk.tabId,
    );
    const close = async () => {
      await desk.lookAtPopup();
      await driver.executeScript("return chrome.tabs.remove(arguments[0])", id);
      await desk.lookAtPage();
    };
    return { window: desk.pageWindow, close };
  }
});
