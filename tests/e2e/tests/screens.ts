// Every screen, in light, dark and right to left: nothing in it is cut off, nothing stands in its way for a screen
// reader, every word of ours is in the reader's language, and it looks as it did when it was last looked at.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import { violations } from "../harness/accessibility.ts";
import { cardWhen, pressAlt } from "../harness/card.ts";
import { readMarks } from "../harness/marks.ts";
import { REPOSITORY } from "../harness/places.ts";
import type { Reader } from "../harness/reader.ts";
import { cutOff, speak, stillEnglish } from "../harness/screens.ts";
import { Snapshots } from "../harness/snapshot.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { CASES } from "../site/pages.ts";
import { istanbulStory } from "../site/stories.ts";

/** What the popup and the panel know of the tab; see `stored/tab-state.ts`. */
type TabState = Readonly<Record<string, unknown>>;

interface Screen {
  readonly name: string;
  readonly path: string;
  /** Selector of what is there once the screen has drawn everything. */
  readonly ready: string;
  readonly size: readonly [width: number, height: number];
  readonly state?: TabState | (() => TabState);
  /** What the reader does before the picture is taken. */
  readonly then?: (desk: Reader) => Promise<void>;
}

const popupSize = [460, 760] as const;
const pageSize = [1000, 1100] as const;

const click = (css: string) => async (desk: Reader) => {
  await desk.driver.findElement({ css }).click();
};

async function openFirstCard(desk: Reader): Promise<void> {
  await waitFor("marks", async () => (await readMarks(desk.driver)).length > 0);
  await pressAlt(desk.driver, "n");
  await cardWhen(desk.driver, "a card", () => true);
}

/** Found by real comparisons before the pictures are taken. */
const found = new Map<string, TabState>();
/** As if the page that stands open had given it: what another page gave is not shown. */
const foundState = (name: string) => () => {
  const { url, document } = found.get("covered") ?? {};
  return { ...found.get(name), url, document };
};

const popup = (name: string, known: TabState | (() => TabState), shown = name): Screen => ({
  name: `popup-${name}`,
  path: "popup.html",
  ready: `main[data-state="${shown}"]`,
  size: popupSize,
  state: known,
});
const panel = (tab: string, then?: Screen["then"]): Screen => ({
  name: `panel-${tab}`,
  path: "sidepanel.html",
  ready: "[role=tab]",
  size: popupSize,
  state: foundState("covered"),
  async then(desk) {
    // The list of claims, shown first, follows the page by a pixel or not: whichever of the two was ready first.
    await waitFor(
      "the place in the page",
      async () => (await desk.driver.findElements({ css: ".in-view" })).length > 0,
    );
    await click(`#tab-${tab}`)(desk);
    await then?.(desk);
    await desk.driver.executeScript("scrollTo(0, 0);");
  },
});
const page = (name: string, path: string, ready: string, then?: Screen["then"]): Screen => ({
  name,
  path,
  ready,
  size: pageSize,
  ...(then && { then }),
});

const screens: readonly Screen[] = [
  popup("covered", foundState("covered")),
  popup("noOtherArticle", foundState("noOtherArticle")),
  popup("emptyLibrary", foundState("emptyLibrary")),
  popup("noArticle", foundState("noArticle")),
  popup("working", { state: "working", phase: "comparing", title: "Talks in Istanbul" }),
  popup("cancelled", { state: "cancelled" }, "idle"),
  popup("restricted", { state: "restricted" }),
  popup("error", { state: "error", trouble: "page", message: "" }),
  panel("claims", click("button.claim")),
  panel("coverage"),
  panel("differences"),
  panel("leftOut"),
  { ...page("share", "report.html", "iframe"), state: foundState("covered") },
  { ...page("options", "options.html", "[data-testid=diagnostics]"), size: [1000, 2600] },
  page("welcome-1", "welcome.html#1", "main[data-step='1']"),
  page("welcome-2", "welcome.html#2", "form.picker"),
  page("welcome-3", "welcome.html#3", "main[data-step='3']"),
  page("library-outlets", "library.html#outlets", "main[data-view=outlets][aria-busy=false]"),
  page("library-pick", "library.html#pick", "form.picker"),
  page("library-articles", "library.html#articles", "main[data-view=articles][aria-busy=false]"),
  page("library-add", "library.html#add", "main[data-view=add][aria-busy=false]"),
  page("library-storage", "library.html#storage", "main[data-view=storage][aria-busy=false]"),
  page("sample-card", "sample.html", "[data-testid=sample-body]", openFirstCard),
];

/** Where room is scarcest, or words are many. */
const longestWords = [
  "popup-covered",
  "popup-noOtherArticle",
  "panel-claims",
  "options",
  "library-add",
  "library-storage",
];

const variants = ["light", "dark", "rtl"] as const;

const catalogue = (language: string) =>
  JSON.parse(readFileSync(join(REPOSITORY, `extension/public/_locales/${language}/messages.json`), "utf8"));

describe("every screen", () => {
  let desk: Reader;
  let snapshots: Snapshots;
  let obstacle: string | undefined;
  before(async () => {
    desk = await reader();
    await desk.lookAtPopup();
    await forgetChoices();
    for (const [name, path] of [
      ["noOtherArticle", CASES.uncovered],
      ["emptyLibrary", CASES.unlabelled],
      ["noArticle", CASES.search],
      ["covered", istanbulStory().articles[0]?.path ?? "/"],
    ] as const) {
      await desk.open(path);
      assert.equal((await desk.check()).state, name);
      found.set(name, await stateOfTab());
    }
    snapshots = new Snapshots(desk);
    obstacle = await snapshots.obstacle();
    if (obstacle) console.log(`# no pictures are compared: ${obstacle}`);
  });
  after(async () => {
    await speak(desk, undefined);
    await desk.browser.setColourScheme("light");
    await desk.driver.manage().window().setRect({ width: popupSize[0], height: popupSize[1] });
  });
  expectQuietConsoles();

  /** A test before this one may have chosen sites, marks or keys; in these pictures nothing is chosen. */
  async function forgetChoices(): Promise<void> {
    await desk.driver.executeScript("return (globalThis.browser ?? chrome).storage.local.clear();");
  }

  async function stateOfTab(): Promise<TabState> {
    await desk.lookAtPopup();
    const key = `tab:${desk.tabId}`;
    const stored = await desk.driver.executeScript<Record<string, TabState>>(
      "return (globalThis.browser ?? chrome).storage.session.get(arguments[0]);",
      key,
    );
    return stored[key] ?? {};
  }

  async function show({ path, ready, size, state, then }: Screen): Promise<void> {
    await desk.lookAtPopup();
    await desk.driver.manage().window().setRect({ width: size[0], height: size[1] });
    if (state)
      await desk.driver.executeScript(
        "return (globalThis.browser ?? chrome).storage.session.set({ [arguments[0]]: arguments[1] });",
        `tab:${desk.tabId}`,
        typeof state === "function" ? state() : state,
      );
    await desk.openOwn(state ? `${path}?tab=${desk.tabId}` : path, ready);
    await then?.(desk);
    // The pointer rests on nothing.
    await desk.driver.actions().move({ x: 1, y: 1 }).perform();
  }

  /** What screen readers and the layout go by. */
  const root = () =>
    desk.driver.executeScript<string[]>(
      "const { lang, dir } = document.documentElement; return [lang, dir];",
    );

  /** What moves although the reader asked for less of it, as Firefox's does here. */
  const moving = () =>
    desk.driver.executeScript<string[]>(
      `if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return [];
       return document.getAnimations().filter(({ playState }) => playState === "running").map(({ effect }) => effect.target.outerHTML);`,
    );

  async function assertSame(name: string, test: TestContext): Promise<void> {
    if (obstacle) test.diagnostic(`not compared: ${obstacle}`);
    else await snapshots.compare(name);
  }

  for (const screen of screens) {
    it(`${screen.name} looks as it did, in light and dark`, async (test) => {
      await speak(desk, undefined);
      for (const scheme of ["light", "dark"] as const) {
        await desk.browser.setColourScheme(scheme);
        if (scheme === "light") await show(screen);
        assert.match((await root()).join(" "), /^en(-US)? ltr$/);
        assert.deepEqual(await moving(), [], "for who wants reduced motion");
        assert.deepEqual(await violations(desk.driver), [], scheme);
        await assertSame(`${screen.name}-${scheme}`, test);
      }
      await desk.browser.setColourScheme("light");
    });

    it(`${screen.name} reads from right to left in Arabic, with no English word of ours`, async (test) => {
      await speak(desk, "ar");
      await show(screen);
      assert.deepEqual(await root(), ["ar", "rtl"]);
      assert.deepEqual(await stillEnglish(desk, { english: catalogue("en"), own: catalogue("ar") }), []);
      assert.deepEqual(await cutOff(desk), []);
      assert.deepEqual(await violations(desk.driver), []);
      await assertSame(`${screen.name}-rtl`, test);
    });
  }

  for (const language of ["de", "es", "fr"] as const) {
    it(`has room for the longer words of ${language}, and no English among them`, async () => {
      await speak(desk, language);
      for (const screen of screens.filter(({ name }) => longestWords.includes(name))) {
        await show(screen);
        assert.equal(await desk.driver.executeScript("return document.documentElement.lang"), language);
        const english = await stillEnglish(desk, { english: catalogue("en"), own: catalogue(language) });
        assert.deepEqual(english, [], screen.name);
        assert.deepEqual(await cutOff(desk), [], screen.name);
        await desk.screenshot(`${screen.name}-${language}`);
      }
    });
  }

  it("has a reference, and no reference is left of a screen that is gone", (test) => {
    if (obstacle) return test.skip(obstacle);
    const wanted = screens.flatMap(({ name }) => variants.map((variant) => `${name}-${variant}`));
    snapshots.forget(
      snapshots.kept().filter((name) => !wanted.includes(name) && !name.startsWith("playground")),
    );
    assert.deepEqual(
      snapshots.kept().filter((name) => !name.startsWith("playground")),
      wanted.sort(),
    );
  });
});
