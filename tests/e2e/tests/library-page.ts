// The reader's library, from the first step to the last: outlets on this machine, a real sync, real files.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { violations } from "../harness/accessibility.ts";
import { extensionOffering, filesOf, LibraryPage } from "../harness/library.ts";
import type { Reader } from "../harness/reader.ts";
import { browserName, expectQuietConsoles, readerWith } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { MOVED, OutletSite } from "../site/outlets.ts";

/** A sync on a busy machine: some seconds for a dozen articles, and once the core that reads pages is loaded. */
const SYNC = 60_000;

describe("the library's page", () => {
  let desk: Reader;
  let page: LibraryPage;
  let site: OutletSite;
  before(async () => {
    site = await OutletSite.start();
    desk = await readerWith(extensionOffering(browserName, [...site.outlets.slice(1), site.moved]));
    page = new LibraryPage(desk);
    await desk.lookAtPopup();
    await desk.driver.manage().window().setRect({ width: 1000, height: 900 });
  });
  after(async () => {
    await desk?.lookAtPopup();
    await desk?.driver.manage().window().setRect({ width: 460, height: 760 });
    await site?.close();
  });
  expectQuietConsoles();

  const [courier, ledger] = ["Carrow Courier", "Lindhaven Ledger"] as const;
  const stories = () => site.outlets[0]?.articles.length ?? 0;

  /** Pictures in light and dark, and nothing that axe-core objects to in either. */
  async function look(name: string): Promise<void> {
    for (const scheme of ["light", "dark"] as const) {
      await desk.browser.setColourScheme(scheme);
      await desk.screenshot(`library-${name}-${scheme}`);
      assert.deepEqual(await violations(desk.driver), [], `${name}, ${scheme}`);
    }
    await desk.browser.setColourScheme("light");
  }

  it("of an empty library leads to the first step", async () => {
    await page.open("outlets");
    assert.match(await page.textOf("empty-library"), /Your library is empty/);
    await look("empty");
    await page.press("pick");
    await page.shows("pick");
  });

  it("finds the feed of a site whose address the reader types, and syncs it", async () => {
    await page.open("add");
    await page.type("address", "no address");
    await page.press("look");
    assert.match(await page.textOf("address-problem"), /This is no web address/);
    await page.type("address", site.outlets[0]?.home ?? "");
    await page.press("look");
    assert.match(await page.textOf("found-feeds"), /1 feed found/);
    await look("address-found");
    await page.press("follow");
    await page.says("address-done", /is in your library now/);
    await page.open("outlets");
    await page.says("sync-ended", /^Synced/, SYNC);
    await page.outlet(courier, new RegExp(`^${courier}\\n${stories()} articles`));
  });

  it("offers outlets to tick, and suggests a varied start", async () => {
    await page.open("pick");
    await page.type("picker-search", "le figaro");
    assert.equal((await page.rows("choices")).length, 0, "English is what this reader sees at first");
    await page.type("picker-search", "local press");
    assert.deepEqual(
      (await page.rows("choices")).map((row) => row.split("\n")[0]).sort(),
      [MOVED, "Istan Meridian", ledger].sort(),
    );
    await (await page.part("picker-search")).clear();
    await (await page.part("picker-search")).sendKeys(" ", Key.BACK_SPACE);
    await page.press("varied");
    await page.says("picker-counts", /12 outlets ticked · 12 countries · 12 owners/);
    await look("picker");
  });

  it("takes a reader who only has a keyboard from the picker to “ready”", async () => {
    await page.open("pick");
    site.hold("/ledger/story-1.html");
    await page.tabTo('[data-testid="picker-search"]');
    await page.keys("local press");
    await page.tabTo('[data-testid="choices"] input');
    for (let row = 0; row < 3; row++) {
      if (row > 0) await page.keys(Key.TAB);
      await page.keys(Key.SPACE);
    }
    await page.says("picker-counts", /3 outlets ticked/);
    await page.tabTo('[data-testid="picker-start"]');
    await page.keys(Key.ENTER);
    await page.says("sync-progress", /Reading articles/, SYNC);
    await look("syncing");
    site.release();
    const ready = await page.says("picker-ready", /^Ready/, SYNC);
    assert.match(ready, new RegExp(`Ready: ${2 * stories()} articles from 2 outlets`));
    assert.match(ready, /1 outlet could not be read in full/);
    assert.equal(
      await desk.driver.executeScript("return document.activeElement.innerText.startsWith('Ready');"),
      true,
      "the focus is on what is new",
    );
    await look("ready");
  });

  it("marks articles on their sites from then on", async () => {
    const scripts = await desk.driver.executeScript<{ matches: string[] }[]>(
      "return (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts();",
    );
    assert.deepEqual(
      scripts.flatMap(({ matches }) => matches),
      ["http://127.0.0.1/*"],
    );
  });

  it("lists outlets with their state, what is in trouble first, each with a remedy", async () => {
    await page.press("picker-next");
    await page.shows("outlets");
    const rows = await page.rows("outlets");
    assert.match(rows[0] ?? "", new RegExp(`^${MOVED}.*This feed has moved.*Look for its feed`, "s"));
    await page.outlet(ledger, new RegExp(`${stories()} articles · .*synced`));
    await look("outlets");
    await (await page.button(`Feeds: ${ledger}`)).click();
    assert.match(await page.textOf("feeds"), /\/ledger\/feed\.xml/);
    await (await page.button(`Look for its feed: ${MOVED}`)).click();
    await page.shows("add");
    assert.equal(await (await page.part("address")).getAttribute("value"), site.moved.home);
  });

  it("pauses an outlet, and brings a removed one back", async () => {
    await page.open("outlets");
    await (await page.button(`Pause: ${ledger}`)).click();
    await page.outlet(ledger, /paused/);
    await (await page.button(`Resume: ${ledger}`)).click();
    await page.button(`Pause: ${ledger}`);
    await (await page.button(`Remove: ${ledger}`)).click();
    await page.says("undo", new RegExp(`${ledger} was removed, with ${stories()} articles`));
    await look("undo");
    await page.press("undo-button");
    await page.outlet(ledger, new RegExp(`${stories()} articles`));
  });

  it("finds articles, shows their text, and brings a deleted one back", async () => {
    await page.open("articles");
    await page.says("articles-range", new RegExp(`1–${3 * stories()} of ${3 * stories()} articles`));
    await page.type("article-search", "ledger");
    await page.says("articles-range", new RegExp(`of ${stories()} articles`));
    const title = site.outlets[1]?.articles[0]?.title ?? "";
    await (await page.button(`Read here: ${title}`)).click();
    assert.ok((await page.textOf("stored-text")).length > 300, "the whole text is there");
    await look("articles");
    await (await page.button(`Delete: ${title}`)).click();
    await page.says("articles-range", new RegExp(`of ${stories() - 1} article`));
    await page.press("undo-button");
    await page.says("articles-range", new RegExp(`of ${stories()} articles`));
  });

  it("imports many files at once, and says of each what became of it", async () => {
    await page.open("add");
    const text =
      "A bridge\n\nThe council of Lindhaven approved 40 million for the bridge on Tuesday, 25 November 2026.";
    const lines = [1, 2].map((n) =>
      JSON.stringify({ id: `own-${n}`, title: `Own ${n}`, text: `${text} ${n}` }),
    );
    await page.choose(
      filesOf({
        "bridge.txt": text,
        "own.jsonl": `${lines.join("\n")}\n{"id":`,
        "empty.html": "",
        "paper.pdf": "%PDF-1.7",
      }),
    );
    await page.says("import-status", /^Imported\. Files done: 4 of 4/, SYNC);
    const [bridge, own, empty, paper] = await page.rows("imports");
    assert.match(bridge ?? "", /1 article added/);
    assert.match(own ?? "", /2 articles added · 1 article could not be read/);
    assert.match(empty ?? "", /This file is empty/);
    assert.match(paper ?? "", /Files of this kind are not read/);
    await look("imported");
    await page.open("outlets");
    await page.outlet("Added by you", /3 articles/);
  });

  it("takes files that are dropped on it", async () => {
    await page.open("add");
    await desk.driver.executeScript(
      `const files = new DataTransfer();
       files.items.add(new File([arguments[0]], "dropped.md"));
       document.querySelector('[data-testid="drop"]')
         .dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));`,
      "# Ferry\n\nThe harbour ferry to Eastgate carried 1,200 people on Monday, the port authority said.",
    );
    await page.says("import-status", /^Imported\. Files done: 1 of 1/, SYNC);
    assert.match((await page.rows("imports"))[0] ?? "", /1 article added/);
  });

  it("exports what it imports again: articles, a library file, a list of feeds", async () => {
    const all = 3 * stories() + 4;
    await page.open("add");
    await page.press("export-jsonl");
    const lines = await page.downloaded(".jsonl");
    assert.equal(lines.content.toString().trim().split("\n").length, all);
    await page.press("export-opml");
    const feeds = await page.downloaded(".opml");
    assert.equal(feeds.content.toString().match(/<outline /g)?.length, 4);
    await page.press("export-seg");
    const library = await page.downloaded(".seg");
    await page.choose([lines.path, library.path, feeds.path]);
    await page.says("import-status", /^Imported\. Files done: 3 of 3/, SYNC);
    const results = await page.rows("imports");
    // Each is what it was before: the outlets' articles go one day, the reader's own stay.
    assert.match(results[0] ?? "", new RegExp(`${all} articles known already`));
    assert.match(results[1] ?? "", new RegExp(`${all} articles known already`));
    assert.match(results[2] ?? "", /4 outlets in this list/);
  });

  it("subscribes to a library that someone publishes", async () => {
    const { content } = await page.downloaded(".seg");
    const segment = {
      file: "2026-11-25.a1b2.seg",
      articles: 3 * stories() + 4,
      bytes: content.length,
      sha256: createHash("sha256").update(content).digest("hex"),
    };
    const manifest = {
      format: 1,
      title: "Four papers",
      publisher: "A reader",
      updated: "2026-11-25",
      segments: [segment],
    };
    site.publish("/published/manifest.json", "application/json", JSON.stringify(manifest));
    site.publish(`/published/${segment.file}`, "application/octet-stream", content);
    page.forgetDownloads();
    await page.open("add");
    await page.type("address", `${site.origin}/published/`);
    await page.press("look");
    assert.match(await page.textOf("found-library"), /Four papers.*Published by A reader/s);
    await page.press("subscribe");
    await page.says("address-done", /“Four papers” is in your library now/);
    await page.open("outlets");
    await page.outlet("Four papers", new RegExp(`published library.*${3 * stories() + 4} articles`, "s"));
  });

  it("changes what is kept only when told to, and hides the samples", async () => {
    await page.open("storage");
    await look("storage");
    await desk.driver.executeScript(
      `const select = document.querySelector('[data-testid="retention"]');
       select.value = "30";
       select.dispatchEvent(new Event("change", { bubbles: true }));`,
    );
    await page.press("apply");
    await page.open("outlets");
    await page.press("samples-shown");
    await waitFor("samples to be hidden", () =>
      desk.driver.executeScript<boolean>(
        "return document.querySelector('[data-testid=\"samples-shown\"]').getAttribute('aria-checked') === 'false';",
      ),
    );
    const kept = await desk.driver.executeScript<Record<string, unknown>>(
      "return (globalThis.browser ?? chrome).storage.local.get('library-settings').then((all) => all['library-settings']);",
    );
    assert.equal(kept.retentionDays, 30);
    assert.equal(kept.hideSamples, true);
    await page.press("samples-shown");
  });

  it("fits a narrow window, right-to-left too, without scrolling sideways", async () => {
    const { driver } = desk;
    // 500 of 1000 pixels are what a zoom of 200 % leaves.
    await driver.manage().window().setRect({ width: 500, height: 900 });
    for (const direction of ["rtl", "ltr"]) {
      for (const view of ["outlets", "pick", "articles", "add", "storage"] as const) {
        await page.open(view);
        await driver.executeScript("document.documentElement.dir = arguments[0];", direction);
        const [wide, shown] = await driver.executeScript<number[]>(
          "return [document.documentElement.scrollWidth, document.documentElement.clientWidth];",
        );
        assert.ok((wide ?? 0) <= (shown ?? 0), `${view}, ${direction}: ${wide} of ${shown}`);
        await desk.screenshot(`library-narrow-${view}-${direction}`);
      }
    }
    await driver.manage().window().setRect({ width: 1000, height: 900 });
  });

  it("deletes everything only at a second word", async () => {
    await page.open("storage");
    await page.press("delete-all");
    await page.press("delete-all-now");
    await page.says("undo", /Deleted: .*outlets/);
    await page.open("outlets");
    await page.part("empty-library");
  });
});
