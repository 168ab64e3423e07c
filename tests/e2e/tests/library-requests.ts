// What leaves the machine? A reader follows outlets, reads, compares, exports; a proxy writes down all that the browser asks.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Browser, launch } from "../harness/browser.ts";
import { Followed, SYNC } from "../harness/followed.ts";
import { testExtension } from "../harness/places.ts";
import { type RequestLog, type SeenRequest, startProxy } from "../harness/proxy.ts";
import { Reader } from "../harness/reader.ts";
import { browserName } from "../harness/suite.ts";
import { OutletSite } from "../site/outlets.ts";
import { testSite } from "../site/pages.ts";
import { type Site, serve } from "../site/server.ts";

/** Whom the browsers ask on their own account, with no extension installed either; the proxy lets none of it out. */
const BY_THE_BROWSER: Readonly<Record<string, RegExp>> = {
  chromium: /(^|\.)(google\.com|googleapis\.com|gstatic\.com|duckduckgo\.com)$/,
  firefox: /(^|\.)(mozilla\.(com|org|net)|firefox\.com)$/,
};

function hostOf({ url }: SeenRequest): string {
  return new URL(url.includes("://") ? url : `https://${url}`).host;
}

describe("a whole session, from the installation on", () => {
  let proxy: RequestLog;
  let browser: Browser;
  let desk: Reader;
  let news: Site;
  let chosen: OutletSite;
  let ignored: OutletSite;
  before(async () => {
    [proxy, news, chosen, ignored] = await Promise.all([
      startProxy(),
      serve(testSite()),
      OutletSite.start(),
      OutletSite.start(),
    ]);
    browser = await launch(browserName, { headed: Boolean(process.env.E2E_HEADED), proxy: proxy.origin });
    await browser.install(testExtension(browserName));
    desk = await Reader.sitDown(browser, news);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([proxy?.close(), news?.close(), chosen?.close(), ignored?.close()]);
  });

  /** The background fetches without a document: browsers say so themselves, in a header that pages cannot set. */
  const isPage = ({ headers }: SeenRequest) =>
    headers["sec-fetch-dest"] !== "empty" || headers["sec-fetch-mode"] === undefined;
  const toSite = (origin: string) => proxy.seen.filter(({ url }) => url.startsWith(`${origin}/`));

  it("asks those outlets that the reader chose, for feeds and articles, and nobody else", async () => {
    const library = new Followed(desk, chosen);
    // The reader visits one outlet first, which sets a cookie.
    await desk.open(chosen.outlets[0]?.home ?? "");
    await desk.driver.executeScript("document.cookie = 'reader=known; path=/; max-age=3600';");
    await library.openPage();
    await library.follow(0);
    await library.follow(1);
    const both = 2 * (chosen.outlets[0]?.articles.length ?? 0);
    await library.rowsWhen(
      "both outlets",
      (rows) => rows.reduce((sum, { articles }) => sum + articles, 0) === both,
    );
    await library.ended();
    const [read] = chosen.outlets[2]?.articles ?? [];
    await desk.open(read?.url ?? "");
    assert.equal((await desk.check(SYNC)).state, "covered");
    await library.openPage();
    await library.ask("exportChunk", {});
    await library.ask("addTab", desk.tabId);
    await library.syncs();
    await browser.stopBackground();
    await library.openPage();
    await library.rows();

    const mine = [proxy.origin, news.origin, chosen.origin].map((origin) => new URL(origin).host);
    const elsewhere = proxy.seen.filter(
      (request) =>
        !mine.includes(hostOf(request)) &&
        !BY_THE_BROWSER[browserName]?.test(hostOf(request).replace(/:\d+$/, "")),
    );
    assert.deepEqual(
      elsewhere.map(({ method, url }) => `${method} ${url}`),
      [],
    );
    assert.deepEqual(ignored.asked, []);
    const fetched = toSite(chosen.origin).filter((request) => !isPage(request));
    const allowed = /^\/(courier|ledger)\/(feed\.xml|story-\d+\.html)?$/;
    assert.deepEqual(
      fetched.map(({ url }) => new URL(url).pathname).filter((path) => !allowed.test(path)),
      [],
    );
    assert.ok(fetched.length >= both + 4, `${fetched.length} requests of the extension were seen`);
    for (const { method, url, headers } of fetched) {
      assert.equal(method, "GET", url);
      assert.equal(headers.cookie, undefined, url);
      assert.equal(headers.referer, undefined, url);
    }
    const visited = toSite(chosen.origin).filter(isPage);
    assert.ok(
      visited.some(({ headers }) => headers.cookie === "reader=known"),
      "the browser has a cookie that it could have sent",
    );
  });
});
