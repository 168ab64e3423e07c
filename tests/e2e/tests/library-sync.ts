// The engine side of the library, with the browser's own IndexedDB, alarms and background: what a stop in the middle, a
// second window and a damaged disk do to a sync, what leaves the machine, and whether articles are compared with it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { OutletSite } from "../site/outlets.ts";

/** A sync on a busy machine, the core that reads pages loaded for it. */
const SYNC = 60_000;

interface Row {
  readonly name: string;
  readonly articles: number;
  readonly trouble?: { readonly code: string };
}

describe("a sync in a browser", () => {
  let desk: Reader;
  let site: OutletSite;
  before(async () => {
    site = await OutletSite.start();
    // Browsers ask for an icon by themselves; a missing one would stand in the console.
    site.publish("/favicon.ico", "image/x-icon", "");
    desk = await reader();
    await openPage();
    await ask("deleteAll", null);
  });
  after(async () => {
    if (desk) await ask("deleteAll", null);
    await site?.close();
  });
  expectQuietConsoles();

  const stories = () => site.outlets[0]?.articles.length ?? 0;
  const pages = () => site.asked.filter((path) => /story-\d+\.html$/.test(path));

  /** A page of the extension: it may ask, and wakes the background. */
  async function openPage(): Promise<void> {
    await desk.lookAtPopup();
    await desk.driver.get(`${desk.browser.origin()}/library.html#outlets`);
  }

  async function ask<T>(method: string, argument: unknown): Promise<T> {
    await desk.lookAtPopup();
    const answer = await desk.driver.executeScript<{ ok: boolean; value: T; failure?: { message: string } }>(
      `return (globalThis.browser ?? chrome).runtime
         .sendMessage({ secondSource: 1, method: arguments[0], argument: JSON.parse(arguments[1]) });`,
      method,
      JSON.stringify(argument),
    );
    assert.ok(answer.ok, `${method}: ${answer.failure?.message}`);
    return answer.value;
  }

  async function rows(): Promise<Row[]> {
    return (await ask<{ outlets: Row[] }>("listLibrary", null)).outlets;
  }

  async function ended(): Promise<void> {
    const state = () =>
      desk.driver.executeScript<{ state?: string } | undefined>(
        `return (globalThis.browser ?? chrome).storage.session.get("library-sync").then((all) => all["library-sync"]);`,
      );
    await waitFor("the sync to end", async () => (await state())?.state === "ended", {
      patience: SYNC,
      seen: state,
    });
  }

  /** The reader types the outlet's address and follows what is found. */
  async function follow(at: number): Promise<void> {
    const outlet = site.outlets[at];
    const found = await ask<{ feeds: { url: string }[] }>("findFeeds", outlet?.home ?? "");
    assert.deepEqual(
      found.feeds.map(({ url }) => url),
      [outlet?.feed],
    );
    await ask("followOutlets", [{ name: outlet?.name, home: outlet?.home, feeds: [outlet?.feed] }]);
  }

  it("that the browser ends in the middle is gone on with, and no article is there twice", async () => {
    site.hold("/courier/story-1.html");
    await follow(0);
    await waitFor("the page that is held back", async () => site.asked.includes("/courier/story-1.html"), {
      patience: SYNC,
    });
    await desk.browser.stopBackground();
    site.release();
    await openPage();
    await waitFor("all articles", async () => (await rows())[0]?.articles === stories(), {
      patience: SYNC,
      seen: rows,
    });
    await ended();
    const { articles, total } = await ask<{ articles: { url: string }[]; total: number }>("searchArticles", {
      words: "",
      offset: 0,
      limit: 50,
    });
    assert.equal(total, stories());
    assert.equal(new Set(articles.map(({ url }) => url)).size, stories());
    assert.equal(
      site.asked.filter((path) => path === "/courier/feed.xml").length,
      2,
      "once to look, once to sync",
    );
  });

  it("asked for in two windows at once is one sync", async () => {
    await follow(1);
    await desk.driver.executeScript(
      `const ask = () => (globalThis.browser ?? chrome).runtime
         .sendMessage({ secondSource: 1, method: "syncNow", argument: null });
       return Promise.all([ask(), ask(), ask()]).then(() => true);`,
    );
    await waitFor(
      "both outlets",
      async () => (await rows()).every(({ articles }) => articles === stories()),
      {
        patience: SYNC,
        seen: rows,
      },
    );
    await ended();
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

  it("mends what a damaged disk has lost", async () => {
    await openPage();
    await desk.driver.executeScript(
      `return new Promise((resolve, reject) => {
         const open = indexedDB.open("second-source-library");
         open.onerror = () => reject(open.error);
         open.onsuccess = () => {
           const change = open.result.transaction("indexes", "readwrite");
           const cursor = change.objectStore("indexes").openCursor();
           cursor.onsuccess = () => {
             const at = cursor.result;
             if (!at) return;
             at.value.fill(7, 90, 120);
             at.update(at.value);
             at.continue();
           };
           change.oncomplete = () => { open.result.close(); resolve(true); };
           change.onerror = () => reject(change.error);
         };
       });`,
    );
    await desk.browser.stopBackground();
    const [article] = site.outlets[2]?.articles ?? [];
    await desk.open(article?.url ?? "");
    await desk.check(SYNC);
    await openPage();
    const damaged = await rows();
    assert.ok(
      damaged.some(({ trouble }) => trouble?.code === "damaged"),
      JSON.stringify(damaged),
    );
    await ask("syncNow", null);
    await waitFor(
      "the articles again",
      async () => (await rows()).every(({ articles }) => articles === stories()),
      {
        patience: SYNC,
        seen: rows,
      },
    );
    await ended();
    assert.ok((await rows()).every(({ trouble }) => trouble === undefined));
  });

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
