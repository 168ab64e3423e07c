/** Does a database of an earlier version come up to date with everything in it? */

import { openDB } from "idb";
import { beforeEach, describe, expect, test } from "vitest";
import { databaseName, type LibraryDatabase, migrations, openLibrary } from "./database";
import { deleteAll, undoDelete } from "./deletion";
import { articlesOf } from "./shelving";
import { core, Desk } from "./testing/desk";
import { numbers, shelveIn } from "./testing/shelved";

let database: LibraryDatabase;
beforeEach(async () => {
  database = (await Desk.open()).database;
});

describe("an older database", () => {
  test("is brought up to date with everything in it", async () => {
    const name = "of-version-1";
    const old = await openDB(name, 1, {
      upgrade: (opened, _, __, change) => void migrations[0]?.(opened as never, change as never),
    });
    await shelveIn(database, "courier", numbers(1, 3), 0);
    for (const store of ["outlets", "articles", "segments"] as const) {
      for (const record of await database.getAll(store)) await old.put(store, record);
    }
    for (const store of ["indexes", "texts"] as const) {
      for (const key of await database.getAllKeys(store)) {
        await old.put(store, await database.get(store, key as never), key as IDBValidKey);
      }
    }
    old.close();
    const opened = await openLibrary(name);
    expect(opened.version).toBe(migrations.length);
    const rows = await opened.getAll("articles");
    expect(await articlesOf(opened, core(), rows)).toHaveLength(3);
    expect(await opened.getAllFromIndex("articles", "text")).toHaveLength(3);
    const { undo } = await deleteAll(opened, Date.now());
    expect(await undoDelete(opened, async () => core(), undo, Date.now())).toBe(true);
  });

  test("every step of the migrations leads to the newest form", async () => {
    for (let version = 1; version <= migrations.length; version++) {
      const name = `${databaseName}-${version}`;
      const old = await openDB(name, version, {
        upgrade: async (opened, _, __, change) => {
          for (const migrate of migrations.slice(0, version)) await migrate(opened as never, change as never);
        },
      });
      old.close();
      const opened = await openLibrary(name);
      expect([...opened.objectStoreNames].sort()).toEqual([...database.objectStoreNames].sort());
      opened.close();
    }
  });
});
