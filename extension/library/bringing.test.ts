/** Is an article that does not come at once still brought, and does one that cannot come hold up no other? */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { core, Desk } from "./testing/desk";
import { feedOf, Outlet, pageOf, stories, story } from "./testing/outlets";

const minute = 60_000;
let outlet: Outlet;
let other: Outlet;
let desk: Desk;
beforeEach(async () => {
  outlet = await Outlet.open();
  other = await Outlet.open("127.0.0.2");
  desk = await Desk.open();
  desk.typed.add("127.0.0.2");
});
afterEach(async () => {
  await outlet.close();
  await other.close();
});

const rss = "application/rss+xml";
/** A page of more words than an article may have. */
const paragraph = `<p>${"The council is still voting on the bridge of Lindhaven. ".repeat(7200)}</p>`;
const endless = `<html><body><article><h1>Live</h1>${paragraph.repeat(11)}</article></body></html>`;

describe("what cannot be read", () => {
  test("is named on its outlet's row, and the other outlets' articles come", async () => {
    // The page takes the core some seconds, in which no answer is heard.
    Object.assign(desk.times, { answer: 20_000, whole: 20_000 });
    outlet.publishes([story(1), story(2)]).file("/news/1", endless);
    other.publishes(stories(3, 10));
    await desk.syncs(outlet.url("/feed.xml"), other.url("/feed.xml"));
    expect(desk.last).toMatchObject({ state: "ended", articles: 4 });
    expect(desk.last).not.toHaveProperty("trouble");
    const outlets = await desk.database.getAll("outlets");
    expect(outlets.map(({ waiting }) => waiting?.code)).toEqual(["unreadable", undefined]);
    expect((await desk.row()).trouble).toMatchObject({ code: "unreadable", host: "127.0.0.1" });
  });

  test("though nothing but its title is known is counted, asked again later, and comes when it can", async () => {
    outlet.publishes(stories(4)).status("/news/1", 403).status("/news/2", 404);
    outlet.file("/news/3", "<html><body><p>Subscribe to continue reading.</p></body></html>");
    await desk.syncs(outlet.url("/feed.xml"));
    expect(await desk.database.count("articles")).toBe(1);
    expect((await desk.row()).trouble).toMatchObject({ code: "unread", count: 3, host: "127.0.0.1" });
    await desk.sync.start(null, "bySchedule");
    expect(outlet.times("/news/1")).toBe(1);
    outlet.file("/news/1", pageOf(story(1)));
    desk.clock = Date.now() + 20 * minute;
    await desk.sync.start(null, "bySchedule");
    expect(await desk.database.count("articles")).toBe(2);
    expect((await desk.row()).trouble).toMatchObject({ code: "unread", count: 2 });
    desk.clock = Date.now() + 15 * 24 * 60 * minute;
    await desk.sync.start(null, "byReader");
    expect(await desk.database.count("pending")).toBe(0);
  });

  test("gets the feed's words where it has some", async () => {
    outlet.publishes([{ ...story(1), extra: "<description>It voted.</description>" }]);
    outlet.file("/news/1", endless);
    await desk.syncs(outlet.url("/feed.xml"));
    expect(await desk.database.getAll("articles")).toMatchObject([{ text: "summary", why: "noText" }]);
  });

  test("holds up no sync where a feed gives nothing but words", async () => {
    const items =
      "<item><description>Six hours.</description></item><item><description>Seven hours.</description></item>";
    outlet.file("/feed.xml", feedOf([story(1)]).replace("<item>", `${items}<item>`), rss);
    outlet.file("/news/1", pageOf(story(1)));
    await desk.syncs(outlet.url("/feed.xml"));
    expect(desk.last).not.toHaveProperty("trouble");
    expect(await desk.database.count("articles")).toBe(3);
    expect(await desk.database.count("pending")).toBe(0);
  });

  test("by the packer waits alone: the others of its outlet are stored", async () => {
    outlet.publishes(stories(5));
    const { pack } = core();
    const refuses = {
      ...core(),
      pack: (all: Parameters<typeof pack>[0]) => {
        if (all.some(({ url }) => url?.endsWith("/news/3"))) throw new Error("this one is too much");
        return pack(all);
      },
    };
    desk.core = () => refuses;
    await desk.syncs(outlet.url("/feed.xml"));
    expect(await desk.titles()).toHaveLength(4);
    expect((await desk.row()).trouble).toMatchObject({ code: "unreadable" });
    desk.core = core;
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(5);
    expect(await desk.row()).not.toHaveProperty("trouble");
  });
});

describe("a page that does not come, of which the feed has only the title,", () => {
  test("is asked for less and less often, its row says so, and in the end it comes", async () => {
    outlet.publishes([story(1)]).status("/news/1", 500);
    desk.clock = Date.now();
    await desk.syncs(outlet.url("/feed.xml"));
    for (let run = 0; run < 4; run++) await desk.sync.start(null, "byReader");
    expect(outlet.times("/news/1")).toBe(5);
    expect((await desk.row()).trouble).toMatchObject({ code: "serverError" });
    // Nothing happens before its time.
    desk.clock += 20 * minute;
    await desk.sync.start(null, "bySchedule");
    expect(outlet.times("/news/1")).toBe(5);
    outlet.publishes([story(1)]);
    desk.clock += 120 * minute;
    await desk.sync.start(null, "bySchedule");
    expect(await desk.titles()).toEqual([story(1).title]);
    expect(await desk.row()).not.toHaveProperty("trouble");
  });

  test("is given up when it is older than articles are kept", async () => {
    outlet.publishes([story(1)]).status("/news/1", 500);
    await desk.syncs(outlet.url("/feed.xml"));
    desk.clock = Date.now() + 15 * 24 * 60 * minute;
    outlet.publishes([]);
    await desk.sync.start(null, "byReader");
    expect(await desk.database.count("pending")).toBe(0);
    expect(await desk.row()).not.toHaveProperty("trouble");
  });
});

test("a server that asks for rest is left alone with all its pages as long as it asks for", async () => {
  outlet.publishes(stories(6));
  for (const { path } of stories(6)) outlet.status(path, 429, { "retry-after": "7200" });
  // One after the other, as a reader's browser asks one host.
  desk.clock = Date.now();
  await desk.syncs(outlet.url("/feed.xml"));
  expect(outlet.asked.filter(({ path }) => path.startsWith("/news"))).toHaveLength(1);
  outlet.publishes(stories(6));
  desk.clock += 100 * minute;
  await desk.sync.start(null, "bySchedule");
  expect(await desk.titles()).toHaveLength(0);
  desk.clock += 40 * minute;
  await desk.sync.start(null, "bySchedule");
  expect(await desk.titles()).toHaveLength(6);
});

test("articles whose permission was taken back start no sync by themselves", async () => {
  outlet.publishes(stories(2));
  outlet.on("/feed.xml", (response) => {
    desk.forbidden.add("http://127.0.0.1/*");
    response.writeHead(200, { "content-type": rss }).end(feedOf(stories(2)));
  });
  await desk.syncs(outlet.url("/feed.xml"));
  expect(await desk.database.count("pending")).toBe(2);
  const told = desk.told.length;
  await desk.sync.start(null, "bySchedule");
  expect(desk.told).toHaveLength(told);
});

test("a sync that the reader ends before it has begun asks nobody", async () => {
  outlet.publishes(stories(2));
  await desk.follow({ feeds: [outlet.url("/feed.xml")] });
  const running = desk.sync.start(null, "byReader");
  desk.sync.cancel();
  await running;
  expect(desk.last).toMatchObject({ state: "ended", cancelled: true });
  expect(outlet.asked).toHaveLength(0);
});

test("entries beyond what one sync brings come with the next ones, though the feed is unchanged", async () => {
  const many = stories(230);
  outlet.publishes(many);
  outlet.on("/feed.xml", (response, { headers }) => {
    if (headers["if-none-match"] === '"v1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"v1"', "content-type": rss }).end(feedOf(many));
  });
  await desk.syncs(outlet.url("/feed.xml"));
  expect(await desk.titles()).toHaveLength(200);
  await desk.sync.start(null, "byReader");
  expect(await desk.titles()).toHaveLength(230);
});

test("a feed that the reader takes off while its new address is looked for does not come back", async () => {
  outlet.publishes(stories(1), "/new.xml").status("/feed.xml", 410);
  outlet.on("/", (response) => {
    void desk.database
      .delete("feeds", outlet.url("/feed.xml"))
      .then(() =>
        response
          .writeHead(200, { "content-type": "text/html" })
          .end('<html><head><link rel="alternate" type="application/rss+xml" href="/new.xml"></head></html>'),
      );
  });
  await desk.follow({ home: outlet.url("/"), feeds: [outlet.url("/feed.xml")] });
  await desk.sync.start(null, "byReader");
  expect(await desk.database.count("feeds")).toBe(0);
});
