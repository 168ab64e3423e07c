// What does a library do when the machine's clock is wrong? A laptop with a flat battery wakes up weeks ahead, and is set
// back later. No driver can set a browser's clock: what was written down is moved instead, and what servers say.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Followed } from "../harness/followed.ts";
import type { Reader } from "../harness/reader.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { OutletSite } from "../site/outlets.ts";

const DAY = 86_400_000;

/** Moves every time in these stores, as if it had been written down so much earlier. */
const MOVE = `const [stores, by] = arguments;
const times = ["at", "added", "newest", "nextSync", "lastSync"];
return new Promise((resolve, reject) => {
  const opening = indexedDB.open("second-source-library");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const change = opening.result.transaction(stores, "readwrite");
    for (const store of stores) {
      const walking = change.objectStore(store).openCursor();
      walking.onsuccess = () => {
        const at = walking.result;
        if (!at) return;
        const moved = { ...at.value };
        for (const time of times) if (moved[time] > by) moved[time] -= by;
        at.update(moved);
        at.continue();
      };
    }
    change.onerror = () => reject(change.error);
    change.oncomplete = () => { opening.result.close(); resolve(true); };
  };
});`;

describe("a library on a machine with a wrong clock", () => {
  let desk: Reader;
  let site: OutletSite;
  let library: Followed;
  before(async () => {
    site = await OutletSite.start();
    desk = await reader();
    library = await Followed.empty(desk, site);
    await library.followFirst();
  });
  after(async () => {
    if (library) await library.ask("deleteAll", null);
    await site?.close();
  });
  expectQuietConsoles();

  const stories = () => site.outlets[0]?.articles.length ?? 0;
  const move = (stores: string[], by: number) => desk.driver.executeScript(MOVE, stores, by);
  const asks = () => site.asked.filter((path) => path === "/courier/feed.xml").length;

  it("that was set back looks again at feeds whose turn is far in the future", async () => {
    await move(["feeds"], -400 * DAY);
    const before = asks();
    // What the browser does every five minutes.
    await desk.driver.executeScript(
      `return (globalThis.browser ?? chrome).alarms.create("library-sync", { when: Date.now() });`,
    );
    await waitFor("the feed to be asked", async () => asks() > before, { patience: 60_000 });
    await library.ended();
  });

  it("that is weeks ahead drops nothing, as every server says so", async () => {
    await move(["articles", "segments"], 20 * DAY);
    site.behind = 20 * DAY;
    assert.equal((await library.syncs()).trouble, undefined);
    assert.equal((await library.rows())[0]?.articles, stories());
  });

  it("and drops what is too old where servers agree with it", async () => {
    site.behind = 0;
    await library.syncs();
    assert.equal((await library.rows())[0]?.articles, 0);
  });
});
