// The playground: the same wasm, marks and card on a page that is no extension.

import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { WebElement } from "selenium-webdriver";
import { violations } from "../harness/accessibility.ts";
import { cardGone, cardWhen, press, pressAlt, readCard } from "../harness/card.ts";
import { HIGHLIGHTS, VERDICTS } from "../harness/marks.ts";
import { WWW } from "../harness/places.ts";
import { workFolder } from "../harness/processes.ts";
import type { Reader } from "../harness/reader.ts";
import { cutOff } from "../harness/screens.ts";
import { Snapshots } from "../harness/snapshot.ts";
import { browserName, expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { type Pages, type Site, serve } from "../site/server.ts";
import { addFolder } from "../site/static.ts";
import { type Article, istanbulStory, sampleStories } from "../site/stories.ts";

const ESCAPE = "\uE00C";
const skip = !existsSync(WWW) && `${WWW} is not built; \`cargo xtask build\` makes it`;

const textOf = (article: Article) =>
  article.blocks
    .filter(({ role }) => role === "paragraph")
    .map(({ text }) => text)
    .join("\n\n");

describe("the playground", { skip }, () => {
  let desk: Reader;
  let site: Site;
  before(async () => {
    desk = await reader();
    const pages: Pages = new Map();
    addFolder(pages, WWW);
    site = await serve(pages);
  });
  after(async () => {
    await desk.open("/");
    await site.close();
  });
  expectQuietConsoles();

  const find = (hook: string): Promise<WebElement> =>
    waitFor(
      `the part ${hook}`,
      async () => (await desk.driver.findElements({ css: `[data-testid="${hook}"]` }))[0],
    );

  async function visit(hash = ""): Promise<void> {
    await desk.open("about:blank");
    await desk.open(`${site.origin}/${hash}`);
  }

  /** Waits for a comparison and holds its counts against the marks in the text. */
  async function assertMarked(): Promise<void> {
    const state = () =>
      desk.driver.executeScript<string>("return document.querySelector('.result')?.dataset.state ?? ''");
    await waitFor("the comparison", async () => (await state()) === "covered", { seen: state });
    const marks = await desk.marksWhen("marks", (found) => found.length > 0);
    for (const verdict of VERDICTS) {
      const count = Number(/\d+/.exec(await (await find(`count-${verdict}`)).getText())?.[0]);
      assert.equal(marks.filter(({ name }) => name === HIGHLIGHTS[verdict]).length, count, verdict);
    }
    const text = (await (await find("text")).getText()).replace(/\s+/gu, " ");
    for (const mark of marks) assert.ok(text.includes(mark.text.replace(/\s+/gu, " ").trim()), mark.text);
  }

  it("opens with a marked sample story", async () => {
    await visit();
    await assertMarked();
    assert.match(await (await find("sample-label")).getText(), /sample/i);
    await desk.screenshot("playground");
  });

  it("leads back to a sample by its address", async () => {
    const story = sampleStories().at(-1);
    const article = story?.articles[1];
    await visit(`#${article?.path.slice(1).replace(/\.html$/, "")}`);
    await assertMarked();
    const text = await (await find("text")).getText();
    assert.ok(text.includes(article?.blocks.find(({ role }) => role === "paragraph")?.text ?? "?"));
  });

  it("shows the card by keyboard", async () => {
    await visit();
    await assertMarked();
    await pressAlt(desk.driver, "n");
    const card = await cardWhen(desk.driver, "a card", () => true);
    assert.notEqual(card.text.trim(), "");
    await press(desk.driver, ESCAPE);
    await cardGone(desk.driver);
  });

  it("compares texts that were pasted", async () => {
    const [first, ...others] = istanbulStory().articles;
    assert.ok(first && others[1]);
    await visit();
    await (await find("own")).click();
    await paste("paste-text", textOf(first));
    await paste("reference-text", textOf(others[1]));
    await (await find("compare")).click();
    await assertMarked();
    await desk.screenshot("playground-own-texts");
  });

  it("says what is missing when nothing was pasted", async () => {
    await visit("#your-own-texts");
    await (await find("compare")).click();
    assert.notEqual((await (await find("error")).getText()).trim(), "");
  });

  it("explains every comparison, slot by slot, with scores and origins", async () => {
    await visit();
    await assertMarked();
    const explain = await find("explain");
    await explain.findElement({ css: "summary" }).click();
    const text = await explain.getText();
    assert.match(text, /certainty [01][.\d]* · checkable [01]/);
    assert.match(text, /likeness [01][.\d]*/);
    assert.match(text, /origin: AFP/);
    const marked = new Set((await desk.marks()).map((mark) => mark.text));
    assert.equal((await explain.findElements({ css: ".statement" })).length, marked.size);
    assert.ok((await explain.findElements({ css: "tr.agrees" })).length > 0, "slots that agree");
    assert.ok((await explain.findElements({ css: "tr.differs" })).length > 0, "slots that differ");
    await desk.driver.executeScript("arguments[0].scrollIntoView({ behavior: 'instant' });", explain);
    await desk.screenshot("playground-explain");
    assert.deepEqual(await violations(desk.driver), []);
    const link = await waitFor("the address of this view", async () => {
      const now = await desk.driver.getCurrentUrl();
      return now.endsWith("/explained") && now;
    });
    await visit(new URL(link).hash);
    await assertMarked();
    const isOpen = async () => (await (await find("explain")).getAttribute("open")) !== null;
    await waitFor("the same view again", isOpen);
  });

  it("opens articles from files, and says what a file should hold", async () => {
    const [first, second] = istanbulStory().articles;
    assert.ok(first && second);
    const folder = workFolder(`${browserName}-articles`);
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const paragraphs = second.blocks.map(({ text }) => `<p>${text}</p>`).join("");
    const page = `<nav><p>Home</p></nav><article><h1>${second.title}</h1>${paragraphs}</article>`;
    await visit("#your-own-texts");
    await find("open-file");
    const fields = await desk.driver.findElements({ css: '[data-testid="open-file"]' });
    await fields[0]?.sendKeys(put("nothing.json", "no article"));
    assert.match(await (await find("unread")).getText(), /No article was found/);
    await fields[0]?.sendKeys(put("first.json", JSON.stringify(first)));
    await fields[1]?.sendKeys(put("second.html", page));
    const value = async (hook: string) => (await (await find(hook)).getAttribute("value")) ?? "";
    await waitFor("the article", async () => (await value("paste-text")) !== "");
    await waitFor("the other text", async () => (await value("reference-text")) !== "");
    assert.ok(!(await value("reference-text")).includes("Home"), "menus are no text");
    await (await find("compare")).click();
    await assertMarked();
  });

  it("speaks the visitor's language, keeps it in the address, and reads from right to left in Arabic", async () => {
    await visit();
    await assertMarked();
    await (await find("language")).findElement({ css: "option[value=ar]" }).click();
    const root = () =>
      desk.driver.executeScript<string>(
        "const { lang, dir } = document.documentElement; return lang + ' ' + dir + ' ' + location.search;",
      );
    await waitFor("Arabic", async () => (await root()) === "ar rtl ?language=ar", { seen: root });
    await assertMarked();
    assert.deepEqual(await cutOff(desk), []);
    assert.deepEqual(await violations(desk.driver), []);
    assert.match(await (await find("explain")).getText(), /كيف جرت المقارنة/);
    await desk.screenshot("playground-rtl");
    // Keys are not heard in fields and choices.
    await desk.driver.executeScript("document.activeElement.blur();");
    await waitFor("an Arabic card", async () => {
      await pressAlt(desk.driver, "n");
      return /[\u0600-\u06ff]/u.test((await readCard(desk.driver))?.text ?? "");
    });
    await desk.screenshot("playground-rtl-card");
    await desk.driver.navigate().refresh();
    await waitFor("Arabic again", async () => (await root()) === "ar rtl ?language=ar", { seen: root });
  });

  it("goes on without a network once it is open", async () => {
    const pages: Pages = new Map();
    addFolder(pages, WWW);
    const alone = await serve(pages);
    await desk.open("about:blank");
    await desk.open(`${alone.origin}/`);
    await assertMarked();
    await alone.close();
    const stories = await (await find("story")).findElements({ css: "option" });
    await stories.at(-1)?.click();
    const address = () => desk.driver.getCurrentUrl();
    await waitFor("the other story", async () => !(await address()).includes("istanbul"), { seen: address });
    await assertMarked();
  });

  it("opens without a network once it was open, with the place that the address names", async () => {
    const pages: Pages = new Map();
    addFolder(pages, WWW);
    const alone = await serve(pages);
    await desk.open("about:blank");
    await desk.open(`${alone.origin}/`);
    await assertMarked();
    await waitFor("its files to be kept", () =>
      desk.driver.executeScript<boolean>("return navigator.serviceWorker.controller !== null;"),
    );
    await alone.close();
    const story = sampleStories().at(-1);
    await desk.open("about:blank");
    await desk.open(`${alone.origin}/?language=de#${story?.story}/03-meridian`);
    await assertMarked();
    assert.equal(await desk.driver.executeScript("return document.documentElement.lang;"), "de");
    const text = await (await find("text")).getText();
    assert.ok(
      text.includes(story?.articles[2]?.blocks.find(({ role }) => role === "paragraph")?.text ?? "?"),
    );
  });

  it("has nothing that axe-core objects to, in light and dark", async () => {
    for (const hash of ["", "#your-own-texts"]) {
      await visit(hash);
      if (hash === "") await assertMarked();
      for (const scheme of ["light", "dark"] as const) {
        await desk.browser.setColourScheme(scheme);
        await desk.screenshot(`playground${hash && "-form"}-${scheme}`);
        assert.deepEqual(await violations(desk.driver), [], `${hash || "samples"}, ${scheme}`);
      }
      await desk.browser.setColourScheme("light");
    }
  });

  it("looks as it did, in light, dark and right to left", async (test) => {
    const snapshots = new Snapshots(desk);
    const obstacle = await snapshots.obstacle();
    if (obstacle) return test.skip(`not compared: ${obstacle}`);
    // Whatever ran before.
    await desk.driver.manage().window().setRect({ width: 1280, height: 1000 });
    for (const [variant, query, scheme] of [
      ["light", "", "light"],
      ["dark", "", "dark"],
      ["rtl", "?language=ar", "light"],
    ] as const) {
      await desk.browser.setColourScheme(scheme);
      await visit(query);
      await assertMarked();
      await snapshots.compare(`playground-${variant}`);
      await visit(`${query}#your-own-texts`);
      await find("paste-text");
      await snapshots.compare(`playground-form-${variant}`);
    }
    await desk.browser.setColourScheme("light");
  });

  /** Pastes as a clipboard does, at once: typing some thousand keys would take the driver minutes. */
  async function paste(hook: string, text: string): Promise<void> {
    const area = await find(hook);
    await desk.driver.executeScript(
      `arguments[0].focus(); arguments[0].select(); document.execCommand("insertText", false, arguments[1]);`,
      area,
      text,
    );
  }
});
