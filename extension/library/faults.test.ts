/** What can go wrong with a feed, and what does its row say? Nothing that was there before is lost. */

import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TroubleCode } from "../protocol/library-calls";
import { core, Desk } from "./testing/desk";
import { feedOf, Outlet, pageOf, type Story, stories, story } from "./testing/outlets";

let outlet: Outlet;
let other: Outlet;
let desk: Desk;
beforeEach(async () => {
  outlet = await Outlet.open();
  other = await Outlet.open("127.0.0.2");
  desk = await Desk.open();
});
afterEach(async () => {
  await outlet.close();
  await other.close();
});

const rss = "application/rss+xml";
/** 200 kB that become 200 MB. */
const bomb = gzipSync(Buffer.alloc(200_000_000, 32));

/** How the feed misbehaves after one good sync, and what the row then says. */
const faults: Record<string, readonly [TroubleCode, () => void | Promise<void>]> = {
  "a server that is down": ["unreachable", () => outlet.close()],
  "a server that hangs up": [
    "unreachable",
    () => void outlet.on("/feed.xml", (response) => response.destroy()),
  ],
  "a server that never answers": ["timeout", () => void outlet.on("/feed.xml", () => {})],
  "a body that never ends": [
    "timeout",
    () =>
      void outlet.on("/feed.xml", (response) => {
        response.writeHead(200, { "content-type": rss });
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      }),
  ],
  "a redirect loop": [
    "unreachable",
    () => void outlet.on("/feed.xml", (response) => response.writeHead(302, { location: "/feed.xml" }).end()),
  ],
  "403": ["refused", () => void outlet.status("/feed.xml", 403)],
  "404": ["moved", () => void outlet.status("/feed.xml", 404)],
  "410": ["moved", () => void outlet.status("/feed.xml", 410)],
  "429": ["busy", () => void outlet.status("/feed.xml", 429, { "retry-after": "7200" })],
  "500": ["serverError", () => void outlet.status("/feed.xml", 500)],
  "503": ["busy", () => void outlet.status("/feed.xml", 503)],
  "a page where the feed was": [
    "notAFeed",
    () => void outlet.file("/feed.xml", "<html><p>We have moved</p></html>"),
  ],
  "a picture where the feed was": [
    "notAFeed",
    () => void outlet.file("/feed.xml", new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]), "image/png"),
  ],
  "a gzip bomb": [
    "tooLarge",
    () =>
      void outlet.on("/feed.xml", (response) => {
        response.writeHead(200, { "content-type": rss, "content-encoding": "gzip" }).end(bomb);
      }),
  ],
  "an XML entity bomb": [
    "notAFeed",
    () =>
      void outlet.file(
        "/feed.xml",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss>&b;</rss>',
        rss,
      ),
  ],
  "XML that breaks off before anything was said": [
    "notAFeed",
    () => void outlet.file("/feed.xml", '<?xml version="1.0"?><rs', rss),
  ],
  "a feed of 20 MB": [
    "tooLarge",
    () => void outlet.file("/feed.xml", feedOf(stories(2)) + " ".repeat(20_000_000), rss),
  ],
  "a redirect to a private address": [
    "unsafeAddress",
    () => {
      other.file("/router", feedOf(stories(3, 50)), rss);
      outlet.on("/feed.xml", (response) => response.writeHead(302, { location: other.url("/router") }).end());
    },
  ],
  "a permission that was taken back": ["permission", () => void desk.forbidden.add("http://127.0.0.1/*")],
};

describe("a feed that answers with", () => {
  for (const [name, [code, break_]] of Object.entries(faults)) {
    test(`${name}: its row says so, and its articles stay`, async () => {
      outlet.publishes(stories(2));
      await desk.syncs(outlet.url("/feed.xml"));
      const before = await desk.titles();
      expect(before).toHaveLength(2);
      await break_();
      await desk.sync.start(null, "byReader");
      expect(desk.last).toMatchObject({ state: "ended", errors: 1, cancelled: false });
      const row = await desk.row();
      expect(row.trouble?.code).toBe(code);
      expect(row.trouble?.host ?? "127.0.0.1").toMatch(/^127\.0\.0\.[12]$/);
      expect(await desk.titles()).toEqual(before);
      // A redirect is followed before it can be looked into: the place is asked once, and never by a second look.
      expect(other.asked.length).toBe(name.includes("redirect to a private") ? 1 : 0);
      // It is asked again by itself, and not at once.
      expect(Date.parse(row.feeds[0]?.nextSync ?? "")).toBeGreaterThan(Date.now());
    });
  }

  test("429 is left alone as long as it asks for", async () => {
    outlet.status("/feed.xml", 429, { "retry-after": "7200" });
    await desk.syncs(outlet.url("/feed.xml"));
    const wait = Date.parse((await desk.row()).feeds[0]?.nextSync ?? "") - Date.now();
    expect(wait).toBeGreaterThan(7_000_000);
  });

  test("a fault is asked less and less often, and forgotten when it is mended", async () => {
    outlet.status("/feed.xml", 500);
    const waits: number[] = [];
    for (let run = 0; run < 4; run++) {
      await desk.syncs(outlet.url("/feed.xml"));
      waits.push(Date.parse((await desk.row()).feeds[0]?.nextSync ?? "") - Date.now());
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(6 * (waits[0] ?? 0));
    outlet.publishes(stories(2));
    await desk.sync.start(null, "byReader");
    expect(await desk.row()).not.toHaveProperty("trouble");
    expect(await desk.titles()).toHaveLength(2);
  });

  test("an address that is gone is looked for on the outlet's site, and followed there", async () => {
    outlet.publishes(stories(2), "/new.xml").status("/feed.xml", 410);
    outlet.file(
      "/",
      '<html><head><link rel="alternate" type="application/rss+xml" href="/new.xml"></head></html>',
    );
    await desk.follow({ home: outlet.url("/"), feeds: [outlet.url("/feed.xml")] });
    await desk.sync.start(null, "byReader");
    const row = await desk.row();
    expect(row.feeds).toMatchObject([{ url: outlet.url("/new.xml"), movedFrom: outlet.url("/feed.xml") }]);
    expect(await desk.titles()).toHaveLength(2);
  });

  test("10,000 items brings the newest, and no more pages than anyone would read", async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => story(n, new Date(Date.now() - n * 1000)));
    for (const one of many.slice(0, 300)) outlet.file(one.path, pageOf(one));
    outlet.file("/feed.xml", feedOf(many), rss);
    await desk.syncs(outlet.url("/feed.xml"));
    expect(desk.last).toMatchObject({ errors: 0, articles: 200 });
    expect(outlet.times("/news/0")).toBe(1);
    expect(outlet.times("/news/250")).toBe(0);
  });

  test("the wrong charset is read by what its bytes are", async () => {
    const one: Story = { ...story(1), title: "Café in Łódź opens" };
    const latin = Buffer.from(pageOf({ ...one, title: "Café opens" }), "latin1");
    outlet.file("/feed.xml", feedOf([one, { ...story(2), title: "Café opens" }]), `${rss}; charset=utf-8`);
    outlet.file(one.path, pageOf(one), "text/html; charset=no-such-charset");
    outlet.file("/news/2", latin, "text/html; charset=utf-8");
    await desk.syncs(outlet.url("/feed.xml"));
    expect(await desk.titles()).toEqual(["Café in Łódź opens", "Café opens"].sort());
  });
});

describe("an article's page", () => {
  const feedText =
    "<p>The council voted on Thursday to spend four million crowns on the bridge, its speaker said.</p>";
  const summary = `<description><![CDATA[${feedText}]]></description>`;
  const named = { ...story(1), extra: summary };

  async function rowAfter(setUp: () => void) {
    outlet.file("/feed.xml", feedOf([named]), rss);
    setUp();
    await desk.syncs(outlet.url("/feed.xml"));
    if ((await desk.database.count("pending")) > 0) await desk.sync.start(null, "byReader");
    return (await desk.database.getAll("articles"))[0];
  }

  const walls: Record<string, readonly [string, string]> = {
    "behind a paywall": [
      "paywall",
      "<p>Subscribe to continue reading. Already a subscriber? Sign in to your account here.</p>",
    ],
    "behind a consent wall": [
      "consent",
      "<p>We value your privacy. Accept all cookies to see the news of our partners.</p>",
    ],
    "without an article": ["noText", "<p>Photos</p>"],
  };
  for (const [name, [why, body]] of Object.entries(walls)) {
    test(`${name} leaves the feed's words, and the row says so`, async () => {
      const row = await rowAfter(
        () => void outlet.file("/news/1", `<html><body><main>${body}</main></body></html>`),
      );
      expect(row).toMatchObject({ text: "summary", why });
    });
  }

  test("marked as not free, of which only the start is shown, is behind a paywall", async () => {
    const start = `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>`;
    const row = await rowAfter(
      () =>
        void outlet.file(
          "/news/1",
          pageOf({ ...story(1), paragraphs: story(1).paragraphs.slice(0, 1) }).replace(
            "<nav>",
            `${start}<nav>`,
          ),
        ),
    );
    expect(row).toMatchObject({ text: "summary", why: "paywall" });
  });

  test("that is broken twice leaves the feed's words", async () => {
    const row = await rowAfter(() => void outlet.status("/news/1", 500));
    expect(row).toMatchObject({ text: "summary", why: "unreachable" });
    expect(outlet.times("/news/1")).toBe(2);
  });

  test("that is a picture or a film is not read", async () => {
    const row = await rowAfter(() => void outlet.file("/news/1", new Uint8Array(5000), "video/mp4"));
    expect(row).toMatchObject({ text: "summary", why: "noText" });
  });

  test("on a private address that the reader never typed is not asked for", async () => {
    other.file("/reboot", pageOf(story(9)));
    outlet.file("/feed.xml", feedOf([{ ...named, path: other.url("/reboot") }]), rss);
    await desk.syncs(outlet.url("/feed.xml"));
    expect(other.asked).toHaveLength(0);
    expect((await desk.database.getAll("articles"))[0]).toMatchObject({ why: "unsafeAddress" });
  });

  test("to which the feed gives the whole text keeps it where the page gives none", async () => {
    const whole = story(1)
      .paragraphs.map((text) => `<p>${text}</p>`)
      .join("");
    outlet.status("/news/1", 403);
    outlet.file(
      "/feed.xml",
      feedOf([{ ...story(1), extra: `<content:encoded><![CDATA[${whole}]]></content:encoded>` }]),
      rss,
    );
    await desk.syncs(outlet.url("/feed.xml"));
    expect((await desk.database.getAll("articles"))[0]).toMatchObject({ text: "feed", why: "paywall" });
  });
});

describe("a whole sync", () => {
  test("offline asks nobody, blames nobody, and goes on when the machine is online again", async () => {
    outlet.publishes(stories(2));
    desk.isOnline = false;
    await desk.syncs(outlet.url("/feed.xml"));
    expect(desk.last).toMatchObject({ state: "ended", trouble: { code: "offline" }, errors: 0 });
    expect(outlet.asked).toHaveLength(0);
    desk.isOnline = true;
    await desk.sync.start(null, "bySchedule");
    expect(await desk.titles()).toHaveLength(2);
  });

  test("whose permission is taken back in the middle keeps what it got", async () => {
    const all = stories(6).map((one, at) => ({ ...one, path: at < 3 ? one.path : other.url(one.path) }));
    desk.typed.add("127.0.0.2");
    for (const one of all.slice(0, 3)) outlet.file(one.path, pageOf(one));
    outlet.on("/feed.xml", (response) => {
      desk.forbidden.add("http://127.0.0.2/*");
      response
        .writeHead(200, { "content-type": rss })
        .end(
          feedOf(
            all.map((one) => ({ ...one, extra: `<description>Short words on ${one.title}.</description>` })),
          ),
        );
    });
    await desk.syncs(outlet.url("/feed.xml"));
    const rows = await desk.database.getAll("articles");
    expect(rows.filter(({ text }) => text === "page")).toHaveLength(3);
    expect(rows.filter(({ why }) => why === "permission")).toHaveLength(3);
    expect(other.asked).toHaveLength(0);
  });

  test("whose own permission is taken back in the middle loses nothing, and goes on when it is given again", async () => {
    outlet.publishes(stories(4));
    outlet.on("/feed.xml", (response) => {
      desk.forbidden.add("http://127.0.0.1/*");
      response.writeHead(200, { "content-type": rss }).end(feedOf(stories(4)));
    });
    await desk.syncs(outlet.url("/feed.xml"));
    expect(await desk.titles()).toEqual([]);
    expect(await desk.row()).toMatchObject({ missingOrigins: ["http://127.0.0.1/*"] });
    desk.forbidden.clear();
    await desk.sync.start(null, "bySchedule");
    expect(await desk.titles()).toHaveLength(4);
  });

  test("on a full disk stops with the reason, keeps what it had, and goes on when there is room", async () => {
    outlet.publishes(stories(2));
    await desk.syncs(outlet.url("/feed.xml"));
    outlet.publishes(stories(5));
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (this.name === "texts") throw new DOMException("The disk is full", "QuotaExceededError");
      return put.apply(this, given);
    };
    try {
      await desk.sync.start(null, "byReader");
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(desk.last).toMatchObject({ state: "ended", trouble: { code: "quota" } });
    expect(await desk.titles()).toHaveLength(2);
    await desk.sync.start(null, "bySchedule");
    expect(await desk.titles()).toHaveLength(5);
    expect(desk.last).toMatchObject({ errors: 0 });
  });

  test("on a disk that is full until older articles go brings the new ones, and tells of it", async () => {
    outlet.publishes(stories(4));
    await desk.syncs(outlet.url("/feed.xml"));
    const held = (await desk.database.getAll("segments")).reduce((sum, { bytes }) => sum + bytes, 0);
    desk.settings = { ...desk.settings, sizeBudget: held * 1.9 };
    outlet.publishes(stories(1, 10));
    const { put } = IDBObjectStore.prototype;
    let isFull = true;
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (this.name === "texts" && isFull) {
        isFull = false;
        throw new DOMException("The disk is full", "QuotaExceededError");
      }
      return put.apply(this, given);
    };
    try {
      await desk.sync.start(null, "byReader");
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await desk.titles()).toEqual([story(10).title]);
    expect(desk.last).toMatchObject({ state: "ended", articles: 1, trouble: { code: "quota" } });
  });
});

test("the core is the one that ships", () => {
  expect(core().canonicalUrl("https://www.courier.example/a?utm_source=x")).toBe("https://courier.example/a");
});
