/** Does the disk hold what was stored, and only that? */

import { beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../engine/second-source";
import { dropDamaged, forgetDamage, forgetLost, withoutDamage } from "./damage";
import { type ArticleRecord, addedOutlet, type LibraryDatabase } from "./database";
import { deleteAll, deleteOutlet } from "./deletion";
import { exportChunk } from "./exports";
import { addArticle, addArticles, Imports } from "./imports";
import { beyond, tidy } from "./retention";
import { searchArticles } from "./search";
import { articlesOf, storeDrafts } from "./shelving";
import { storedSegments } from "./stored-segments";
import { core, Desk } from "./testing/desk";
import { story } from "./testing/outlets";
import { article, counts as countsOf, numbers, shelveIn } from "./testing/shelved";

const day = 86_400_000;
let desk: Desk;
let database: LibraryDatabase;
beforeEach(async () => {
  desk = await Desk.open();
  database = desk.database;
});

const shelve = (outlet: string, numbers: readonly number[], age = 0) =>
  shelveIn(database, outlet, numbers, age);
const tidied = (settings = {}) =>
  tidy(database, async () => core(), { ...desk.settings, ...settings }, Date.now());
const counts = () => countsOf(database);

describe("segments", () => {
  test("give every article back as it was", async () => {
    await shelve("courier", numbers(1, 30));
    const rows = await database.getAll("articles");
    const back = await articlesOf(database, core(), rows);
    for (const [at, row] of rows.entries()) {
      const number = Number(row.url?.split("/").at(-1));
      expect(back[at]?.blocks).toEqual(article(number).blocks);
    }
  });

  test("that are small are merged, and nothing is lost or there twice", async () => {
    for (let run = 0; run < 5; run++) await shelve("courier", numbers(run * 10 + 1, run * 10 + 10));
    expect(await counts()).toEqual({ segments: 5, indexes: 5, texts: 50, articles: 50 });
    await tidied();
    expect(await counts()).toEqual({ segments: 1, indexes: 1, texts: 50, articles: 50 });
    expect(await articlesOf(database, core(), await database.getAll("articles"))).toHaveLength(50);
  });

  test("of two outlets stay apart", async () => {
    for (let run = 0; run < 4; run++) {
      await shelve("courier", [run]);
      await shelve("gazette", [100 + run]);
    }
    await tidied();
    expect((await database.getAll("segments")).map(({ outlet, articles }) => [outlet, articles])).toEqual([
      ["courier", 4],
      ["gazette", 4],
    ]);
  });
});

describe("retention", () => {
  test("drops what is older than the reader wants, and its words with it", async () => {
    await shelve("courier", numbers(1, 5), 20);
    await shelve("courier", numbers(6, 9), 2);
    await tidied();
    expect(await counts()).toEqual({ segments: 1, indexes: 1, texts: 4, articles: 4 });
    await tidied({ retentionDays: 1 });
    expect(await counts()).toEqual({ segments: 0, indexes: 0, texts: 0, articles: 0 });
  });

  test("keeps what the reader added, however old and large", async () => {
    const old = new Date("2020-01-01");
    await addArticles(database, core(), [article(1, old), article(2, old)], Date.now() - 400 * day);
    await shelve("courier", numbers(10, 20));
    await tidied({ sizeBudget: 0 });
    expect((await database.getAll("articles")).map(({ outlet }) => outlet)).toEqual(["added", "added"]);
  });

  test("drops the oldest first where the budget is too small", () => {
    const segment = (id: number, newest: number, outlet = "courier") => ({
      id,
      newest,
      outlet,
      articles: 1,
      bytes: 100,
    });
    const all = [segment(1, 30), segment(2, 10), segment(3, 20), segment(4, 5, "added")];
    expect(beyond(250, all).map(({ id }) => id)).toEqual([2, 3]);
    expect(beyond(400, all)).toEqual([]);
  });

  test("drops the oldest of all outlets: one that prints much never costs another a newer article", () => {
    const chatty = Array.from({ length: 40 }, (_, n) => ({ id: n, newest: 100 + n, outlet: "ticker" }));
    const quiet = [99, 120, 139].map((newest) => ({ id: newest, newest, outlet: "weekly" }));
    const all = [...chatty, ...quiet].map((one) => ({ ...one, articles: 1, bytes: 100 }));
    const gone = beyond(1000, all);
    const kept = all.filter((one) => !gone.includes(one));
    expect(kept).toHaveLength(10);
    expect(kept.filter(({ outlet }) => outlet === "weekly").map(({ newest }) => newest)).toEqual([139]);
    const oldest = Math.min(...kept.map(({ newest }) => newest));
    expect(gone.every(({ newest }) => newest <= oldest)).toBe(true);
  });

  test("rewrites a segment of which half is too old", async () => {
    await database.put("outlets", {
      id: "c",
      kind: "feeds",
      name: "c",
      articleHosts: [],
      agencies: [],
      paused: false,
      added: 0,
    });
    const draft = (number: number, age: number) => ({
      key: `${number}`,
      outlet: "c",
      state: "ready" as const,
      added: Date.now() - age * day,
      draft: { article: article(number, new Date(Date.now() - age * day)), text: "page" as const },
    });
    await storeDrafts(database, core(), "c", [draft(1, 1), draft(2, 20), draft(3, 20)]);
    await tidied();
    expect(await counts()).toEqual({ segments: 1, indexes: 1, texts: 1, articles: 1 });
  });
});

describe("what the reader hands in", () => {
  test("is told from what is known, and a new edition takes the place of the old", async () => {
    expect(await addArticle(database, core(), article(1), Date.now())).toMatchObject({ outcome: "added" });
    expect(await addArticle(database, core(), article(1), Date.now())).toMatchObject({ outcome: "known" });
    const edited = { ...article(1), blocks: article(2).blocks ?? [] };
    expect(await addArticle(database, core(), edited, Date.now())).toMatchObject({ outcome: "updated" });
    expect(await counts()).toEqual({ segments: 1, indexes: 1, texts: 1, articles: 1 });
    expect(
      await addArticle(database, core(), { url: "https://courier.example/empty" }, Date.now()),
    ).toMatchObject({
      outcome: "refused",
      trouble: { code: "unreadable" },
    });
  });

  test("becomes the reader's where a sync had brought it, and is kept from then on", async () => {
    await shelve("courier", numbers(1, 3));
    const before = await database.count("articles");
    expect(
      await addArticle(database, core(), { ...article(2), outlet: "courier" }, Date.now()),
    ).toMatchObject({
      outcome: "known",
    });
    expect(await database.count("articles")).toBe(before);
    await tidied({ retentionDays: 1, sizeBudget: 0 });
    expect((await database.getAll("articles")).map(({ url }) => url)).toEqual([
      "https://courier.example/news/2",
    ]);
  });

  test("and a sync had brought, is named where its segment is damaged", async () => {
    await shelve("courier", numbers(1, 3));
    await addArticle(database, core(), { ...article(2), outlet: "courier" }, Date.now());
    const [segment = 0] = await database.getAllKeys("segments");
    await dropDamaged(database, segment, "its checksum does not fit");
    await shelve("added", numbers(7, 8));
    const trouble = async (id: string) => (await database.get("outlets", id))?.trouble;
    expect(await trouble("courier")).toMatchObject({ code: "lost", count: 1 });
    const [own = 0] = await database.getAllKeysFromIndex("segments", "outlet", addedOutlet);
    await dropDamaged(database, own, "its checksum does not fit");
    expect(await trouble(addedOutlet)).toMatchObject({ code: "lost", count: 2 });
    // A sync brings what feeds name; what is lost is said until the reader has seen it.
    await forgetDamage(database, new Set(["courier"]));
    expect(await trouble("courier")).toMatchObject({ code: "lost", count: 1 });
    await forgetLost(database, "courier");
    expect(await trouble("courier")).toBeUndefined();
  });

  const base64 = (text: string | Uint8Array) => Buffer.from(text).toString("base64");
  const take = (imports: Imports, name: string, data: string, part = 0, last = true) =>
    imports.take({ transfer: name, name, data, part, last }, database, core(), {
      settings: desk.settings,
      now: Date.now(),
    });

  test("stand beside the page that a sync fetched, and take the place of a feed's words", async () => {
    const store = async (text: "page" | "summary") => {
      const brought = { ...article(2), outlet: "courier" };
      const draft = { article: brought, text };
      await storeDrafts(database, core(), "courier", [
        { key: brought.url ?? "", outlet: "courier", state: "ready", added: Date.now(), draft },
      ]);
    };
    const forged = JSON.stringify({ ...article(2), blocks: article(3).blocks, outlet: "courier" });
    const stored = async () => (await database.getAll("articles")).map(({ outlet, text }) => [outlet, text]);
    const stands = async () => [
      ...(
        await storedSegments(
          async () => database,
          async () => {},
        ).list()
      ).values(),
    ];
    for (const [text, left, standings] of [
      [
        "page",
        [
          ["added", "reader"],
          ["courier", "page"],
        ],
        ["fetched", "imported"],
      ],
      ["summary", [["added", "reader"]], ["imported"]],
    ] as const) {
      await shelve("courier", []);
      await store(text);
      const answer = await take(new Imports(), "a.jsonl", base64(forged));
      expect(answer, text).toMatchObject({ added: text === "page" ? 1 : 0, refused: [] });
      expect(await stored(), text).toEqual(left);
      expect(await stands(), text).toEqual(standings);
      await deleteAll(database, Date.now());
    }
  });

  test("arrives in parts, and one bad line of a file does not cost the others", async () => {
    const lines = [
      JSON.stringify(article(1)),
      "{",
      JSON.stringify({ text: "Six hours." }),
      JSON.stringify(article(2)),
    ].join("\n");
    const imports = new Imports();
    const [head, tail] = [lines.slice(0, 700), lines.slice(700)];
    expect(await take(imports, "a.jsonl", base64(head), 0, false)).toMatchObject({ added: 0 });
    const answer = await take(imports, "a.jsonl", base64(tail), 1);
    expect(answer.added).toBe(3);
    expect(answer.refused).toEqual([
      { code: "unreadable", detail: expect.stringContaining("a.jsonl, line 2") },
    ]);
  });

  test("of two files stays apart, though both are called the same and count from 1", async () => {
    const [one = "", two = "", three = ""] = [1, 2, 3].map((n) => story(n).paragraphs.join("\n\n"));
    const file = (...articles: object[]) => base64(articles.map((one) => JSON.stringify(one)).join("\n"));
    const give = (...articles: object[]) => take(new Imports(), "articles.jsonl", file(...articles));
    const stored = async () =>
      (await articlesOf(database, core(), await database.getAll("articles"))).map(
        ({ blocks }) => blocks?.length,
      );
    expect(await give({ text: one }, { id: "", text: two })).toMatchObject({ added: 2, refused: [] });
    expect(await give({ text: three }, { text: one })).toMatchObject({ added: 1, updated: 0, known: 1 });
    await deleteAll(database, Date.now());
    // The second line of a file may count from 1, too.
    expect(await give({ id: "1", text: one }, { id: "1", text: two })).toMatchObject({ added: 2 });
    expect(await give({ id: "1", text: three })).toMatchObject({ added: 1, updated: 0 });
    expect(await give({ id: "1", text: three }, { id: "1", text: two })).toMatchObject({ known: 2 });
    expect(await stored()).toHaveLength(3);
    const url = "https://gazette.example/1";
    expect(await give({ id: "1", url, text: `${one}\n\nIt rained.` })).toMatchObject({
      added: 1,
      updated: 0,
    });
    expect(await give({ id: "1", url, text: `${one}\n\nIt snowed.` })).toMatchObject({
      added: 0,
      updated: 1,
    });
    expect(await stored()).toHaveLength(4);
  });

  test("is read by what it is: pages, texts, lists of articles", async () => {
    const imports = new Imports();
    const text = story(1).paragraphs.join("\n\n");
    const page = `<!-- saved from url=(0031)https://gazette.example/saved --><html><body><article>${story(2)
      .paragraphs.map((p) => `<p>${p}</p>`)
      .join("")}</article></body></html>`;
    for (const [name, data] of [
      ["a.txt", text],
      ["b.html", page],
      ["c.json", JSON.stringify([article(3), article(4)])],
    ] as const) {
      expect((await take(imports, name, base64(data))).refused, name).toEqual([]);
    }
    expect(await database.count("articles")).toBe(4);
    expect((await database.getAll("articles")).map(({ url }) => url)).toContain(
      "https://gazette.example/saved",
    );
    const answer = await take(imports, "d.pdf", base64("%PDF"));
    expect(answer.refused).toMatchObject([{ code: "unreadable", detail: expect.stringContaining("d.pdf") }]);
  });

  test("of which a part is missing is not read", async () => {
    await expect(take(new Imports(), "a.jsonl", base64("x"), 1)).rejects.toMatchObject({ code: "failed" });
  });

  test("comes back from an export as what it was: synced articles go one day, the reader's own stay", async () => {
    await shelve("courier", numbers(1, 3), 5);
    await addArticles(database, core(), [article(7)], Date.now());
    const { lines } = await exportChunk(database, core(), {});
    const before = await database.getAll("articles");
    const known = await take(new Imports(), "export.jsonl", base64(lines));
    expect(known).toMatchObject({ added: 0, updated: 0, known: 4 });
    expect(await database.getAll("articles")).toEqual(before);

    await deleteOutlet(database, async () => core(), addedOutlet, Date.now());
    await database.clear("articles");
    await database.clear("segments");
    expect(await take(new Imports(), "export.jsonl", base64(lines))).toMatchObject({ added: 4, refused: [] });
    const plain = (rows: readonly ArticleRecord[]) =>
      rows.map(({ segment: _, n: __, added: ___, at, ...row }) =>
        row.outlet === addedOutlet ? row : { ...row, at },
      );
    expect(plain(await database.getAll("articles"))).toEqual(plain(before));
    await tidied({ retentionDays: 3 });
    expect((await database.getAll("articles")).map(({ outlet }) => outlet)).toEqual([addedOutlet]);
  });

  test("comes back as the reader's own where its outlet is not followed, or would have dropped it", async () => {
    await shelve("courier", numbers(1, 2));
    await shelve("gazette", numbers(3, 4), 20);
    const { lines } = await exportChunk(database, core(), {});
    await database.delete("outlets", "courier");
    await database.clear("articles");
    await database.clear("segments");
    await take(new Imports(), "export.jsonl", base64(lines));
    expect((await database.getAll("articles")).map(({ outlet }) => outlet)).toEqual(
      Array(4).fill(addedOutlet),
    );
  });

  test("leaves again as it came, in parts", async () => {
    await addArticles(
      database,
      core(),
      numbers(1, 130).map((number) => article(number)),
      Date.now(),
    );
    const lines: string[] = [];
    let cursor: string | undefined;
    do {
      const part = await exportChunk(database, core(), cursor === undefined ? {} : { cursor });
      lines.push(...part.lines.trim().split("\n"));
      cursor = part.cursor;
    } while (cursor !== undefined);
    const urls = new Set(lines.map((line) => (JSON.parse(line) as Article).url));
    expect([lines.length, urls.size]).toEqual([130, 130]);
    await database.clear("articles");
    const imports = new Imports();
    expect((await take(imports, "all.jsonl", base64(lines.join("\n")))).added).toBe(130);
  });
});

describe("one damaged text", () => {
  async function damage(): Promise<void> {
    await shelve("courier", numbers(1, 3));
    await shelve("gazette", numbers(10, 14));
    const [row] = (await database.getAll("articles")).filter(({ outlet }) => outlet === "courier");
    const at: [number, number] = [row?.segment ?? 0, row?.n ?? 0];
    const bytes = (await database.get("texts", at)) ?? new Uint8Array();
    await database.put(
      "texts",
      bytes.map((byte) => byte ^ 1),
      at,
    );
  }
  const mending = <T>(work: () => Promise<T>) => withoutDamage(database, work);

  test("costs an export its segment and not the rest, and the row tells of it", async () => {
    await damage();
    const { articles } = await mending(() => exportChunk(database, core(), {}));
    expect(articles).toBe(5);
    expect((await database.get("outlets", "courier"))?.trouble?.code).toBe("damaged");
    expect((await database.get("outlets", "gazette"))?.trouble).toBeUndefined();
  });

  test("does not keep a library from being tidied", async () => {
    await damage();
    for (let run = 0; run < 3; run++) await shelve("courier", [20 + run]);
    await mending(() => tidied());
    for (let run = 0; run < 2; run++) await shelve("courier", [30 + run]);
    await mending(() => tidied());
    const own = (await database.getAll("segments")).filter(({ outlet }) => outlet === "courier");
    expect(own.map(({ articles }) => articles)).toEqual([5]);
  });
});

describe("a search", () => {
  test("finds words of title, outlet and address, without accents, newest first, in pages", async () => {
    await shelve("courier", numbers(1, 9), 1);
    await shelve("galícia-post", [20]);
    const found = (words: string, limit = 5) => searchArticles(database, { words, offset: 0, limit });
    expect((await found("lindhaven")).articles.every(({ title }) => title?.startsWith("Lindhaven"))).toBe(
      true,
    );
    expect(await found("", 3)).toMatchObject({ total: 10, articles: { length: 3 } });
    expect((await found("GALICIA")).total).toBe(1);
    expect((await found("galicia nobody")).total).toBe(0);
    expect((await found("")).articles[0]?.outlet).toBe("galícia-post");
  });
});
