// The options: every choice is kept.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key, type WebElement } from "selenium-webdriver";
import type { Reader } from "../harness/reader.ts";
import { assertAccessible, cutOff, narrow, smallTargets, speak } from "../harness/screens.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

describe("the options", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
    await open();
  });
  after(async () => {
    await desk.lookAtPopup();
    await desk.driver.executeScript("return (globalThis.browser ?? chrome).storage.local.clear()");
    await desk.driver.manage().window().setRect({ width: 460, height: 760 });
  });
  expectQuietConsoles();

  const open = async () => {
    await desk.openOwn("options.html", "main section");
    await desk.driver.manage().window().setRect({ width: 1000, height: 900 });
  };
  const find = (css: string) => desk.driver.findElement({ css });
  const look = async (verdict: string) => {
    const settings = (await stored("reading-settings")) as { looks?: Record<string, unknown> } | undefined;
    return (settings?.looks?.[verdict] ?? {}) as { line?: string; colour?: string };
  };
  const pick = async (select: WebElement | undefined, text: string) => {
    for (const option of (await select?.findElements({ css: "option" })) ?? []) {
      if ((await option.getText()).trim() === text) return option.click();
    }
    throw new Error(`there is no choice "${text}"`);
  };
  const stored = (key: string) =>
    desk.driver.executeScript<Record<string, unknown> | undefined>(
      `return (globalThis.browser ?? chrome).storage.local.get(null).then((all) => all[arguments[0]]);`,
      key,
    );

  it("changes line and colour of a mark, seen at once in the preview", async () => {
    await desk.lookAtPopup();
    const [line, colour] = await desk.driver.findElements({ css: '[data-verdict="unique"] select' });
    await pick(line, "wavy");
    await waitFor("the line to be kept", async () => (await look("unique")).line === "wavy");
    await pick(colour, "pink");
    await waitFor("the colour to be kept", async () => (await look("unique")).colour === "pink");
    const drawn = await desk.driver.executeScript<string>(
      `return getComputedStyle(document.querySelector('.preview [data-verdict="unique"]')).textDecoration;`,
    );
    assert.match(drawn, /wavy/);
  });

  it("warns when two findings could not be told apart", async () => {
    await desk.lookAtPopup();
    const [line, colour] = await desk.driver.findElements({ css: '[data-verdict="unique"] select' });
    await pick(line, "double");
    await pick(colour, "orange");
    await waitFor(
      "the warning",
      async () => (await desk.driver.findElements({ css: "#marks .trouble" })).length > 0,
    );
    await find('[data-testid="reset-marks"]').click();
    await waitFor(
      "the warning to go",
      async () => (await desk.driver.findElements({ css: "#marks .trouble" })).length === 0,
    );
  });

  it("takes a new key by being pressed, and says when it is taken already", async () => {
    await desk.lookAtPopup();
    const key = await find("#key-nextClaim-value");
    await key.click();
    await desk.driver.actions().keyDown(Key.ALT).sendKeys("j").keyUp(Key.ALT).perform();
    await waitFor("the new key", async () => (await key.getText()) === "Alt+J");
    const other = await find("#key-nextConflict-value");
    await other.click();
    await desk.driver.actions().keyDown(Key.ALT).sendKeys("j").keyUp(Key.ALT).perform();
    await waitFor(
      "the clash",
      async () => (await desk.driver.findElements({ css: ".keys .trouble" })).length === 1,
    );
    await other.click();
    await desk.driver.actions().sendKeys(Key.BACK_SPACE).perform();
    await waitFor("no key", async () => (await other.getText()) === "none");
  });

  it("lists the browser's own keys", async () => {
    await desk.lookAtPopup();
    const text = await find("#keys .commands").getText();
    assert.match(text, /Compare this page/);
    assert.match(text, /Open the side panel/);
  });

  it("lists the sites that the reader chose something for, and forgets them", async () => {
    await desk.open(istanbulStory().articles[0]?.path ?? "/");
    await desk.check();
    await desk.flipAlways();
    await waitFor("the choice to be kept", async () =>
      JSON.stringify(await stored("sites")).includes("always"),
    );
    await open();
    const row = await waitFor(
      "the site",
      async () => (await desk.driver.findElements({ css: ".sites li" }))[0],
    );
    assert.match(await row.getText(), /127\.0\.0\.1/);
    assert.equal(await row.findElement({ css: "select" }).getAttribute("value"), "always");
    await row.findElement({ css: 'option[value="never"]' }).click();
    await waitFor("the new mode", async () => JSON.stringify(await stored("sites")).includes("never"));
    await find(".sites button.quiet").click();
    await waitFor(
      "the empty list",
      async () => (await desk.driver.findElements({ css: '[data-testid="no-sites"]' })).length > 0,
    );
  });

  it("gives diagnostics in which nothing is named that the reader reads", async () => {
    await desk.lookAtPopup();
    const text = await find('[data-testid="diagnostics"]').getAttribute("value");
    assert.match(text ?? "", /^Second Source: \d/);
    assert.doesNotMatch(text ?? "", /127\.0\.0\.1|Courier|Istanbul|https?:/);
  });

  it("has nothing that axe-core objects to: light, dark, zoomed, right to left", async () => {
    await desk.lookAtPopup();
    await assertAccessible(desk, "options");
    assert.deepEqual(await smallTargets(desk), []);
    for (const id of ["keys", "privacy", "diagnostics"]) {
      await desk.driver.executeScript("document.getElementById(arguments[0]).scrollIntoView();", id);
      await desk.screenshot(`options-${id}`);
    }
    await narrow(desk, 500, "options-narrow");
    await speak(desk, "ar");
    await open();
    assert.equal(await desk.driver.executeScript("return document.documentElement.dir"), "rtl");
    assert.deepEqual(await cutOff(desk), []);
    await assertAccessible(desk, "options-rtl");
    await speak(desk, undefined);
  });
});
