import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dropDamaged } from "./damage";
import { articlesOf } from "./shelving";
import { core, Desk } from "./testing/desk";
import { feedOf, Outlet, pageOf, stories, story } from "./testing/outlets";

let outlet: Outlet;
let desk: Desk;
beforeEach(async () => {
  outlet = await Outlet.open();
  desk = await Desk.open();
});
afterEach(() => outlet.close());

async function articles() {
  return articlesOf(desk.database, core(), await desk.database.getAll("articles"));
}

describe("a sync", () => {
  test("brings the whole text of what a feed names, and tells how far it is", async () => {
    outlet.publishes(stories(5));
    const ended = await desk.syncs(outlet.url("/feed.xml"));
    expect(ended).toMatchObject({ state: "ended", articles: 5, outlets: 1, errors: 0, cancelled: false });
    const [first] = await articles();
    expect(first).toMatchObject({ outlet: "The Courier", language: "en" });
    expect(first?.blocks?.some(({ text }) => text.includes("signatures"))).toBe(true);
    const phases = new Set(desk.told.map((state) => (state.state === "running" ? state.phase : state.state)));
    expect([...phases]).toEqual(["feeds", "articles", "storing", "ended"]);
    expect(await desk.row()).toMatchObject({
      articles: 5,
      summariesOnly: 0,
      feeds: [{ lastSync: expect.any(String) }],
    });
  });

  test("fetches no article twice, and asks whether the feed changed", async () => {
    outlet.publishes(stories(3));
    outlet.on("/feed.xml", (response, { headers }) => {
      if (headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"v1"', "last-modified": "Thu, 27 Feb 2025 10:00:00 GMT" })
          .end(feedOf(stories(3)));
    });
    await desk.syncs(outlet.url("/feed.xml"));
    await desk.sync.start(null, "byReader");
    expect(outlet.times("/feed.xml")).toBe(2);
    expect(outlet.asked.at(-1)?.headers["if-modified-since"]).toBe("Thu, 27 Feb 2025 10:00:00 GMT");
    expect(outlet.asked.filter(({ path }) => path.startsWith("/news"))).toHaveLength(3);
    expect(desk.last).toMatchObject({ articles: 0, errors: 0 });
  });

  test("sends neither cookies nor a referrer, and keeps none that a server sets", async () => {
    outlet.publishes(stories(2));
    outlet.on("/feed.xml", (response) =>
      response.writeHead(200, { "set-cookie": "reader=7; Path=/" }).end(feedOf(stories(2))),
    );
    const fetching = vi.spyOn(globalThis, "fetch");
    await desk.syncs(outlet.url("/feed.xml"));
    await desk.sync.start(null, "byReader");
    // Node keeps no cookies and sends no referrer anyway: what counts is what the browser is asked for.
    const options = fetching.mock.calls.map(([, given]) => given);
    expect(options.length).toBeGreaterThan(3);
    for (const given of options)
      expect(given).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" });
    fetching.mockRestore();
  });

  test("shows the browser that it works while a server takes its time, and not any longer", async () => {
    desk.times.answer = desk.times.whole = 20_000;
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      let answer = (_: string) => {};
      const asked = new Promise<void>((resolve) => {
        outlet.on("/feed.xml", (response) => {
          answer = (feed) => response.writeHead(200, { "content-type": "application/rss+xml" }).end(feed);
          resolve();
        });
      });
      const syncing = desk.syncs(outlet.url("/feed.xml"));
      await asked;
      vi.advanceTimersByTime(29_000);
      expect(desk.beats).toBe(1);
      vi.advanceTimersByTime(60_000);
      expect(desk.beats).toBe(4);
      answer(feedOf([]));
      expect(await syncing).toMatchObject({ state: "ended", errors: 0 });
      vi.advanceTimersByTime(60_000);
      expect(desk.beats).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });

  test("keeps the agency that a feed credits", async () => {
    outlet.publishes([
      { ...story(1), extra: '<source url="https://agency.example/">Agence Exemple</source>' },
    ]);
    await desk.syncs(outlet.url("/feed.xml"));
    expect((await articles())[0]?.feedSource).toBe("Agence Exemple");
  });

  test("knows one article under tracking parameters, at several addresses and under changing GUIDs", async () => {
    const one = story(1);
    const named = (link: string, guid: string) => ({
      ...one,
      path: link,
      extra: `<guid isPermaLink="false">${guid}</guid>`,
    });
    outlet.file("/news/1", pageOf(one)).file("/mobile/1", pageOf(one));
    const feed = (run: number) =>
      feedOf([
        named("/news/1?utm_source=rss", `a${run}`),
        named("/news/1?utm_source=atom&amp;fbclid=x#top", `b${run}`),
        named("/mobile/1", `c${run}`),
      ]);
    outlet.file("/feed.xml", feed(1), "application/xml");
    await desk.syncs(outlet.url("/feed.xml"));
    outlet.file("/feed.xml", feed(2), "application/xml");
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toEqual([one.title]);
  });

  test("takes what differs only in its GUID for what its address says", async () => {
    const [first, second] = stories(2);
    const extra = "<guid>same</guid>";
    outlet.publishes([
      { ...story(1), ...first, extra },
      { ...story(2), ...second, extra },
    ]);
    await desk.syncs(outlet.url("/feed.xml"));
    expect(await desk.titles()).toHaveLength(2);
  });

  test("does not believe dates that are missing, wrong or in the future", async () => {
    const undated = { path: "/news/1", title: "No date", paragraphs: story(1).paragraphs };
    const wrong = { ...story(2), extra: "<pubDate>sometime</pubDate>" };
    outlet
      .file("/news/1", pageOf(undated))
      .file("/news/2", pageOf({ ...undated, paragraphs: story(2).paragraphs }));
    const future = { ...undated, title: "Future", path: "/news/3", paragraphs: story(3).paragraphs };
    outlet.file("/news/3", pageOf({ ...future, published: new Date("2099-01-01") }));
    const feed = feedOf([
      undated,
      { ...wrong, published: undefined as never },
      { ...future, published: new Date("2099-01-01") },
    ]);
    outlet.file("/feed.xml", feed, "application/xml");
    await desk.syncs(outlet.url("/feed.xml"));
    const rows = await desk.database.getAll("articles");
    expect(rows).toHaveLength(3);
    for (const { at } of rows) expect(at).toBeLessThanOrEqual(Date.now());
  });

  test("leaves alone what retention would drop at once", async () => {
    outlet.publishes([story(1), story(2, new Date(Date.now() - 20 * 86_400_000))]);
    await desk.syncs(outlet.url("/feed.xml"));
    expect(outlet.times("/news/2")).toBe(0);
    expect(await desk.titles()).toHaveLength(1);
  });

  test("ended by the reader keeps what it got, and the next one goes on", async () => {
    const all = stories(6);
    outlet.publishes(all);
    let asked = 0;
    for (const one of all) {
      outlet.on(one.path, (response) => {
        asked += 1;
        if (asked === 3) desk.sync.cancel();
        response.writeHead(200, { "content-type": "text/html" }).end(pageOf(one));
      });
    }
    await desk.syncs(outlet.url("/feed.xml"));
    expect(desk.last).toMatchObject({ state: "ended", cancelled: true });
    await desk.sync.start(null, "bySchedule");
    expect(desk.last).toMatchObject({ state: "ended", cancelled: false });
    expect(await desk.titles()).toHaveLength(6);
  });

  test("asked for twice at once is one sync", async () => {
    outlet.publishes(stories(4));
    await desk.follow({ feeds: [outlet.url("/feed.xml")] });
    await Promise.all([desk.sync.start(null, "bySchedule"), desk.sync.start(null, "bySchedule")]);
    expect(outlet.times("/feed.xml")).toBe(1);
    expect(await desk.titles()).toHaveLength(4);
  });

  test("in two windows at once stores no article twice", async () => {
    outlet.publishes(stories(8));
    await desk.follow({ feeds: [outlet.url("/feed.xml")] });
    const other = desk.newSync();
    await Promise.all([desk.sync.start(null, "byReader"), other.start(null, "byReader")]);
    expect(await desk.titles()).toHaveLength(8);
    const stored = (await desk.database.getAll("segments")).reduce(
      (sum, segment) => sum + segment.articles,
      0,
    );
    expect(stored).toBe(8);
  });

  test("after the clock was set back asks feeds again", async () => {
    outlet.publishes(stories(1));
    desk.clock = Date.now() + 400 * 86_400_000;
    await desk.syncs(outlet.url("/feed.xml"));
    desk.clock = undefined;
    await desk.sync.start(null, "bySchedule");
    expect(outlet.times("/feed.xml")).toBe(2);
  });

  test("that the browser stopped while a feed did not answer leaves that feed alone for a while", async () => {
    const asked = new Promise<void>((resolve) => void outlet.on("/feed.xml", () => resolve()));
    void desk.syncs(outlet.url("/feed.xml")).catch(() => {});
    await asked;
    desk = await desk.restart();
    expect(await desk.sync.resume()).toBe(true);
    expect(outlet.times("/feed.xml")).toBe(1);
    const [feed] = await desk.database.getAll("feeds");
    expect(feed).toMatchObject({ failures: 1 });
    expect(feed?.nextSync).toBeGreaterThan(Date.now());
  });

  test("with a clock that is weeks ahead drops nothing as too old", async () => {
    outlet.publishes(stories(2));
    await desk.syncs(outlet.url("/feed.xml"));
    desk.clock = Date.now() + 40 * 86_400_000;
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(2);
    outlet.on("/feed.xml", (response) =>
      response
        .writeHead(200, { date: new Date(desk.now()).toUTCString(), "content-type": "application/rss+xml" })
        .end(feedOf([])),
    );
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(0);
  });

  test("goes on where a stop of the background left it, without a second copy", async () => {
    const all = stories(6);
    outlet.publishes(all);
    let release = () => {};
    const reached = new Promise<void>((resolve) => {
      let asked = 0;
      for (const one of all) {
        outlet.on(one.path, (response) => {
          asked += 1;
          // The fourth page never comes: the browser stops the background while it waits.
          if (asked < 4) response.writeHead(200, { "content-type": "text/html" }).end(pageOf(one));
          else resolve();
        });
      }
    });
    release = () => {
      for (const one of all) outlet.file(one.path, pageOf(one));
    };
    void desk.syncs(outlet.url("/feed.xml")).catch(() => {});
    await reached;
    desk = await desk.restart();
    release();
    expect(await desk.sync.resume()).toBe(true);
    expect(await desk.titles()).toEqual(all.map(({ title }) => title).sort());
    expect(outlet.times("/feed.xml")).toBe(1);
    expect((await articles()).every(({ blocks = [] }) => blocks.length >= 3)).toBe(true);
    expect(await desk.database.count("pending")).toBe(0);
    expect(await desk.sync.resume()).toBe(false);
  });

  test("brings damaged articles back that their feed calls by another address", async () => {
    outlet.publishes([]).file("/feed.xml", feedOf([{ ...story(1), path: "/go?to=1" }]), "application/xml");
    outlet.on("/go?to=1", (response) => response.writeHead(302, { location: "/news/1" }).end());
    outlet.file("/news/1", pageOf(story(1)));
    await desk.syncs(outlet.url("/feed.xml"));
    const [row] = await desk.database.getAll("articles");
    expect(row?.url).toBe(outlet.url("/news/1"));
    await dropDamaged(desk.database, row?.segment ?? 0, "segment is damaged (its checksum does not fit)");
    await desk.sync.start(null, "bySchedule");
    expect(await desk.row()).toMatchObject({ articles: 1 });
  });

  test("brings damaged articles back, and the row tells of it until then", async () => {
    outlet.publishes(stories(3));
    await desk.syncs(outlet.url("/feed.xml"));
    const [segment] = await desk.database.getAllKeys("segments");
    await dropDamaged(desk.database, segment ?? 0, "segment is damaged (its checksum does not fit)");
    expect(await desk.row()).toMatchObject({ articles: 0, trouble: { code: "damaged" } });
    await desk.sync.start(null, "bySchedule");
    expect(await desk.row()).toMatchObject({ articles: 3 });
    expect(await desk.row()).not.toHaveProperty("trouble");
  });
});
