// The demonstration behind `cargo xtask demo`: a sample news site, a real browser with the extension, a marked article,
// and what the popup says about it. Asks nothing; with a window it stays open until it is closed.

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, launch } from "./harness/browser.ts";
import { shippedExtension, testExtension } from "./harness/places.ts";
import { keepScreenshot, type PopupView, Reader } from "./harness/reader.ts";
import type { BrowserName } from "./harness/tools.ts";
import { pause } from "./harness/wait.ts";
import { addFile } from "./site/file.ts";
import { sampleSite } from "./site/pages.ts";
import { serve } from "./site/server.ts";
import { addFolder } from "./site/static.ts";
import { shownFirst } from "./site/stories.ts";

const HELP = `node --import tsx demo.ts [options]
  --browser chromium|firefox   which browser (chromium)
  --headless                   no window; ends after the screenshots
  --article FILE|URL           an .html, .json, .txt or .md file, or an address, instead of the first sample story
  --extension DIR              unpacked extension (target/extension/<browser>-test, else the shipped build)
  --www DIR                    shows the playground in DIR instead of the extension
  --screenshots DIR            folder for the pictures (target/screenshots)`;

const say = (line: string) => console.log(line);

interface Wishes {
  browser: BrowserName;
  headed: boolean;
  article: string | undefined;
  extension: string;
  www: string | undefined;
}

function parse() {
  return parseArgs({
    options: {
      browser: { type: "string", default: "chromium" },
      headless: { type: "boolean", default: false },
      article: { type: "string" },
      extension: { type: "string" },
      // Bundled into the extension by `cargo xtask demo` already; accepted here so that it can pass all it was given.
      library: { type: "string", multiple: true },
      www: { type: "string" },
      screenshot: { type: "string" },
      screenshots: { type: "string" },
      help: { type: "boolean", default: false },
    },
  }).values;
}

function wishes(): Wishes {
  const values = parse();
  if (values.help) {
    say(HELP);
    process.exit(0);
  }
  const { browser } = values;
  if (browser !== "chromium" && browser !== "firefox") {
    throw new Error(`--browser ${browser}: it must be chromium or firefox`);
  }
  const pictures = values.screenshots ?? (values.screenshot && dirname(values.screenshot));
  if (pictures) process.env.E2E_SCREENSHOTS = resolve(pictures);
  const display =
    Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || process.platform === "darwin";
  if (!values.headless && !display) say("There is no display here: the browser runs headless.");
  return {
    browser,
    headed: !values.headless && display,
    article: values.article,
    extension: extensionFolder(browser, values.extension),
    www: values.www && resolve(values.www),
  };
}

/** The build that grants 127.0.0.1 where there is one; a reader's click opens the page in either. */
function extensionFolder(browser: BrowserName, wished: string | undefined): string {
  if (wished) return resolve(wished);
  const test = testExtension(browser);
  return existsSync(join(test, "manifest.json")) ? test : shippedExtension(browser);
}

/** Adds what `--article` names to the site and returns where it stands. */
function articleAddress(site: Awaited<ReturnType<typeof serve>>, article: string | undefined): string {
  if (article === undefined) return site.url(shownFirst().path);
  if (/^https?:\/\//.test(article)) return article;
  return site.url(addFile(site.pages, resolve(article)));
}

function tell(view: PopupView): void {
  const part = (name: string) => view.parts[name] ?? "";
  say("\nWhat the popup shows");
  if (view.state !== "covered") {
    say(view.text.replace(/^/gm, "  "));
    return;
  }
  if (part("sample-label")) say(`  ${oneLine(part("sample-label"))}`);
  say(`  ${oneLine(part("summary"))}`);
  say("  Statements of this article:");
  say(`    corroborated                            ${count(part("count-corroborated"))}`);
  say(`    only in copies of the same agency text  ${count(part("count-sameOrigin"))}`);
  say(`    conflicting                             ${count(part("count-conflicting"))}`);
  say(`    unique                                  ${count(part("count-unique"))}`);
  say("  Outlets that cover the story:");
  for (const outlet of view.outlets) say(`    - ${oneLine(outlet)}`);
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " · ");
const count = (text: string) => /\d+/.exec(text)?.[0] ?? "none";

async function pictures(browser: Browser, reader: Reader, popup: Buffer): Promise<void> {
  await reader.lookAtPage();
  say("\nScreenshots");
  say(`  ${await reader.screenshot("demo-page")}`);
  say(`  ${keepScreenshot(browser, "demo-popup", popup)}`);
  await reader.lookAtPopup();
  say(`  ${await reader.screenshot("demo-popup-page")}`);
  await reader.lookAtPage();
}

async function showExtension(browser: Browser, wish: Wishes): Promise<void> {
  say(`Installing the extension from ${wish.extension}`);
  await browser.install(wish.extension);
  const site = await serve(sampleSite());
  say(`Sample news site at ${site.url("/")}`);
  const reader = await Reader.sitDown(browser, site);
  const address = articleAddress(site, wish.article);
  say(`Opening ${address}`);
  await reader.open(address);
  say("Clicking the toolbar button");
  await browser.clickToolbarButton(reader.pageWindow);
  const popup = await browser.lookAtPopup();
  tell(await reader.check());
  if (popup.state === "covered") await reader.marksWhen("marks", (marks) => marks.length > 0);
  await pictures(browser, reader, popup.png);
}

async function showPlayground(browser: Browser, folder: string): Promise<void> {
  const pages = new Map();
  addFolder(pages, folder);
  const site = await serve(pages);
  say(`Playground at ${site.url("/")}`);
  await browser.driver.get(site.url("/"));
  const png = Buffer.from(await browser.driver.takeScreenshot(), "base64");
  say(`Screenshot: ${keepScreenshot(browser, "playground", png)}`);
}

/** Returns when the reader has closed the last window. */
async function untilClosed(browser: Browser): Promise<void> {
  say("\nThe browser stays open: close its windows, or press Ctrl-C here.");
  const windows = () => browser.driver.getAllWindowHandles().catch(() => []);
  while ((await windows()).length > 0) await pause(500);
}

async function main(): Promise<void> {
  const wish = wishes();
  say(`Starting ${wish.browser}${wish.headed ? "" : " (headless)"}`);
  const browser = await launch(wish.browser, { headed: wish.headed });
  try {
    if (wish.www) await showPlayground(browser, wish.www);
    else await showExtension(browser, wish);
    if (wish.headed) await untilClosed(browser);
  } finally {
    await browser.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`\nThe demonstration stopped: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.E2E_TRACE) console.error(error);
    process.exit(1);
  },
);
