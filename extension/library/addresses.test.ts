import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { originsOf } from "../protocol/origins";
import { isPrivateHost, webAddress } from "./addresses";
import { decodeText } from "./charset";
import { findFeeds } from "./discovery";
import { fetchThrough } from "./fetching";
import { runPolitely } from "./hosts";
import { follow } from "./outlets";
import { isDue, nextLook } from "./schedule";
import { Desk } from "./testing/desk";
import { Outlet, stories } from "./testing/outlets";

describe("private and local addresses", () => {
  const hosts: Record<string, boolean> = {
    localhost: true,
    "courier.localhost": true,
    "printer.local": true,
    router: true,
    "nas.home.arpa": true,
    "127.0.0.1": true,
    "10.1.2.3": true,
    "100.64.0.1": true,
    "169.254.169.254": true,
    "172.16.0.1": true,
    "172.32.0.1": false,
    "192.168.1.1": true,
    "0.0.0.0": true,
    "224.0.0.1": true,
    "255.255.255.255": true,
    "[::1]": true,
    "[::]": true,
    "[fd00::1]": true,
    "[fe80::1]": true,
    "[::ffff:7f00:1]": true,
    "[::ffff:0:7f00:1]": true,
    "[fec0::1]": true,
    "[64:ff9b:1::7f00:1]": true,
    "[64:ff9b::5db8:d822]": false,
    "[2002:7f00:1::]": true,
    "[2002:a00::1]": true,
    "[2002:5db8:d822::1]": false,
    "[2001:0:4136:e378:8000:63bf:3fff:fdd2]": true,
    "[2001::1]": true,
    "[2001:db8::1]": false,
    "[2001:4860:4860::8888]": false,
    "93.184.216.34": false,
    "courier.example": false,
    "127.0.0.1.courier.example": false,
    "localhost.": true,
  };
  for (const [host, isPrivate] of Object.entries(hosts)) {
    test(`${host} is ${isPrivate ? "one" : "none"}`, () => expect(isPrivateHost(host)).toBe(isPrivate));
  }

  test("are known however they are written", () => {
    for (const address of [
      "http://2130706433/",
      "http://0x7f.1/",
      "http://0177.0.0.1/",
      "http://[0:0::1]/",
      "http://LOCALHOST/",
    ]) {
      expect(isPrivateHost(webAddress(address)?.hostname ?? ""), address).toBe(true);
    }
  });
});

test("an outlet on a private address is followed only where the reader typed it", async () => {
  const desk = await Desk.open();
  const choices = ["http://192.168.1.1/feed.xml", "http://printer.local/feed", "http://127.0.0.1/feed"];
  const answer = await follow(
    desk.database,
    choices.map((url) => ({ name: "Courier", feeds: [url] })),
    desk.gate,
    0,
  );
  expect(answer.refused.map(({ index, trouble }) => [index, trouble.code])).toEqual([
    [0, "unsafeAddress"],
    [1, "unsafeAddress"],
  ]);
  expect((await desk.database.getAll("feeds")).map(({ url }) => url)).toEqual(["http://127.0.0.1/feed"]);
});

describe("an address", () => {
  test("that a reader types may lack its scheme, and never carries a name and password", () => {
    expect(webAddress("courier.example/feed")?.href).toBe("https://courier.example/feed");
    expect(webAddress("localhost:8080/feed")?.href).toBe("https://localhost:8080/feed");
    expect(webAddress("https://me:secret@courier.example/")?.href).toBe("https://courier.example/");
    for (const text of ["", "javascript:alert(1)", "file:///etc", "about:blank", "data:text/plain,x"]) {
      expect(webAddress(text), text).toBeUndefined();
    }
  });

  test("gives the permissions to ask for, each once", () => {
    const choice = {
      home: "https://courier.example/",
      feeds: ["https://feeds.courier.example:8443/rss"],
      articleHosts: ["courier.example"],
    };
    expect(originsOf(choice)).toEqual(["https://feeds.courier.example/*", "https://courier.example/*"]);
  });
});

describe("finding feeds", () => {
  let outlet: Outlet;
  let desk: Desk;
  beforeEach(async () => {
    outlet = await Outlet.open();
    desk = await Desk.open();
  });
  afterEach(() => outlet.close());
  const find = (path: string) => findFeeds(outlet.url(path), fetchThrough(desk.gate, desk.times), Date.now());

  test("takes those that a site names, and not the comments", async () => {
    outlet.publishes(stories(1), "/news.xml").publishes(stories(2), "/comments.xml");
    outlet.file(
      "/",
      `<html><head><title>The &amp; Courier</title>
        <link rel="alternate" type="application/rss+xml" title="News" href="/news.xml">
        <link rel='alternate' type='application/rss+xml' title='Comments' href='/comments.xml'>
        <link rel="alternate" hreflang="de" href="/de/"></head></html>`,
    );
    const found = await find("/");
    expect(found).toMatchObject({
      name: "The & Courier",
      feeds: [{ url: outlet.url("/news.xml"), kind: "rss" }],
    });
    expect(found.feeds).toHaveLength(1);
  });

  test("tries the usual paths where a site names none", async () => {
    outlet.publishes(stories(1), "/rss.xml").file("/", "<html><title>Courier</title></html>");
    expect((await find("/")).feeds).toMatchObject([{ url: outlet.url("/rss.xml") }]);
  });

  test("says what is wrong where there is none", async () => {
    outlet.file("/", "<html><title>Courier</title></html>");
    expect(await find("/")).toMatchObject({ feeds: [], trouble: { code: "notAFeed" } });
    expect(await find("/gone")).toMatchObject({ feeds: [], trouble: { code: "moved" } });
    expect(await findFeeds("not an address at all", fetchThrough(desk.gate), 0)).toMatchObject({
      trouble: { code: "badAddress" },
    });
  });
});

describe("the next look at a feed", () => {
  const now = Date.parse("2025-02-27T10:00:00Z");
  const minutes = (time: number) => Math.round((time - now) / 60_000);
  const following = (headers: Record<string, string>) =>
    nextLook({ headers: new Headers(headers), failures: 0 }, 60, now, 0);

  test("comes after the reader's interval, or later where the server asks for it", () => {
    expect(minutes(following({}))).toBe(60);
    expect(minutes(following({ "cache-control": "public, max-age=7200" }))).toBe(120);
    expect(minutes(following({ "cache-control": "max-age=60" }))).toBe(60);
    expect(minutes(following({ "cache-control": "no-cache, max-age=7200" }))).toBe(60);
    expect(minutes(following({ "cache-control": "max-age=99999999" }))).toBe(24 * 60);
  });

  test("is put off with every failure, up to a day", () => {
    const rests = [1, 2, 3, 20].map((failures) =>
      minutes(nextLook({ trouble: { code: "serverError" }, failures }, 60, now, 0)),
    );
    expect(rests).toEqual([5, 10, 20, 24 * 60]);
  });

  test("differs from feed to feed", () => {
    expect(minutes(nextLook({ failures: 0 }, 60, now, 1))).toBe(66);
  });

  test("is now where the clock was set back by more than a day", () => {
    expect([isDue(now + 60_000, now), isDue(now - 1, now), isDue(now + 40 * 86_400_000, now)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe("asking many servers", () => {
  test("asks each one thing at a time, and several of them at once", async () => {
    const running = new Map<string, number>();
    let most = 0;
    const errand = (host: string) => ({
      host,
      run: async () => {
        running.set(host, (running.get(host) ?? 0) + 1);
        expect(running.get(host)).toBe(1);
        most = Math.max(
          most,
          [...running.values()].reduce((sum, count) => sum + count, 0),
        );
        await new Promise((resolve) => setImmediate(resolve));
        running.set(host, 0);
      },
    });
    const hosts = ["a", "b", "c", "d", "e"];
    await runPolitely(
      hosts.flatMap((host) => [errand(host), errand(host), errand(host)]),
      new AbortController().signal,
      { atOnce: 3, pause: 1 },
    );
    expect(most).toBe(3);
  });
});

describe("charsets", () => {
  const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));
  test("are read from the mark, the header, the declaration, and the bytes themselves", () => {
    expect(decodeText(bytes("\uFEFFŁódź", "utf16le"), "text/xml; charset=utf-8")).toBe("Łódź");
    expect(decodeText(new Uint8Array([0xa3, 0xf3, 0x64, 0xbc]), "text/xml; charset=iso-8859-2")).toBe("Łódź");
    expect(
      decodeText(bytes('<?xml version="1.0" encoding="windows-1252"?>caf\u00e9', "latin1"), null),
    ).toContain("café");
    expect(decodeText(bytes('<meta charset="iso-8859-1">caf\u00e9', "latin1"), "text/html")).toContain(
      "café",
    );
    expect(decodeText(bytes("caf\u00e9", "latin1"), "text/html; charset=utf-8")).toBe("café");
  });
});
