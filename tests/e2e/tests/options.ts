// The options: every choice is kept.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key, type WebElement } from "selenium-webdriver";
import type { Reader } from "../harness/reader.ts";
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
    const covered = await waitFor("the word that it was saved", () =>
      desk.driver.executeScript<string | null>(
        `const toast = document.querySelector(".toast")?.getBoundingClientRect();
         if (!toast) return null;
         const meets = (part) => {
           const { top, bottom, left, right } = part.getBoundingClientRect();
           return top < toast.bottom && bottom > toast.top && left < toast.right && right > toast.left;
         };
         return [...document.querySelectorAll("main, .contents a")].filter(meets).map(({ tagName }) => tagName).join() || "nothing";`,
      ),
    );
    assert.equal(covered, "nothing", "it covers no text");
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
    const suggested = await desk.driver.executeScript<[string, string][]>(
      `const api = globalThis.browser ?? chrome;
       const { commands } = api.runtime.getManifest();
       return api.commands.getAll().then((all) =>
         all.filter(({ name }) => commands[name]?.suggested_key).map(({ name, shortcut }) => [name, shortcut]));`,
    );
    assert.ok(suggested.length >= 4);
    assert.deepEqual(
      suggested.filter(([, shortcut]) => !shortcut),
      [],
      "a key that is suggested is one that the browser gives",
    );
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

  it("speaks the language that is chosen, at once, and the browser's own again", async () => {
    await desk.lookAtPopup();
    const heading = () => find("h1").getText();
    await pick(await find('[data-testid="language"]'), "Deutsch");
    await waitFor(
      "German",
      async () => (await heading()) === "Einstellungen" || (await heading()) === "Optionen",
      {
        seen: heading,
      },
    );
    assert.equal(await desk.driver.executeScript("return document.documentElement.lang"), "de");
    await find('[data-testid="language"] option').click();
    await waitFor("English", async () => (await heading()) === "Options");
  });

  it("says how long articles are kept, and leads to where that is changed", async () => {
    await desk.lookAtPopup();
    assert.match(await find('[data-testid="retention"]').getText(), /Keep articles for\s+14 days/);
    await find('[data-testid="open-storage"]').click();
    const opened = await waitFor("the library's page", () =>
      desk.driver.executeScript<string | null>(
        `const { tabs } = globalThis.browser ?? chrome;
         return tabs.query({ url: location.origin + "/library.html*" }).then(async ([tab]) => {
           if (!tab) return null;
           await tabs.remove(tab.id);
           return tab.url || tab.pendingUrl;
         });`,
      ),
    );
    assert.match(opened, /library\.html#storage$/);
  });

  it("says in plain words what is kept, what is fetched, and what pages may learn", async () => {
    await desk.lookAtPopup();
    const text = await find('[data-testid="privacy"]').getText();
    for (const said of [/on this device/, /without cookies/, /which words are marked/, /no account/i])
      assert.match(text, said);
  });

  it("saves all choices as a file", async () => {
    await desk.lookAtPopup();
    await desk.driver.executeScript(`
      window.savedFiles = [];
      document.addEventListener("click", (event) => {
        if (event.composedPath()[0] instanceof HTMLAnchorElement) event.preventDefault();
      });
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        window.savedFiles.push(blob);
        return create.call(URL, blob);
      };`);
    await find('[data-testid="save-settings"]').click();
    const saved = await waitFor("the file", () =>
      desk.driver.executeScript<string | null>("return window.savedFiles[0]?.text() ?? null"),
    );
    const { reading, sites, library } = JSON.parse(saved) as Record<string, Record<string, unknown>>;
    assert.equal(reading?.intensity, "calm");
    assert.equal(typeof sites, "object");
    assert.equal(library?.retentionDays, 14);
  });

  it("copies the diagnostics, or says that the browser did not let it", async () => {
    await desk.lookAtPopup();
    await find('[data-testid="copy-diagnostics"]').click();
    await waitFor("the word", async () =>
      /Copied|did not work/.test(await find('[data-testid="said"]').getText()),
    );
  });

  it("is gone through by keyboard", async () => {
    await open();
    await assertReachable(desk);
  });

  it("has nothing that axe-core objects to: light, dark, zoomed, right to left", async () => {
    await open();
    await assertAccessible(desk, "options");
    assert.deepEqual(await smallTargets(desk), []);
    assert.deepEqual(await moving(desk), []);
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
