// Saving and sharing: what is saved is what was found, and nothing from other people's pages runs in it.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import type { Report } from "../harness/report.ts";
import { assertAccessible, assertReachable, cutOff, moving, smallTargets } from "../harness/screens.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

/** What a citation names. */
interface Cited {
  readonly title?: string;
  readonly url?: string;
  readonly published?: string;
}

describe("saving and sharing a report", () => {
  let desk: Reader;
  let report: Report;
  before(async () => {
    desk = await reader();
    ({ report } = await desk.read(istanbulStory().articles[0]?.path ?? "/"));
    await desk.openOwn(`report.html?tab=${desk.tabId}`, "iframe");
    // Links that are clicked give files; the test reads them instead of the disk.
    await desk.driver.executeScript(`
      window.savedFiles = [];
      document.addEventListener("click", (event) => {
        const link = event.composedPath()[0];
        if (link instanceof HTMLAnchorElement) event.preventDefault();
      });
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        window.savedFiles.push(blob);
        return create.call(URL, blob);
      };`);
  });
  expectQuietConsoles();

  async function saved(format: string): Promise<{ type: string; text: string }> {
    await desk.driver.executeScript("window.savedFiles.length = 0;");
    await desk.driver.findElement({ css: `[data-testid="save-${format}"]` }).click();
    return desk.driver.executeScript(
      "const [file] = window.savedFiles; return file.text().then((text) => ({ type: file.type, text }));",
    );
  }

  const inPreview = <T>(script: string) =>
    desk.driver.executeScript<T>(
      `const inside = document.querySelector("iframe").contentDocument; ${script}`,
    );

  it("shows the file before it is saved, with every statement and its evidence", async () => {
    await desk.lookAtPopup();
    await waitFor("the preview", () => inPreview<boolean>("return inside?.querySelector('h3') !== null;"));
    const statements = await inPreview<number>("return inside.querySelectorAll('h3').length;");
    assert.equal(statements, report.findings.length);
    const quotes = await inPreview<number>("return inside.querySelectorAll('figure').length;");
    const passages = report.findings.reduce((sum, { evidence }) => sum + evidence.length, 0);
    assert.equal(quotes, passages + (report.story?.omissions.length ?? 0));
    assert.equal(await inPreview<number>("return inside.querySelectorAll('script').length;"), 0);
  });

  it("gives HTML, Markdown and JSON that say the same", async () => {
    await desk.lookAtPopup();
    const [html, markdown, json] = [await saved("html"), await saved("markdown"), await saved("json")];
    assert.match(html.type, /^text\/html/);
    assert.match(html.text, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
    assert.equal(markdown.text.match(/^### /gm)?.length, report.findings.length);
    const back = JSON.parse(json.text) as Report;
    assert.deepEqual(back.findings, report.findings);
    const quoted = report.findings.flatMap(({ evidence }) => evidence.map(({ source }) => source));
    for (const { title = "", url = "", published = "" } of quoted as readonly Cited[]) {
      const plain = markdown.text.replace(/\\(?=[^\w\s])/g, "");
      assert.ok(plain.includes(title), `the title “${title}” is cited`);
      assert.ok(plain.includes(url), `the address ${url} is cited`);
      const year = published.slice(0, 4);
      assert.ok(
        plain.split("\n").some((line) => line.includes(title) && line.includes(year)),
        `${title} has its date`,
      );
    }
    for (const { outlet = "" } of istanbulStory().articles.slice(1)) {
      assert.ok(html.text.includes(outlet), `${outlet} is cited in the HTML file`);
      assert.ok(markdown.text.replace(/\\/g, "").includes(outlet), `${outlet} is cited in the Markdown file`);
    }
  });

  it("makes a class worksheet that keeps the findings to itself", async () => {
    await desk.lookAtPopup();
    await desk.driver.findElement({ css: 'input[value="worksheet"]' }).click();
    await waitFor("the worksheet", () =>
      inPreview<boolean>("return inside?.querySelector('.box') !== null;"),
    );
    assert.equal(
      await inPreview<number>("return inside.querySelectorAll('.boxes').length;"),
      report.findings.length,
    );
    assert.equal(await inPreview<number>("return inside.querySelectorAll('.verdict').length;"), 0);
    await desk.screenshot("export-worksheet");
    await desk.driver.findElement({ css: 'input[value="report"]' }).click();
  });

  it("prints the preview", async () => {
    await desk.lookAtPopup();
    await desk.driver.executeScript(
      `window.printed = 0;
       document.querySelector("iframe").contentWindow.print = () => { window.printed++; };`,
    );
    await desk.driver.findElement({ css: '[data-testid="print"]' }).click();
    assert.equal(await desk.driver.executeScript("return window.printed"), 1);
  });

  it("has nothing that axe-core objects to, in light and dark", async () => {
    await desk.lookAtPopup();
    await assertAccessible(desk, "export");
    assert.deepEqual(await cutOff(desk), []);
    assert.deepEqual(await smallTargets(desk), []);
    assert.deepEqual(await moving(desk), []);
    await assertReachable(desk);
  });

  it("says so when the page of the report is gone", async () => {
    await desk.openOwn("report.html?tab=999999", ".share");
    assert.match(await desk.driver.findElement({ css: ".share" }).getText(), /compare it again/);
  });
});
