/** Does what is deleted go, and come back where it may? */

import { beforeEach, describe, expect, test } from "vitest";
import { addedOutlet, type LibraryDatabase } from "./database";
import { deleteAll, deleteArticle, deleteOutlet, emptyTrash, undoDelete, undoTime, wipe } from "./deletion";
import { readStored } from "./exports";
import { addArticle } from "./imports";
import { searchArticles } from "./search";
import { articlesOf, rewrite } from "./shelving";
import { core, Desk } from "./testing/desk";
import { feedOf, Outlet, stories } from "./testing/outlets";
import { article, counts as countsOf, numbers, shelveIn } from "./testing/shelved";
import { rememberTyped, typedHosts } from "./typed";

let database: LibraryDatabase;
beforeEach(async () => {
  database = (await Desk.open()).database;
});

const shelve = (outlet: string, numbers: readonly number[]) => shelveIn(database, outlet, numbers);
const counts = () => countsOf(database);

describe("deleting", () => {
  test("an outlet takes all of it, and undo brings all of it back", async () => {
    await shelve("courier", numbers(1, 5));
    await shelve("gazette", numbers(10, 12));
    const before = await counts();
    const { undo, articles } = await deleteOutlet(database, async () => core(), "courier", Date.now());
    expect(articles).toBe(5);
    expect(await database.getAllKeys("outlets")).toEqual(["gazette"]);
    expect(await database.count("segments")).toBe(1);
    expect(await undoDelete(database, async () => core(), undo, Date.now())).toBe(true);
    expect(await counts()).toEqual(before);
    expect(await articlesOf(database, core(), await database.getAll("articles"))).toHaveLength(8);
  });

  test("an outlet leaves what the reader handed in, too, and undo does not bring it twice", async () => {
    await shelve("courier", numbers(1, 3));
    await addArticle(database, core(), { ...article(2), outlet: "courier" }, Date.now());
    const { undo, articles } = await deleteOutlet(database, async () => core(), "courier", Date.now());
    expect(articles).toBe(2);
    expect((await database.getAll("articles")).map(({ outlet, url }) => [outlet, url])).toEqual([
      [addedOutlet, "https://courier.example/news/2"],
    ]);
    await undoDelete(database, async () => core(), undo, Date.now());
    expect(await database.count("articles")).toBe(3);
  });

  test("all leaves nothing on the disk once it can no longer be undone", async () => {
    await shelve("courier", numbers(1, 5));
    const { undo } = await deleteAll(database, Date.now());
    expect(await searchArticles(database, { words: "", offset: 0, limit: 10 })).toEqual({
      articles: [],
      total: 0,
    });
    await emptyTrash(database, Date.now());
    expect(await database.count("texts")).toBe(5);
    await emptyTrash(database, Date.now() + undoTime + 1);
    expect(await counts()).toEqual({ segments: 0, indexes: 0, texts: 0, articles: 0 });
    expect(await undoDelete(database, async () => core(), undo, Date.now())).toBe(false);
  });

  test("an outlet and undoing it brings what was still on its way: its feeds are read anew", async () => {
    const outlet = await Outlet.open();
    const desk = await Desk.open();
    outlet.publishes(stories(2)).status("/news/1", 500);
    outlet.on("/feed.xml", (response, { headers }) => {
      if (headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"' }).end(feedOf(stories(2)));
    });
    await desk.syncs(outlet.url("/feed.xml"));
    expect(await desk.database.count("pending")).toBe(1);
    const { id } = await desk.row();
    const { undo } = await deleteOutlet(desk.database, async () => core(), id, Date.now());
    await undoDelete(desk.database, async () => core(), undo, Date.now());
    outlet.publishes(stories(2), "/elsewhere.xml");
    await desk.sync.start(null, "bySchedule");
    expect(await desk.titles()).toHaveLength(2);
    await outlet.close();
  });

  test("one article that the reader had handed in, too, and undoing it keeps it the reader's", async () => {
    await shelve("courier", numbers(1, 2));
    await addArticle(database, core(), { ...article(2), outlet: "courier" }, Date.now());
    const [row] = (await database.getAll("articles")).filter(({ kept }) => kept);
    const deleted = await deleteArticle(database, core(), row?.key ?? "", Date.now());
    await undoDelete(database, async () => core(), deleted?.undo ?? "", Date.now());
    expect(await database.get("articles", row?.key ?? "")).toMatchObject({ kept: true });
  });

  test("one article can be undone again where the first undo failed", async () => {
    await shelve("courier", numbers(1, 2));
    const [row] = await database.getAll("articles");
    const undo = (await deleteArticle(database, core(), row?.key ?? "", Date.now()))?.undo ?? "";
    const broken = async () => Promise.reject(new Error("the core did not load"));
    await expect(undoDelete(database, broken, undo, Date.now())).rejects.toThrow("did not load");
    expect(await undoDelete(database, async () => core(), undo, Date.now())).toBe(true);
    expect(await database.count("articles")).toBe(2);
    expect(await database.count("trash")).toBe(0);
  });

  test("one article leaves the others, and it does not come back with the next sync", async () => {
    await shelve("courier", numbers(1, 3));
    const [row] = await database.getAll("articles");
    const deleted = await deleteArticle(database, core(), row?.key ?? "", Date.now());
    expect(await database.count("articles")).toBe(2);
    expect(await database.get("seen", row?.url ?? "")).toBeDefined();
    await undoDelete(database, async () => core(), deleted?.undo ?? "", Date.now());
    expect(await readStored(database, core(), row?.key ?? "")).toMatchObject({ title: row?.title });
  });

  test("an outlet forgets the private host that was typed for it, where no other stands there", async () => {
    await Promise.all(
      ["127.0.0.1:8080", "localhost", "nas.local"].map((host) => rememberTyped(database, host)),
    );
    expect(await typedHosts(database)).toHaveLength(3);
    await shelve("courier", [1]);
    const feed = { kind: "feed" as const, nextSync: 0, failures: 0 };
    await database.put("feeds", { ...feed, url: "http://127.0.0.1:8080/a.xml", outlet: "courier" });
    await database.put("feeds", { ...feed, url: "http://localhost/b.xml", outlet: "courier" });
    await database.put("feeds", { ...feed, url: "http://localhost/c.xml", outlet: "gazette" });
    await deleteOutlet(database, async () => core(), "courier", Date.now());
    await emptyTrash(database, Date.now());
    expect(await typedHosts(database)).toHaveLength(3);
    await emptyTrash(database, Date.now() + undoTime + 1);
    expect(await typedHosts(database)).toEqual(["localhost", "nas.local"]);
  });

  test("one article, while a merge moves it, takes it from where it then lies", async () => {
    await shelve("courier", numbers(1, 3));
    await shelve("courier", numbers(4, 6));
    const [row] = await database.getAll("articles");
    const merging = rewrite(database, core(), await database.getAllKeys("segments"), () => true);
    const deleted = await deleteArticle(database, core(), row?.key ?? "", Date.now());
    await merging;
    expect(await database.get("articles", row?.key ?? "")).toBeUndefined();
    expect(await database.count("articles")).toBe(5);
    expect(await undoDelete(database, async () => core(), deleted?.undo ?? "", Date.now())).toBe(true);
    expect(await readStored(database, core(), row?.key ?? "")).toMatchObject({ title: row?.title });
  });
});

test("a wipe leaves nothing, not even what a delete had kept to be undone", async () => {
  await shelve("courier", numbers(1, 3));
  await shelve("meridian", numbers(4, 5));
  await deleteOutlet(database, async () => core(), "courier", Date.now());
  expect(await database.count("trash")).toBe(1);
  await wipe(database);
  const left = await Promise.all([...database.objectStoreNames].map((name) => database.count(name)));
  expect(left).toEqual(left.map(() => 0));
});
