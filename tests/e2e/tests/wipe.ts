// What the reader wipes is gone.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

describe("deleting everything", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
  });
  expectQuietConsoles();

  const open = async () => {
    await desk.openOwn("options.html", "main section");
    await desk.driver.manage().window().setRect({ width: 1000, height: 900 });
  };
  const find = (css: string) => desk.driver.findElement({ css });
  const stored = (key: string) =>
    desk.driver.executeScript<Record<string, unknown> | undefined>(
      `return (globalThis.browser ?? chrome).storage.local.get(null).then((all) => all[arguments[0]]);`,
      key,
    );

  it("deletes everything only after saying what will go, and takes the marks out of open pages", async () => {
    await desk.read(istanbulStory().articles[0]?.path ?? "/");
    await open();
    await desk.driver.executeScript(
      `return (globalThis.browser ?? chrome).storage.local.set({ sites: { "https://news.example/*": "never" } });`,
    );
    await waitFor("the site", async () => (await desk.driver.findElements({ css: ".sites li" })).length > 0);
    await find('[data-testid="wipe"]').click();
    assert.match(await find('[data-testid="wipe-what"]').getText(), /your choice for 1 site/);
    assert.equal(await desk.driver.executeScript("return document.activeElement.id"), "wipe-title");
    await desk.screenshot("options-wipe");
    await find('[data-testid="wipe-keep"]').click();
    assert.deepEqual(await stored("sites"), { "https://news.example/*": "never" });
    // An article that was deleted a moment ago lies there to be undone.
    await desk.driver.executeScript(ADD_AND_DELETE);
    assert.ok((await desk.driver.executeScript<number>(ROWS)) > 0);
    await find('[data-testid="wipe"]').click();
    await find('[data-testid="wipe-now"]').click();
    await waitFor(
      "all to be gone",
      async () => (await stored("sites")) === null || (await stored("sites")) === undefined,
    );
    await waitFor("the word", async () =>
      /Everything was deleted/.test(await find('[data-testid="said"]').getText()),
    );
    assert.equal(await desk.driver.executeScript(ROWS), 0, "no row and no copy to undo is left on the disk");
    await desk.marksWhen("no marks", (marks) => marks.length === 0);
    assert.equal(
      await desk.driver.executeScript("return document.querySelector('second-source-card');"),
      null,
    );
  });
});

const ADD_AND_DELETE = `
  const api = globalThis.browser ?? chrome;
  const ask = (method, argument) => api.runtime.sendMessage({ secondSource: 1, method, argument });
  const text = "The harbour bridge stays closed until Friday. Engineers found cracks in two of its piers on Monday. " +
    "About 4,000 drivers take the ferry meanwhile, the town said.";
  return ask("addArticle", { url: "https://anchor.example/bridge", outlet: "The Evening Anchor", title: "Bridge closed", text })
    .then(() => ask("deleteAll", null));`;

/** Rows in all stores of the library. */
const ROWS = `
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("second-source-library");
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const database = asked.result;
      const names = [...database.objectStoreNames];
      if (names.length === 0) return resolve(0);
      const change = database.transaction(names);
      const counts = names.map((name) => change.objectStore(name).count());
      change.oncomplete = () => {
        database.close();
        resolve(counts.reduce((sum, { result }) => sum + result, 0));
      };
    };
  });`;
