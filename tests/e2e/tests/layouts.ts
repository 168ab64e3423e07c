// Which words of a page are the article? The extension's own search, run in real pages: how an element is laid out and
// whether it is seen, only a browser knows.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { bundledSearch, type Found } from "../harness/finder.ts";
import type { Reader } from "../harness/reader.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { LAYOUTS, layoutPath } from "../site/layouts/index.ts";

describe("the article of a page", () => {
  let desk: Reader;
  let search = "";
  before(async () => {
    [desk, search] = await Promise.all([reader(), bundledSearch()]);
  });
  expectQuietConsoles();

  for (const layout of LAYOUTS) {
    const what =
      layout.blocks.length > 0 ? "is found block by block" : "is not looked for where there is none";
    it(`${layout.name}: ${what}`, async () => {
      await desk.open(layoutPath(layout));
      const html = () => desk.driver.executeScript<string>("return document.documentElement.outerHTML");
      const untouched = await html();
      const { blocks, cut } = await desk.driver.executeScript<Found>(search);
      assert.deepEqual(blocks, layout.blocks);
      assert.equal(cut, layout.cut ?? "");
      assert.equal(await html(), untouched, "the page is as it was");
    });
  }

  it("is printed in at least twenty-five ways", () => {
    assert.ok(LAYOUTS.filter(({ blocks }) => blocks.length > 0).length >= 25);
  });
});
