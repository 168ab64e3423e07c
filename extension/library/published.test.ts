/** Does somebody's published library come in whole, or not at all? The folder is made as the command line makes it. */

import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildSegment } from "#ingest/second_source.js";
import { addedOutlet } from "./database";
import { findFeeds } from "./discovery";
import { fetchThrough } from "./fetching";
import { addArticle } from "./imports";
import { askAnew } from "./server";
import { articlesOf } from "./shelving";
import { core, Desk } from "./testing/desk";
import { Outlet, story } from "./testing/outlets";

const day = 86_400_000;
let host: Outlet;
let desk: Desk;
beforeEach(async () => {
  host = await Outlet.open();
  desk = await Desk.open();
  core();
});
afterEach(() => host.close());

interface Slice {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly entry: Record<string, unknown>;
}

/** One slice of articles that are `age` days old. */
function slice(age: number, first: number, count = 3): Slice {
  const date = new Date(Date.now() - age * day).toISOString().slice(0, 10);
  const articles = Array.from({ length: count }, (_, at) => {
    const { title, paragraphs } = story(first + at);
    const url = `https://gazette.example/news/${first + at}`;
    return core().article({
      url,
      outlet: "The Gazette",
      title,
      published: date,
      text: paragraphs.join("\n\n"),
    });
  });
  const bytes = buildSegment(articles, false);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = `${date}.${sha256.slice(0, 8)}.seg`;
  return { file, bytes, entry: { file, from: date, to: date, articles: count, bytes: bytes.length, sha256 } };
}

function publish(slices: readonly Slice[], changed: Record<string, unknown> = {}): void {
  const segments = slices.map(({ entry }) => entry);
  const manifest = {
    format: 1,
    title: "Gazette library",
    publisher: "Readers",
    updated: "2025-02-27",
    segments,
    ...changed,
  };
  host.file("/lib/manifest.json", JSON.stringify(manifest), "application/json");
  for (const { file, bytes } of slices) host.file(`/lib/${file}`, bytes, "application/octet-stream");
}

async function subscribed(): Promise<void> {
  const url = host.url("/lib/manifest.json");
  const outlet = { id: "library", kind: "published" as const, name: "Gazette library", home: url };
  await desk.database.put("outlets", {
    ...outlet,
    articleHosts: [],
    agencies: [],
    paused: false,
    added: Date.now(),
  });
  await desk.database.put("feeds", { url, outlet: "library", kind: "manifest", nextSync: 0, failures: 0 });
  await desk.sync.start(null, "byReader");
}

describe("a published library", () => {
  test("comes with the slices that retention needs, and no others", async () => {
    const [today, week, year] = [slice(0, 1), slice(7, 10), slice(365, 20)];
    publish([today, week, year]);
    await subscribed();
    expect(desk.last).toMatchObject({ articles: 6, errors: 0 });
    expect(host.times(`/lib/${year.file}`)).toBe(0);
    const articles = await articlesOf(desk.database, core(), await desk.database.getAll("articles"));
    expect(new Set(articles.map(({ outlet }) => outlet))).toEqual(new Set(["The Gazette"]));
    expect(await desk.row()).toMatchObject({ kind: "published", articles: 6, name: "Gazette library" });
  });

  test("is asked whether it changed, and brings what is new alone", async () => {
    const first = slice(1, 1);
    publish([first]);
    await subscribed();
    const second = slice(0, 10);
    publish([first, second]);
    await desk.sync.start(null, "byReader");
    expect([host.times(`/lib/${first.file}`), host.times(`/lib/${second.file}`)]).toEqual([1, 1]);
    expect(await desk.titles()).toHaveLength(6);
  });

  test("loses slices that its publisher took back", async () => {
    const [first, second] = [slice(1, 1), slice(0, 10)];
    publish([first, second]);
    await subscribed();
    publish([second]);
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(3);
  });

  test("does not keep an outlet's own page from coming, whatever it says under the same address", async () => {
    const outlet = await Outlet.open("127.0.0.2");
    desk.typed.add("127.0.0.2");
    const [own] = [story(40)];
    outlet.publishes([own]);
    const forged = core().article({
      url: outlet.url(own.path),
      outlet: "The Courier",
      title: own.title,
      text: "Nobody voted.",
    });
    const bytes = buildSegment([forged], false);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    publish([{ file: "a.seg", bytes, entry: { file: "a.seg", bytes: bytes.length, articles: 1, sha256 } }]);
    await subscribed();
    await desk.syncs(outlet.url("/feed.xml"));
    const rows = await desk.database.getAll("articles");
    expect(rows.map(({ outlet: id }) => id === "library")).toEqual(expect.arrayContaining([true, false]));
    const articles = await articlesOf(
      desk.database,
      core(),
      rows.filter(({ outlet: id }) => id !== "library"),
    );
    expect(articles[0]?.blocks?.some(({ text }) => text.includes("signatures"))).toBe(true);
    await outlet.close();
  });

  test("keeps what it has until what replaces it is here", async () => {
    const [old, young] = [slice(1, 1), slice(1, 10)];
    publish([old]);
    await subscribed();
    publish([young]);
    host.status(`/lib/${young.file}`, 404);
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(3);
    expect((await desk.row()).trouble?.code).toBe("moved");
    publish([]);
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(3);
    expect((await desk.row()).trouble?.code).toBe("format");
  });

  test("that takes a slice back does not take what the reader handed in, too", async () => {
    const [first, second] = [slice(1, 1), slice(0, 10)];
    publish([first, second]);
    await subscribed();
    const [one] = (await desk.database.getAll("articles")).filter(({ url }) => url?.endsWith("/1"));
    const [article] = await articlesOf(desk.database, core(), one ? [one] : []);
    expect(await addArticle(desk.database, core(), article ?? {}, Date.now())).toMatchObject({
      outcome: "known",
    });
    publish([second]);
    await desk.sync.start(null, "byReader");
    const left = await desk.database.getAll("articles");
    expect(left.filter(({ outlet }) => outlet === addedOutlet).map(({ url }) => url)).toEqual([one?.url]);
    expect(left).toHaveLength(4);
  });

  test("larger than the reader's budget brings the newest slices, says so, and the rest where there is room", async () => {
    const [today, week] = [slice(0, 1), slice(7, 10)];
    desk.settings = { ...desk.settings, sizeBudget: today.bytes.length + 10 };
    publish([week, today, today]);
    await subscribed();
    expect([host.times(`/lib/${today.file}`), host.times(`/lib/${week.file}`)]).toEqual([1, 0]);
    expect((await desk.row()).trouble?.code).toBe("quota");
    desk.settings = { ...desk.settings, sizeBudget: 500_000_000 };
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(6);
    expect(await desk.row()).not.toHaveProperty("trouble");
  });

  test("of which a file goes on after its promised end is cut off there", async () => {
    const one = slice(0, 1);
    publish([one]);
    let sent = 0;
    host.on(`/lib/${one.file}`, (response) => {
      const more = () => {
        sent += 1_000_000;
        if (sent < 60_000_000 && !response.destroyed) response.write(Buffer.alloc(1_000_000), more);
        else response.end();
      };
      response.writeHead(200);
      more();
    });
    await subscribed();
    expect((await desk.row()).trouble?.code).toBe("tooLarge");
    expect(sent).toBeLessThan(60_000_000);
  });

  test("brings its older slices once the reader keeps articles longer", async () => {
    const [today, month] = [slice(0, 1), slice(30, 10)];
    publish([today, month]);
    const manifest = () => host.asked.filter(({ path }) => path.endsWith("manifest.json"));
    const { segments } = { segments: [today.entry, month.entry] };
    host.on("/lib/manifest.json", (response, { headers }) => {
      if (headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"v1"', "content-type": "application/json" })
          .end(JSON.stringify({ format: 1, title: "Gazette library", segments }));
    });
    await subscribed();
    expect(await desk.titles()).toHaveLength(3);
    const before = desk.settings;
    desk.settings = { ...before, retentionDays: 60 };
    expect(await askAnew(desk.database, before, desk.settings)).toBe(true);
    await desk.sync.start(null, "bySchedule");
    expect(await desk.titles()).toHaveLength(6);
    expect(manifest()).toHaveLength(2);
    expect(await askAnew(desk.database, desk.settings, before)).toBe(false);
  });

  const wrong: Record<string, (entry: Record<string, unknown>) => Record<string, unknown>> = {
    "another size": (entry) => ({ ...entry, bytes: Number(entry.bytes) + 1 }),
    "another SHA-256": (entry) => ({ ...entry, sha256: "0".repeat(64) }),
  };
  for (const [what, change] of Object.entries(wrong)) {
    test(`whose file has ${what} than promised is not used, and its row says so`, async () => {
      const one = slice(0, 1);
      publish([{ ...one, entry: change(one.entry) }]);
      await subscribed();
      expect((await desk.row()).trouble?.code).toBe("mismatch");
      expect(await desk.database.count("texts")).toBe(0);
    });
  }

  test("of another format, or whose manifest names what lies elsewhere, is refused", async () => {
    const one = slice(0, 1);
    const entries = [
      [{ format: 2 }],
      [{ segments: [{ ...one.entry, file: "../../etc/passwd" }] }],
      [{ segments: [{ ...one.entry, file: "https://elsewhere.example/x.seg" }] }],
      [{ segments: "none" }],
    ] as const;
    for (const [changed] of entries) {
      publish([one], changed);
      await subscribed();
      expect((await desk.row()).trouble?.code).toBe("format");
    }
    expect(host.asked.every(({ path }) => path === "/lib/manifest.json")).toBe(true);
  });

  test("whose segment an older version wrote says so", async () => {
    const one = slice(0, 1);
    const bytes = one.bytes.slice();
    bytes[4] = 1;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    publish([{ ...one, bytes, entry: { ...one.entry, sha256 } }]);
    await subscribed();
    expect((await desk.row()).trouble).toMatchObject({
      code: "format",
      detail: expect.stringContaining("format 1"),
    });
  });

  test("that breaks off in the middle keeps the slices that came, and goes on with the others", async () => {
    const [first, second] = [slice(0, 1), slice(1, 10)];
    publish([first, second]);
    host.on(`/lib/${second.file}`, (response) => {
      response.writeHead(200, { "content-length": String(second.bytes.length) });
      response.write(second.bytes.slice(0, 100));
      setTimeout(() => response.destroy(), 20);
    });
    await subscribed();
    expect(await desk.titles()).toHaveLength(3);
    expect((await desk.row()).trouble?.code).toBe("unreachable");
    publish([first, second]);
    await desk.sync.start(null, "byReader");
    expect(await desk.titles()).toHaveLength(6);
    expect(host.times(`/lib/${first.file}`)).toBe(1);
  });

  test("is found by its address", async () => {
    publish([slice(0, 1)]);
    const found = await findFeeds(host.url("/lib/manifest.json"), fetchThrough(desk.gate), Date.now());
    expect(found.library).toEqual({
      url: host.url("/lib/manifest.json"),
      title: "Gazette library",
      publisher: "Readers",
    });
  });
});
