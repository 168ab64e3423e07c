// The engine side of the library, with the browser's own IndexedDB, alarms and background: what a stop in the middle, a
// second window and a damaged disk do to a sync, what leaves the machine, and whether articles are compared with it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Followed, SYNC } from "../harness/followed.ts";
import type { Reader } from "../harness/reader.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { OutletSite } from "../site/outlets.ts";
import { istanbulStory } from "../site/stories.ts";

describe("a sync in a browser", () => {
  let desk: Reader;
  let site: OutletSite;
  let library: Followed;
  before(async () => {
    site = await OutletSite.start();
    desk = await reader();
    library = await Followed.empty(desk, site);
  });
  after(async () => {
    if (library) await library.ask("deleteAll", null);
    await site?.close();
  });
  expectQuietConsoles();

  const stories = () => site.outlets[0]?.articles.length ?? 0;
  /** Articles in all segments on the disk: a row more or less in the lists would not show a second copy. */
  const stored = () =>
    desk.driver.executeScript<number>(`return new Promise((resolve, reject) => {
      const opening = indexedDB.open("second-source-library");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const asking = opening.result.transaction("segments").objectStore("segments").getAll();
        asking.onerror = () => reject(asking.error);
        asking.onsuccess = () => {
          opening.result.close();
          resolve(asking.result.reduce((sum, { articles }) => sum + articles, 0));
        };
      };
    });`);
  const pages = () => site.asked.filter((path) => /story-\d+\.html$/.test(path));

  it("has nothing to do with the samples, which are evidence for nothing once they are hidden", async () => {
    const [sample] = istanbulStory().articles;
    for (const hideSamples of [true, false]) {
      await library.ask("changeSettings", { hideSamples });
      await desk.open(sample?.path ?? "");
      const popup = await desk.check(SYNC);
      assert.equal(popup.state === "covered", !hideSamples, popup.text);
      await library.openPage();
    }
  });

  it("that the browser ends in the middle is gone on with, and no article is there twice", async () => {
    site.hold("/courier/story-1.html");
    await library.follow(0);
    await library.asked("/courier/story-1.html");
    await desk.browser.stopBackground();
    site.release();
    await library.openPage();
    await waitFor("all articles", async () => (await library.rows())[0]?.articles === stories(), {
      patience: SYNC,
      seen: () => library.rows(),
    });
    await library.ended();
    const { articles, total } = await library.ask<{ articles: { url: string }[]; total: number }>(
      "searchArticles",
      {
        words: "",
        offset: 0,
        limit: 50,
      },
    );
    assert.equal(total, stories());
    assert.equal(new Set(articles.map(({ url }) => url)).size, stories());
    assert.equal(await stored(), stories(), "a second copy lies in a segment");
    assert.equal(
      site.asked.filter((path) => path === "/courier/feed.xml").length,
      2,
      "once to look, once to sync",
    );
  });

  it("asked for in two windows at once is one sync", async () => {
    await library.follow(1);
    await desk.driver.executeScript(
      `const ask = () => (globalThis.browser ?? chrome).runtime
         .sendMessage({ secondSource: 1, method: "syncNow", argument: null });
       return Promise.all([ask(), ask(), ask()]).then(() => true);`,
    );
    await waitFor(
      "both outlets",
      async () => (await library.rows()).every(({ articles }) => articles === stories()),
      {
        patience: SYNC,
        seen: () => library.rows(),
      },
    );
    await library.ended();
    const ledger = pages().filter((path) => path.startsWith("/ledger"));
    assert.equal(new Set(ledger).size, ledger.length, "no page was fetched twice");
  });

  it("makes an article's story known, also to a background that was stopped since", async () => {
    const [article] = site.outlets[2]?.articles ?? [];
    for (const stop of [false, true]) {
      if (stop) await desk.browser.stopBackground();
      await desk.open(article?.url ?? "");
      const popup = await desk.check(SYNC);
      assert.equal(popup.state, "covered", popup.text);
      const report = await desk.report();
      const outlets = report.story?.articles.map(({ source }) => source.outlet) ?? [];
      assert.ok(
        outlets.some((name) => name === "Carrow Courier" || name === "Lindhaven Ledger"),
        String(outlets),
      );
    }
  });

  /** Changes the bytes of every stored index, as a failing disk or an older version would have them. */
  async function spoil(how: "damaged" | "format"): Promise<void> {
    await library.openPage();
    await desk.driver.executeScript(
      `const how = arguments[0];
       return new Promise((resolve, reject) => {
         const open = indexedDB.open("second-source-library");
         open.onerror = () => reject(open.error);
         open.onsuccess = () => {
           const change = open.result.transaction("indexes", "readwrite");
           const cursor = change.objectStore("indexes").openCursor();
           cursor.onsuccess = () => {
             const at = cursor.result;
             if (!at) return;
             // The fifth byte is the version of the format.
             if (how === "format") at.value[4] = 1;
             else at.value.fill(7, 90, 120);
             at.update(at.value);
             at.continue();
           };
           change.oncomplete = () => { open.result.close(); resolve(true); };
           change.onerror = () => reject(change.error);
         };
       });`,
      how,
    );
  }

  for (const [what, code] of [
    ["a damaged disk has lost", "damaged"],
    ["an older version wrote in another format", "format"],
  ] as const) {
    it(`mends what ${what}`, async () => {
      await spoil(code);
      await desk.browser.stopBackground();
      const [article] = site.outlets[2]?.articles ?? [];
      await desk.open(article?.url ?? "");
      await desk.check(SYNC);
      await library.openPage();
      await library.rowsWhen("a row that tells of it", (rows) =>
        rows.some(({ trouble }) => trouble?.code === code),
      );
      await library.syncs();
      await library.rowsWhen("the articles again", (rows) =>
        rows.every(({ articles, trouble }) => articles === stories() && trouble === undefined),
      );
    });
  }

  it("asked for nothing but feeds, front pages and articles, without cookies and referrer", () => {
    const expected = /^\/(courier|ledger|meridian)\/(feed\.xml|story-\d+\.html)?$|^\/favicon\.ico$/;
    assert.deepEqual(
      site.asked.filter((path) => !expected.test(path)),
      [],
    );
    const bySync = site.headers.filter((headers) => !/text\/html.*image|image\//.test(headers.accept ?? ""));
    assert.ok(bySync.length > 2 * stories());
    for (const headers of bySync) {
      assert.equal(headers.cookie, undefined);
      assert.equal(headers.referer, undefined);
    }
  });
});
