// The side panel: the whole report beside the page.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import type { Reader } from "../harness/reader.ts";
import type { Report } from "../harness/report.ts";
import {
  assertAccessible,
  assertReachable,
  cutOff,
  moving,
  narrow,
  smallTargets,
  speak,
} from "../harness/screens.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { CASES } from "../site/pages.ts";
import { istanbulStory } from "../site/stories.ts";

describe("the side panel", () => {
  let desk: Reader;
  let report: Report;
  before(async () => {
    desk = await reader();
    ({ report } = await desk.read(istanbulStory().articles[0]?.path ?? "/"));
    await openPanel();
  });
  after(async () => {
    await speak(desk, undefined);
    await desk.browser.setColourScheme("light");
  });
  expectQuietConsoles();

  const openPanel = () => desk.openOwn(`sidepanel.html?tab=${desk.tabId}`, "main[data-state]");
  const texts = (css: string) =>
    desk.driver.executeScript<string[]>(
      // Rows far from sight are not laid out, and have a text all the same.
      `return [...document.querySelectorAll(arguments[0])].map((found) => (found.innerText || found.textContent).trim());`,
      css,
    );
  const focused = () =>
    desk.driver.executeScript<string>(
      "return document.activeElement?.id || document.activeElement?.className;",
    );
  const press = (...keys: string[]) =>
    desk.driver
      .actions()
      .sendKeys(...keys)
      .perform();
  const choose = async (tab: string) => {
    await desk.lookAtPopup();
    await desk.driver.findElement({ id: `tab-${tab}` }).click();
  };

  it("lists every statement that was compared, in the order of the page", async () => {
    await desk.lookAtPopup();
    const found = new Set(report.findings.map(({ claim }) => claim));
    const inOrder = report.claims
      .filter(({ id }) => found.has(id))
      .toSorted((a, b) => a.range.block - b.range.block || a.range.start - b.range.start);
    assert.deepEqual(
      await texts('[data-testid="claims"] .statement'),
      inOrder.map(({ text }) => text.trim()),
    );
    assert.match(
      (await texts('[data-testid="summary"]')).join(),
      /\d+ other articles.*independent origin.*of coverage/,
    );
  });

  it("shows what others say, in their words, when a statement is chosen", async () => {
    await desk.lookAtPopup();
    const [row] = await desk.driver.findElements({ css: "button.claim" });
    await row?.click();
    await waitFor("the evidence", async () => (await texts(".found-out blockquote")).length > 0);
    assert.equal(await row?.getAttribute("aria-expanded"), "true");
    const links = await desk.driver.executeScript<string[]>(
      "return [...document.querySelectorAll('.found-out .outlet a')].map(({ href }) => href);",
    );
    assert.ok(links.length > 0 && links.every((link) => link.includes("#:~:text=")), links.join());
    assert.match((await texts(".found-out details.why summary")).join(), /Why this was matched/);
    await row?.click();
    assert.deepEqual(await texts(".found-out"), []);
  });

  it("is gone through by keyboard: tabs with arrows, statements with arrows", async () => {
    await desk.lookAtPopup();
    await desk.driver.executeScript(`document.getElementById("tab-claims").focus();`);
    const path: string[] = [];
    for (const key of [Key.ARROW_RIGHT, Key.END, Key.ARROW_RIGHT, Key.ARROW_LEFT, Key.HOME]) {
      await press(key);
      path.push(await focused());
    }
    assert.deepEqual(path, ["tab-coverage", "tab-leftOut", "tab-claims", "tab-leftOut", "tab-claims"]);
    await desk.driver.executeScript(`document.querySelector("button.claim").focus();`);
    await press(Key.ARROW_DOWN);
    await press(Key.ENTER);
    const open = await desk.driver.executeScript<number>(
      `return [...document.querySelectorAll("button.claim")].findIndex((row) => row.ariaExpanded === "true");`,
    );
    assert.equal(open, 1);
    await press(Key.ENTER);
  });

  it("narrows by finding and by words, and says how many are left", async () => {
    await desk.lookAtPopup();
    const conflicting = report.findings.filter(({ verdict }) => verdict === "conflicting").length;
    const filter = await desk.driver.findElement({ css: '[data-testid="filter-conflicting"]' });
    await filter.click();
    assert.equal((await texts("button.claim")).length, conflicting);
    assert.equal(
      (await texts('[data-testid="shown"]'))[0],
      `${conflicting} of ${report.findings.length} shown`,
    );
    await filter.click();
    const search = await desk.driver.findElement({ css: '[data-testid="search"]' });
    await search.sendKeys("no such words anywhere");
    await waitFor("no statement", async () => (await texts("button.claim")).length === 0);
    await search.sendKeys(Key.chord(Key.CONTROL, "a"), Key.DELETE);
    await waitFor(
      "all statements",
      async () => (await texts("button.claim")).length === report.findings.length,
    );
  });

  it("leads the page to a statement, and follows the reader in the page", async () => {
    await desk.lookAtPopup();
    const row = await desk.driver.findElement({ css: "li[data-claim] button.claim" });
    const statement = (await row.findElement({ css: ".statement" }).getText()).trim();
    await row.click();
    await desk.lookAtPage();
    const current = await waitFor("the statement to be set off in the page", () =>
      desk.driver.executeScript<string | null>(
        `const [range] = CSS.highlights.get("second-source-current") ?? [];
         return range ? range.toString() : null;`,
      ),
    );
    assert.equal(current.replace(/\s+/g, " ").trim(), statement.replace(/\s+/g, " "));
    await desk.driver.findElement({ css: "body" }).sendKeys(Key.chord(Key.ALT, "n"));
    await desk.lookAtPopup();
    await waitFor("the row of the page's claim", async () => (await texts("li.pointed")).length === 1);
    await desk.lookAtPage();
    await desk.driver.findElement({ css: "body" }).sendKeys(Key.ESCAPE);
    await desk.lookAtPopup();
    // A row beneath the search field counts as in sight, and cannot be clicked there.
    await desk.driver.executeScript("scrollTo(0, 0);");
    await desk.driver.findElement({ css: 'li[data-claim] button.claim[aria-expanded="true"]' }).click();
  });

  it("sets a statement off in the page while the reader points at its row", async () => {
    await desk.lookAtPopup();
    await desk.driver.executeScript("scrollTo(0, 0);");
    const [, row] = await desk.driver.findElements({ css: "li[data-claim] button.claim" });
    assert.ok(row);
    const statement = (await row.findElement({ css: ".statement" }).getText()).trim();
    await desk.driver.actions().move({ origin: row }).perform();
    await desk.lookAtPage();
    const current = () =>
      desk.driver.executeScript<string>(
        `const [range] = CSS.highlights.get("second-source-current") ?? [];
         return range ? range.toString().replace(/\\s+/g, " ").trim() : "";`,
      );
    const wanted = statement.replace(/\s+/g, " ");
    await waitFor("the statement to be set off", async () => (await current()) === wanted, { seen: current });
    await desk.lookAtPopup();
    await desk.driver.actions().move({ x: 1, y: 1 }).perform();
    await desk.lookAtPage();
    await waitFor("the statement to be let go", async () => (await current()) === "", { seen: current });
    await desk.lookAtPopup();
  });

  it("begins every tab at its beginning, with search and tabs at hand", async () => {
    await desk.lookAtPopup();
    const place = () =>
      desk.driver.executeScript<{ scrolled: number; head: number; list: number }>(
        `const box = (css) => document.querySelector(css).getBoundingClientRect();
         return { scrolled: scrollY, head: box(".tabs-head").top, list: box("#tab-panel").top - box(".tabs-head").bottom };`,
      );
    await desk.driver.executeScript("scrollTo(0, document.documentElement.scrollHeight);");
    assert.ok((await place()).scrolled > 200, "the list is longer than the window");
    assert.ok(Math.abs((await place()).head) < 1, "search and tabs stay");
    for (const tab of ["leftOut", "coverage"]) {
      await choose(tab);
      const { list } = await place();
      assert.ok(Math.abs(list) < 2, `${tab} begins below the tabs, not ${list} pixels away`);
      await desk.driver.executeScript("scrollTo(0, document.documentElement.scrollHeight);");
    }
    await choose("claims");
  });

  it("tells who reported first, and which outlets are one origin", async () => {
    await choose("coverage");
    const moments = await texts('[data-testid="timeline"] > li');
    assert.equal(moments.length, (report.story?.articles.length ?? 0) + 1, "the page itself is among them");
    assert.match(moments[0] ?? "", /First seen/);
    assert.equal(moments.filter((moment) => moment.includes("This page")).length, 1);
    assert.match((await texts('[data-testid="origins"]')).join(), /AFP\s+printed by/);
  });

  it("sets differing values side by side, and lists what the page leaves out", async () => {
    await choose("differences");
    const conflicts = report.story?.conflicts ?? [];
    const values = conflicts.flatMap((conflict) => conflict.values.map(({ value }) => value));
    assert.deepEqual(await texts('[data-testid="value-table"] .value'), values);
    await choose("leftOut");
    const facts = await texts('[data-testid="left-out"] .omissions > li > p:first-child');
    assert.equal(facts.length, report.story?.omissions.length);
    await choose("claims");
  });

  it("has nothing that axe-core objects to, in light and dark, on any tab", async () => {
    for (const tab of ["coverage", "differences", "leftOut", "claims"]) {
      await choose(tab);
      if (tab === "claims") await desk.driver.findElement({ css: "button.claim" }).click();
      await assertAccessible(desk, `panel-${tab}`);
    }
    assert.deepEqual(await smallTargets(desk), []);
    assert.deepEqual(await moving(desk), []);
    await assertReachable(desk);
    await narrow(desk, 230, "panel-narrow");
  });

  it("reads from right to left where the language does", async () => {
    await speak(desk, "ar");
    await openPanel();
    await waitFor("the report", async () => (await texts("button.claim")).length > 0);
    assert.equal(await desk.driver.executeScript("return document.documentElement.dir"), "rtl");
    assert.deepEqual(await cutOff(desk), []);
    await desk.driver.executeScript(`document.getElementById("tab-claims").focus();`);
    await press(Key.ARROW_LEFT);
    assert.equal(await focused(), "tab-coverage", "arrows follow the direction of reading");
    await assertAccessible(desk, "panel-rtl");
    await speak(desk, undefined);
  });

  it("holds 1,500 statements and follows the page among them, laying out those in sight alone", async () => {
    await openPanel();
    await waitFor("the report", async () => (await texts("button.claim")).length > 0);
    await desk.driver.executeScript(
      `const { session } = (globalThis.browser ?? chrome).storage;
       const [tab, count] = arguments;
       return session.get("tab:" + tab).then(({ ["tab:" + tab]: state }) => {
         const [claim, finding] = [state.report.claims[0], state.report.findings[0]];
         const all = Array.from({ length: count }, (_, id) => id);
         const claims = all.map((id) => ({ ...claim, id, range: { ...claim.range, block: id }, text: "Statement " + id + "." }));
         const findings = all.map((id) => ({ ...finding, claim: id, evidence: [] }));
         return session.set({ ["tab:" + tab]: { ...state, report: { ...state.report, claims, findings } } });
       });`,
      desk.tabId,
      1_500,
    );
    await waitFor("all statements", async () => (await texts("button.claim")).length === 1_500);
    const far = 1_400;
    await desk.driver.executeScript(
      `const key = "reading:" + arguments[0];
       const { session } = (globalThis.browser ?? chrome).storage;
       const found = Array.from({ length: 1500 }, (_, id) => id);
       return session.set({ [key]: { found, hidden: false, inView: arguments[1] } });`,
      desk.tabId,
      far,
    );
    const seen = () =>
      desk.driver.executeScript<{ top: number; laidOut: number }>(
        `const rows = [...document.querySelectorAll("button.claim")];
         const laidOut = rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length;
         return { top: rows[arguments[0]].getBoundingClientRect().top / innerHeight, laidOut };`,
        far,
      );
    await waitFor("the row of the page's place", async () => Math.abs((await seen()).top - 0.5) < 0.5, {
      seen,
    });
    assert.ok((await seen()).laidOut < 150, `${(await seen()).laidOut} rows are laid out`);
  });

  it("never lets a story without coverage look like unique statements", async () => {
    await desk.open(CASES.uncovered);
    await desk.check();
    await openPanel();
    await waitFor("the answer", async () => (await texts("main[data-state=noOtherArticle]")).length > 0);
    assert.deepEqual(await texts("button.claim, .swatch-unique"), []);
    await assertAccessible(desk, "panel-no-other-article");
  });
});
