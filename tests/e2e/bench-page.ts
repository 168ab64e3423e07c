// How fast is it for the reader? `cargo xtask bench`, or by hand `E2E_BROWSER=chromium node --import tsx bench-page.ts`.
//
// An ordinary article and a dossier of 20,000 words are compared on request, with a background that runs and with one that
// was stopped. Chromium's own trace tells which tasks of the page's main thread ran our code, and for how long. Then pages
// that are no articles are opened on a site that is always compared: what was put into them? Nothing here is a test.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type chrome from "selenium-webdriver/chrome.js";
import { launch } from "./harness/browser.ts";
import { DevTools } from "./harness/cdp.ts";
import { testExtension } from "./harness/places.ts";
import { Reader } from "./harness/reader.ts";
import { type Task, Trace, tasksBeside } from "./harness/trace.ts";
import { waitFor } from "./harness/wait.ts";
import { CASES, testSite } from "./site/pages.ts";
import { serve } from "./site/server.ts";
import { SITUATIONS, talks } from "./site/situations.ts";

const RUNS = 5;

const site = await serve(testSite());
const browser = await launch("chromium", { headed: false });
const driver = browser.driver as chrome.Driver;
const { debuggerAddress } = (await driver.getCapabilities()).get("goog:chromeOptions") as {
  debuggerAddress: string;
};
const devTools = await DevTools.connect(debuggerAddress);
const trace = new Trace(devTools);
const ours = "/content-scripts/";
try {
  await driver.manage().setTimeouts({ script: 120_000 });
  const folder = testExtension("chromium");
  await browser.install(folder);
  const desk = await Reader.sitDown(browser, site);
  await desk.openOwn("options.html", "main section");
  for (const [name, path] of [
    ["an ordinary article", talks().path],
    ["a dossier of 20,000 words", SITUATIONS.long],
  ] as const) {
    for (const state of ["running", "stopped"] as const) await measure(desk, name, path, state);
  }
  sizes(folder);
  await nonArticles(desk);
} finally {
  devTools.close();
  await browser.close();
  await site.close();
}

async function measure(
  desk: Reader,
  name: string,
  path: string,
  background: "running" | "stopped",
): Promise<void> {
  const times: number[] = [];
  const tasks: Task[] = [];
  for (let run = 0; run < RUNS; run++) {
    await desk.open(path);
    await driver.executeScript(
      `window.firstMarks = new Promise((resolve) => {
         const look = () => [...CSS.highlights.values()].some(({ size }) => size > 0)
           ? resolve(performance.timeOrigin + performance.now())
           : requestAnimationFrame(look);
         look();
       });`,
    );
    await desk.lookAtPopup();
    if (background === "stopped") await browser.stopBackground();
    await trace.start();
    const asked = await driver.executeScript<number>(
      `const asked = performance.timeOrigin + performance.now();
       chrome.runtime.sendMessage({ secondSource: 1, method: "checkTab", argument: arguments[0] });
       return asked;`,
      desk.tabId,
    );
    await desk.lookAtPage();
    times.push((await driver.executeScript<number>("return window.firstMarks;")) - asked);
    // The map and the marks of a long page are drawn in further slices.
    await driver.executeScript(
      "return new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(done))));",
    );
    tasks.push(...tasksBeside(await trace.end(), ours));
    // The rest of a long page is compared by now, or the next run would wait for it.
    await waitFor("the whole report", () => desk.report().catch(() => undefined));
  }
  const most = (of: (task: Task) => number) => Math.max(0, ...tasks.map(of)).toFixed(0);
  console.log(
    `chromium: ${name}, background ${background}: first marks after ${median(times)} ms (median of ${RUNS}); ` +
      `longest task of the page's thread ${most(({ processor }) => processor)} ms of processor, ${most(({ wall }) => wall)} ms by the clock, ` +
      `${tasks.filter(({ processor }) => processor > 50).length} of ${tasks.length} above 50 ms`,
  );
}

function median(times: number[]): string {
  return (times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(0);
}

function sizes(folder: string): void {
  for (const file of ["detector.js", "article.js", "article.css"]) {
    const bytes = readFileSync(join(folder, "content-scripts", file));
    console.log(`  ${file}: ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
  }
}

/** On a site that is always compared: which of our scripts ran in a page without an article? */
async function nonArticles(desk: Reader): Promise<void> {
  await desk.open(talks().path);
  await desk.check();
  await desk.chooseSite(() => "always");
  for (const [name, path] of [
    ["a front page", "/"],
    ["a search form", CASES.search],
  ] as const) {
    // Whatever the page before does when it goes is not counted.
    await desk.open("about:blank");
    await trace.start();
    await desk.open(path);
    await driver.executeScript(
      "return new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)));",
    );
    const files = (await trace.end())
      .map(({ args }) => /\/content-scripts\/(\w+\.js)/.exec(args?.data?.url ?? "")?.[1])
      .filter((file) => file !== undefined);
    console.log(`  ${name}: ${[...new Set(files)].join(", ") || "nothing"} ran`);
  }
}
