import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { readManifest } from "../harness/manifest.ts";
import { shippedExtension } from "../harness/places.ts";
import type { Reader } from "../harness/reader.ts";
import { browserName, expectQuietConsoles, reader } from "../harness/suite.ts";

describe("the installed extension", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
  });
  expectQuietConsoles();

  it("is installed and its popup opens", async () => {
    await desk.open("/");
    const view = await desk.check();
    assert.notEqual(view.text, "", "the popup says something");
  });

  it("has a background that runs", async () => {
    await desk.check();
    assert.equal(await desk.browser.backgroundRuns(), true);
  });

  it("asks for no more than the page that the reader clicks on", () => {
    const manifest = readManifest(shippedExtension(browserName));
    assert.deepEqual([...(manifest.permissions ?? [])].sort(), [
      "activeTab",
      // Feeds are looked at while nobody reads.
      "alarms",
      "contextMenus",
      "scripting",
      // Chromium's side panel; Firefox's sidebar needs none.
      ...(browserName === "chromium" ? ["sidePanel"] : []),
      "storage",
      // The library must not be cleared when the disk runs low.
      "unlimitedStorage",
    ]);
    assert.equal(
      manifest.host_permissions,
      undefined,
      "sites are asked for one by one, never at installation",
    );
    assert.equal(manifest.content_scripts, undefined, "nothing runs in a page before it is asked for");
    assert.equal(manifest.manifest_version, 3);
  });

  it("keeps its card closed to the page, in the build as people install it", () => {
    // `tests/click.ts` looks at the card of that build as a page's script would; all other tests read an open one.
    const script = readFileSync(join(shippedExtension(browserName), "content-scripts/article.js"), "utf8");
    assert.equal(script.split('cardRoot:"closed"').length, 2);
    assert.ok(!script.includes('cardRoot:"open"'));
  });

  it("says nothing to the page when a script of it starts", () => {
    for (const name of ["article", "detector"]) {
      const path = join(shippedExtension(browserName), `content-scripts/${name}.js`);
      assert.doesNotMatch(readFileSync(path, "utf8"), /content-script-started|postMessage/, name);
    }
  });

  it("says so on a page of the browser where no extension may look", async () => {
    await desk.open("about:blank");
    const view = await desk.check();
    assert.ok(["restricted", "noArticle", "error"].includes(view.state), `state is ${view.state}`);
    assert.notEqual(view.text, "");
  });
});
