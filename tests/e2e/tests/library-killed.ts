// What is left of a sync when the whole browser dies in the middle of it? Everything that was written, and the rest comes
// with the next start: no article twice, none half-written.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { type Browser, launch } from "../harness/browser.ts";
import { Followed, SYNC } from "../harness/followed.ts";
import { requireFolder, testExtension } from "../harness/places.ts";
import { Reader } from "../harness/reader.ts";
import { browserName } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { OutletSite } from "../site/outlets.ts";
import { testSite } from "../site/pages.ts";
import { type Site, serve } from "../site/server.ts";

/** Articles in all segments, and the rows that tell of them, as they lie on the disk. */
const COUNTS = `return new Promise((resolve, reject) => {
  const opening = indexedDB.open("second-source-library");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const read = opening.result.transaction(["segments", "articles", "texts", "pending"]);
    const asking = ["articles", "texts", "pending"].map((name) => read.objectStore(name).count());
    const segments = read.objectStore("segments").getAll();
    read.onerror = () => reject(read.error);
    read.oncomplete = () => {
      opening.result.close();
      const held = segments.result.reduce((sum, { articles }) => sum + articles, 0);
      resolve([held, ...asking.map(({ result }) => result)]);
    };
  };
});`;

describe("a browser that is killed in the middle of a sync", () => {
  let browser: Browser | undefined;
  let pages: Site | undefined;
  let site: OutletSite | undefined;
  after(async () => {
    await browser?.close();
    await site?.close();
    await pages?.close();
  });

  /** A reader in a new browser, or in one with the profile that is left of the last. */
  async function sitDown(sample: Site, folder?: string): Promise<Reader> {
    const headed = Boolean(process.env.E2E_HEADED);
    browser = await launch(browserName, { headed, ...(folder && { folder }) });
    await browser.install(requireFolder(testExtension(browserName), "build it with `cargo xtask test`"));
    return Reader.sitDown(browser, sample);
  }

  it("has what it had, and brings the rest when it is started again: no article twice, none half-written", async () => {
    pages = await serve(testSite());
    site = await OutletSite.start();
    const first = new Followed(await sitDown(pages), site);
    const stories = site.outlets[0]?.articles.length ?? 0;
    await first.openPage();
    await first.ask("deleteAll", null);
    await first.follow(0);
    await first.rowsWhen("the first outlet", ([row]) => row?.articles === stories);
    await first.ended();
    // Some pages are here, one is on its way, the others were not asked for yet.
    site.hold("/ledger/story-1.html");
    await first.follow(1);
    await first.asked("/ledger/story-1.html");
    const { folder } = first.desk.browser;
    await first.desk.browser.kill();
    site.release();

    const second = new Followed(await sitDown(pages, folder), site);
    await second.openPage();
    await waitFor(
      "both outlets, with nobody asking",
      async () => {
        const rows = await second.rows();
        return rows.length === 2 && rows.every(({ articles }) => articles === stories);
      },
      { patience: SYNC, seen: () => second.rows() },
    );
    await second.ended();
    const all = 2 * stories;
    assert.deepEqual(await second.desk.driver.executeScript(COUNTS), [all, all, all, 0]);
    const { articles, total } = await second.ask<{ articles: { id: string; url: string }[]; total: number }>(
      "searchArticles",
      { words: "", offset: 0, limit: 50 },
    );
    assert.equal(total, all);
    assert.equal(new Set(articles.map(({ url }) => url)).size, all);
    for (const { id } of articles) {
      const whole = await second.ask<{ blocks: unknown[] } | null>("readStored", id);
      assert.ok((whole?.blocks.length ?? 0) > 1, `${id} is half-written`);
    }
    const courier = site.asked.filter((path) => /^\/courier\/story/.test(path));
    assert.equal(courier.length, stories, "what was here is not fetched again");
  });
});
