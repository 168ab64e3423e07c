// How fast is the library? `cargo xtask bench`, or by hand `E2E_BROWSER=chromium node --import tsx bench-library.ts`.
//
// A reader with an empty library follows 50 outlets of 40 articles each, all on this machine, and everything is timed as
// the reader meets it. Then the library is filled up with other articles and opened cold. Nothing here is a test.

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { launch } from "./harness/browser.ts";
import { testExtension } from "./harness/places.ts";
import { chosenBrowser } from "./harness/tools.ts";
import { waitFor } from "./harness/wait.ts";
import { listen } from "./site/server.ts";

const OUTLETS = 50;
const ARTICLES = 40;
const SIZES = [1_000, 10_000];
const RUNS = 7;

/** An article that takes no time to compare. */
const SHORT = {
  id: "short",
  blocks: [{ id: 0, role: "paragraph", text: "Six ships left the harbour on Monday." }],
};

const INDEXES = `
  return new Promise((resolve, reject) => {
    const open = indexedDB.open("second-source-library");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const change = open.result.transaction(["segments", "indexes"]);
      let bytes = 0;
      // Those of segments that were not deleted: an undo keeps the others for ten minutes.
      const keys = change.objectStore("segments").getAllKeys();
      keys.onsuccess = () => {
        for (const key of keys.result) {
          const index = change.objectStore("indexes").get(key);
          index.onsuccess = () => (bytes += index.result.length);
        }
      };
      change.onerror = () => reject(change.error);
      change.oncomplete = () => {
        open.result.close();
        resolve(bytes);
      };
    };
  });`;

const SECOND = 1000;
const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const name = chosenBrowser();
const browser = await launch(name, { headed: false });
const servers: Server[] = [];
try {
  await browser.install(testExtension(name));
  const { driver } = browser;
  await driver.manage().setTimeouts({ script: 600_000 });
  await driver.get(`${browser.origin()}/options.html`);
  await ask("deleteAll", null);

  const outlets = await Promise.all(Array.from({ length: OUTLETS }, (_, outlet) => open(outlet)));
  for (const { feeds } of outlets) await ask("findFeeds", feeds[0]);
  const idle = await browser.memory();
  const begun = performance.now();
  await ask("followOutlets", outlets);
  let most = 0;
  let looked = 0;
  await waitFor(
    "the sync to end",
    async () => {
      if (performance.now() - looked > SECOND) {
        looked = performance.now();
        most = Math.max(most, await browser.memory());
      }
      return (await syncState())?.state === "ended";
    },
    { patience: 500_000 },
  );
  const seconds = (performance.now() - begun) / SECOND;
  const { articles, bytes } = await ask<{ articles: number; bytes: number }>("listLibrary", null);
  console.log(`${name}: sync of ${OUTLETS} feeds with ${ARTICLES} articles each`);
  console.log(
    `  ${articles} articles in ${seconds.toFixed(1)} s: ${(articles / seconds).toFixed(1)} articles/s`,
  );
  const index = await indexBytes();
  console.log(
    `  ${Math.round(bytes / articles)} bytes an article, ${Math.round(index / articles)} of them index`,
  );
  await browser.stopBackground();
  await ask("listLibrary", null);
  console.log(
    `  memory of the extension's process: ${megabytes(idle)} with an empty library, at most ${megabytes(most)} while syncing, ${megabytes(await browser.memory())} after a restart of the background with ${articles} articles`,
  );

  const tab = await driver.executeScript<number>(
    `return (globalThis.browser ?? chrome).tabs.getCurrent().then(({ id }) => id);`,
  );
  for (const size of SIZES) {
    await ask("deleteAll", null);
    for (let first = 0; first < size; first += 500) await fill(first, Math.min(500, size - first));
    const held = await ask<{ articles: number; bytes: number }>("listLibrary", null);
    const opened: number[] = [];
    const shelf: number[] = [];
    const answered: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await browser.stopBackground();
      const woken = performance.now();
      await ask("listLibrary", null);
      answered.push(performance.now() - woken);
      await browser.stopBackground();
      // As with the first page that a reader opens: a comparison opens the engine, and nothing else is under way.
      await ask("compareSample", { tab, article: SHORT, links: {} });
      opened.push((await browser.timings("second-source open"))[0] ?? Number.NaN);
      shelf.push((await browser.timings("second-source open library"))[0] ?? Number.NaN);
    }
    const kept = Math.round((await indexBytes()) / held.articles);
    console.log(
      `  ${held.articles} articles, ${kept} bytes of index each: library opened cold in ${median(shelf).toFixed(0)} ms, WebAssembly and samples included ${median(opened).toFixed(0)} ms, a stopped background up again and the rows answered ${median(answered).toFixed(0)} ms (medians of ${RUNS}); memory ${megabytes(await browser.memory())}`,
    );
  }
  await extraction();
} finally {
  await browser.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
}

async function ask<T = unknown>(method: string, argument: unknown): Promise<T> {
  const answer = await browser.driver.executeScript<{ ok: boolean; value: T; failure?: { message: string } }>(
    `return (globalThis.browser ?? chrome).runtime
       .sendMessage({ secondSource: 1, method: arguments[0], argument: JSON.parse(arguments[1]) });`,
    method,
    JSON.stringify(argument),
  );
  if (!answer.ok) throw new Error(`${method}: ${answer.failure?.message}`);
  return answer.value;
}

function syncState(): Promise<{ state?: string } | undefined> {
  return browser.driver.executeScript(
    `return (globalThis.browser ?? chrome).storage.session.get("library-sync").then((all) => all["library-sync"]);`,
  );
}

/** An outlet with a server of its own, so that it is a host of its own. */
async function open(outlet: number): Promise<{ name: string; feeds: string[]; origin: string }> {
  const server = createServer((request, response) => {
    const number = /^\/news\/(\d+)$/.exec(request.url ?? "")?.[1];
    const type = number === undefined ? "application/rss+xml" : "text/html";
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
    response.end(number === undefined ? feed(outlet) : page(outlet * ARTICLES + Number(number)));
  });
  servers.push(server);
  const origin = await listen(server);
  return { name: `Outlet ${outlet}`, feeds: [`${origin}/feed.xml`], origin };
}

function feed(outlet: number): string {
  const date = new Date(Date.now() - outlet * 60_000).toUTCString();
  const items = Array.from(
    { length: ARTICLES },
    (_, n) =>
      `<item><title>${title(outlet * ARTICLES + n)}</title><link>/news/${n}</link><pubDate>${date}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Outlet ${outlet}</title>${items.join("")}</channel></rss>`;
}

function page(number: number): string {
  const text = paragraphs(number)
    .map((one) => `<p>${one}</p>`)
    .join("");
  const links = Array.from(
    { length: 80 },
    (_, n) => `<li><a href="/n/${n}">Another matter of the day, number ${n}</a></li>`,
  );
  return `<!doctype html><html lang="en"><head><title>${title(number)}</title></head><body><nav><ul>${links.join("")}</ul></nav><article><h1>${title(number)}</h1>${text}</article><footer>${links.join("")}</footer></body></html>`;
}

function title(number: number): string {
  return `${pick(number, 1)} ${pick(number, 2)} vote on the ${pick(number, 3)} of ${pick(number, 4)}`;
}

/** 600 words, as a news article has: made-up words from a list of 4,000, the frequent ones often. */
function paragraphs(number: number): string[] {
  return Array.from({ length: 12 }, (_, at) => {
    const words = Array.from({ length: 50 }, (_, n) => pick(number * 613 + at * 53 + n, n));
    return `In ${pick(number, at)} ${words.join(" ")}, said ${pick(number + at, 7)} on Thursday.`;
  });
}

function pick(seed: number, salt: number): string {
  let hash = Math.imul(seed ^ (salt * 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  const rank = Math.floor((hash / 2 ** 32) ** 3 * 4000);
  return (
    ["ba", "ko", "ri", "su", "te", "lo", "ma", "ne", "vi", "po"][rank % 10] +
    String.fromCharCode(97 + (Math.floor(rank / 10) % 26)) +
    ["an", "er", "ing", "ow", "ul"][Math.floor(rank / 260) % 5] +
    (rank > 1300 ? "s" : "")
  );
}

async function fill(first: number, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, n) => {
    const number = 1_000_000 + first + n;
    const text = paragraphs(number).join("\n\n");
    return JSON.stringify({
      url: `https://fill.example/${number}`,
      outlet: `Fill ${number % 60}`,
      title: title(number),
      published: "2026-11-25",
      text,
    });
  });
  const data = Buffer.from(lines.join("\n")).toString("base64");
  const size = 3_000_000;
  for (let part = 0; part * size < data.length; part++) {
    const last = (part + 1) * size >= data.length;
    await ask("importChunk", {
      transfer: `fill-${first}`,
      name: "fill.jsonl",
      part,
      data: data.slice(part * size, (part + 1) * size),
      last,
    });
  }
}

/** Bytes of all indexes. */
function indexBytes(): Promise<number> {
  return browser.driver.executeScript<number>(INDEXES);
}

/** What of the extension's own code is timed by itself. */
interface Work {
  readFeed(text: string, url: string, now: number): unknown;
  initSync(from: { module: Buffer }): unknown;
  pageToArticle(html: string, url: string): object;
  buildSegment(articles: object[], samples: boolean): Uint8Array;
}

/** The same feeds and pages through the same reader and the same WebAssembly, in Node: nothing but the work itself. */
async function extraction(): Promise<void> {
  const own = (path: string) => new URL(`../../extension/${path}`, import.meta.url);
  const [feeds, core] = await Promise.all(
    ["library/feed.ts", "engine/pkg-ingest/second_source.js"].map((path) => import(own(path).href)),
  );
  const work = { ...feeds, ...core } as Work;
  work.initSync({ module: readFileSync(own("engine/pkg-ingest/second_source_bg.wasm")) });
  const parsing = timed(OUTLETS, feed, (text, at) =>
    work.readFeed(text, `https://outlet-${at}.example/feed.xml`, Date.now()),
  );
  const made: object[] = [];
  const reading = timed(400, page, (html, at) =>
    made.push(work.pageToArticle(html, `https://fill.example/${at}`)),
  );
  const begun = performance.now();
  work.buildSegment(made, false);
  const packing = (performance.now() - begun) / made.length;
  console.log(
    `  in Node: ${(median(parsing) / ARTICLES).toFixed(2)} ms an entry to parse a feed, ${median(reading).toFixed(1)} ms an article (600 words, ${Math.round(page(0).length / 1000)} kB of HTML) to extract its text, ${packing.toFixed(1)} ms to index it`,
  );
}

function timed(
  count: number,
  make: (at: number) => string,
  work: (one: string, at: number) => unknown,
): number[] {
  return Array.from({ length: count }, (_, at) => {
    const given = make(at);
    const begun = performance.now();
    work(given, at);
    return performance.now() - begun;
  });
}
