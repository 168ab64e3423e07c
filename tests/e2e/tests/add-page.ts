// "Add this page": a reader keeps the page in view, by button, menu or key.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { Followed } from "../harness/followed.ts";
import type { Reader } from "../harness/reader.ts";
import { browserName, expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { OutletSite } from "../site/outlets.ts";

const NO_KEYS = "Chromium keeps command keys from drivers, and an extension cannot set them there";

describe("a page that the reader adds", () => {
  let desk: Reader;
  let site: OutletSite;
  let library: Followed;
  before(async () => {
    site = await OutletSite.start();
    desk = await reader();
    library = new Followed(desk, site);
  });
  beforeEach(async () => {
    await library.openPage();
    await library.ask("deleteAll", null);
  });
  after(async () => {
    if (library) await library.ask("deleteAll", null);
    await site?.close();
  });
  expectQuietConsoles();

  const article = (at: number) => site.outlets[0]?.articles[at] ?? { url: "", title: "" };

  /** The article, and nothing else, is in the library as the reader's own. */
  async function assertAdded({ url, title }: { url: string; title: string }): Promise<void> {
    await library.openPage();
    await library.rowsWhen("the article", ([row]) => row?.articles === 1);
    const { articles } = await library.ask<{ articles: { url: string; title: string; text: string }[] }>(
      "searchArticles",
      { words: "", offset: 0, limit: 10 },
    );
    const found = articles.map((row) => ({ url: row.url, title: row.title, text: row.text }));
    assert.deepEqual(found, [{ url, title, text: "reader" }]);
  }

  /** What stands on the toolbar button while the reader's tab is in front. */
  async function badge(): Promise<string> {
    await desk.lookAtPopup();
    return desk.driver.executeScript<string>(
      "return (globalThis.browser ?? chrome).action.getBadgeText({ tabId: arguments[0] });",
      desk.tabId,
    );
  }

  /** Presses the popup's button, and waits for its word. */
  async function press(expected: RegExp): Promise<void> {
    await desk.lookAtPopup();
    await desk.driver.findElement({ css: '[data-testid="add-page"]' }).click();
    const said = () => desk.driver.findElement({ css: '[data-testid="page-added"]' }).getText();
    await waitFor(`the popup to say ${expected}`, async () => expected.test(await said()), { seen: said });
  }

  it("in the popup is said to be there, and is there once", async () => {
    await desk.open(article(0).url);
    await desk.check();
    await press(/^Added to your library$/);
    await desk.screenshot("popup-page-added");
    await press(/^Already in your library$/);
    await assertAdded(article(0));
  });

  it("in the popup is refused where there is no article, with the reason", async () => {
    await desk.open(site.outlets[0]?.home ?? "");
    await desk.check();
    await press(/^Not added\. .+/);
    assert.deepEqual(await library.rows(), []);
  });

  it("by the context menu is told on the toolbar button", async () => {
    await desk.open(article(1).url);
    const entry = { id: "add-page", title: "Add this page to your library", tab: desk.tabId };
    await desk.browser.chooseFromMenu(desk.pageWindow, entry);
    await waitFor("the button to tell", async () => (await badge()) === "✓", { seen: badge });
    await assertAdded(article(1));
  });

  it("by a key that the reader has chosen is told there too", {
    skip: browserName === "chromium" && NO_KEYS,
  }, async () => {
    await desk.driver.executeScript(
      `return browser.commands.update({ name: "add-page", shortcut: "Alt+Shift+L" });`,
    );
    await desk.open(article(2).url);
    assert.ok(await desk.browser.pressCommand(desk.pageWindow, "L"), "the command has the key");
    await waitFor("the button to tell", async () => (await badge()) === "✓", { seen: badge });
    await assertAdded(article(2));
    await desk.driver.executeScript(`return browser.commands.reset("add-page");`);
  });
});
