// What happens to a library when the disk is full? The browser itself refuses to write more, in the middle of a sync.

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Followed } from "../harness/followed.ts";
import { requireFolder, testExtension } from "../harness/places.ts";
import { workFolder } from "../harness/processes.ts";
import type { Reader } from "../harness/reader.ts";
import { browserName, expectQuietConsoles, readerWith } from "../harness/suite.ts";
import { OutletSite } from "../site/outlets.ts";

/**
 * Chromium sets no limit to who may keep as much as the disk has: there the build for this test does not ask for that.
 * What it meets then is the same error that a full disk makes.
 */
function limitable(): string {
  const built = requireFolder(testExtension(browserName), "build it with `cargo xtask test`");
  if (browserName === "firefox") return built;
  const folder = join(workFolder("limited"), "extension");
  cpSync(built, folder, { recursive: true });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { permissions: string[] };
  manifest.permissions = manifest.permissions.filter((permission) => permission !== "unlimitedStorage");
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

/** Bytes that are left before the disk is full: enough for some articles, and for none that is as long as this. */
const ROOM = 1_500_000;

describe("a library on a full disk", () => {
  let desk: Reader;
  let site: OutletSite;
  let library: Followed;
  before(async () => {
    site = await OutletSite.start();
    desk = await readerWith(limitable());
    library = new Followed(desk, site);
    await library.openPage();
    // Browsers look at the limit when a database is opened, or now and then.
    await desk.browser.limitStorage((await used()) + ROOM);
    await desk.browser.stopBackground();
    await library.openPage();
    await library.ask("deleteAll", null);
  });
  after(async () => {
    if (library) {
      await desk.browser.limitStorage();
      await desk.browser.stopBackground();
      await library.openPage();
      await library.ask("deleteAll", null);
      // Firefox writes down that the storage was taken from under an open database.
      await desk.browser.complaints();
    }
    await site?.close();
  });
  expectQuietConsoles();

  const stories = () => site.outlets[0]?.articles.length ?? 0;
  /** Bytes that the browser counts for the extension now. */
  const used = () =>
    desk.driver.executeScript<number>("return navigator.storage.estimate().then(({ usage }) => usage);");

  it("says so, keeps what it had whole, and goes on when there is room", async () => {
    await library.follow(0);
    await library.rowsWhen("the first outlet", ([row]) => row?.articles === stories());
    await library.ended();

    site.fill(1, ROOM);
    await library.follow(1);
    const state = await library.ended();
    assert.equal(state.trouble?.code, "quota", JSON.stringify(state));
    await library.openPage();
    const rows = await library.rows();
    assert.equal(rows.find(({ name }) => name === "Carrow Courier")?.articles, stories());
    const before = await library.ask<{ total: number; articles: { id: string }[] }>("searchArticles", {
      words: "",
      offset: 0,
      limit: 50,
    });
    assert.equal(
      before.total,
      rows.reduce((sum, { articles }) => sum + articles, 0),
    );
    for (const { id } of before.articles) {
      const whole = await library.ask<{ blocks: unknown[] } | null>("readStored", id);
      assert.ok((whole?.blocks.length ?? 0) > 0, `${id} is half-written`);
    }

    await desk.browser.limitStorage();
    await desk.browser.stopBackground();
    await library.openPage();
    assert.equal((await library.syncs()).trouble, undefined);
    await library.rowsWhen("both outlets", (all) => all.every(({ articles }) => articles === stories()));
  });
});
