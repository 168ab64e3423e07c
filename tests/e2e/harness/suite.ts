// What do the tests share? One browser and one sample site per run. The extension's build is exchanged inside the same
// browser when a test asks for another one.

import assert from "node:assert/strict";
import { after, afterEach } from "node:test";
import { testSite } from "../site/pages.ts";
import { addRealPages } from "../site/real.ts";
import { type Site, serve } from "../site/server.ts";
import { type Browser, launch } from "./browser.ts";
import { requireFolder, shippedExtension, testExtension } from "./places.ts";
import { Reader } from "./reader.ts";
import { chosenBrowser } from "./tools.ts";

export const browserName = chosenBrowser();

interface Shared {
  browser: Browser;
  site: Site;
}

let shared: Promise<Shared> | undefined;
let seated: { folder: string; reader: Reader } | undefined;

async function start(): Promise<Shared> {
  const pages = testSite();
  addRealPages(pages);
  const site = await serve(pages);
  const browser = await launch(browserName, { headed: Boolean(process.env.E2E_HEADED) });
  return { browser, site };
}

/** A reader whose browser has the build in `folder` installed. */
export async function readerWith(folder: string): Promise<Reader> {
  requireFolder(folder, "build the extension with `cargo xtask test` or `cargo xtask build --variant NAME`");
  if (seated?.folder === folder) {
    await seated.reader.browser.allowHosts();
    return seated.reader;
  }
  shared ??= start();
  const { browser, site } = await shared;
  await seated?.reader.leave();
  seated = undefined;
  await browser.install(folder);
  const reader = await Reader.sitDown(browser, site);
  seated = { folder, reader };
  return reader;
}

/** The reader for most tests: 127.0.0.1 is granted, so no permission prompt stands in the way. */
export function reader(): Promise<Reader> {
  return readerWith(testExtension(browserName));
}

/** A reader with the extension as people install it. */
export function shippedReader(): Promise<Reader> {
  return readerWith(shippedExtension(browserName));
}

/** In a `describe`: every test in it leaves all consoles free of errors. */
export function expectQuietConsoles(): void {
  afterEach(async () => {
    if (!shared) return;
    const { browser } = await shared;
    assert.deepEqual(await browser.complaints(), [], "errors in a console");
  });
}

after(async () => {
  if (!shared) return;
  const { browser, site } = await shared;
  await browser.close();
  await site.close();
});
