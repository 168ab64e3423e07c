// Every state of the popup, one screen each: what is the case, and the next step. The states are those that the background
// keeps; here they are put where it keeps them.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Reader } from "../harness/reader.ts";
import { assertAccessible, assertReachable, moving, smallTargets } from "../harness/screens.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { istanbulStory } from "../site/stories.ts";

const url = "https://news.example/";
const others = istanbulStory().articles.slice(1);

/** Name of the picture, what is kept, what must be read, and the button that leads on. */
const STATES: readonly (readonly [string, object, RegExp, string?])[] = [
  ["working", { state: "working", phase: "reading" }, /Reading the page/, "cancel"],
  [
    "working-found",
    {
      state: "working",
      phase: "comparing",
      title: istanbulStory().articles[0]?.title,
      others: others.map(({ path, outlet, title }) => ({ id: path, outlet, title, published: "2025-02-27" })),
    },
    /4 other articles cover this story/,
    "cancel",
  ],
  ["off", { state: "off", url }, /You chose that Second Source never reads/],
  ["restricted", { state: "restricted" }, /Press the Second Source button/],
  ["too-long", { state: "nothing", reason: "tooLong", url }, /too long/],
  ["cancelled", { state: "cancelled" }, /Nothing is marked/, "check"],
  ["error-page", { state: "error", trouble: "page", message: "" }, /Reload it and try again/, "check"],
  [
    "error-engine",
    {
      state: "error",
      trouble: "engine",
      message: "segment was written by format 3, this build reads 4; sync again",
    },
    /sync again/,
    "check",
  ],
];

describe("the popup in every state", () => {
  let desk: Reader;
  before(async () => {
    desk = await reader();
    await desk.open("/");
    await desk.check();
  });
  after(async () => {
    await put(null);
  });
  expectQuietConsoles();

  const put = async (state: object | null) => {
    await desk.lookAtPopup();
    await desk.driver.executeScript(
      `const { session } = (globalThis.browser ?? chrome).storage;
       const [key, state] = arguments;
       return state ? session.set({ [key]: state }) : session.remove(key);`,
      `tab:${desk.tabId}`,
      state,
    );
  };
  const text = () => desk.driver.executeScript<string>("return document.querySelector('main').innerText");

  for (const [name, state, said, next] of STATES) {
    it(`${name}: says what is the case and what to do`, async () => {
      await put(state);
      await waitFor("the words", async () => said.test(await text()), { seen: text });
      if (next) {
        const steps = await desk.driver.findElements({ css: `.notice [data-testid="${next}"]` });
        assert.equal(steps.length, 1, `the button “${next}”`);
      }
      const counts = await desk.driver.findElements({ css: '[data-testid^="count-"], .swatch' });
      assert.equal(counts.length, 0, "no verdict, and no number that could be taken for one");
      await assertAccessible(desk, `popup-${name}`);
      assert.deepEqual(await smallTargets(desk), []);
      assert.deepEqual(await moving(desk), []);
    });
  }

  it("is gone through by keyboard, with a report and without", async () => {
    await put({ state: "cancelled" });
    await waitFor("the words", async () => /Nothing is marked/.test(await text()));
    await assertReachable(desk);
    await desk.open(istanbulStory().articles[0]?.path ?? "/");
    await desk.check();
    await desk.lookAtPopup();
    await assertReachable(desk);
    assert.deepEqual(await smallTargets(desk), []);
    assert.deepEqual(await moving(desk), []);
  });

  it("cancelled while it works, it says so, marks nothing, and compares when it is asked again", async () => {
    await desk.open(istanbulStory().articles[1]?.path ?? "/");
    await desk.driver.executeScript(RECORD_MARKS);
    await desk.lookAtPopup();
    const kept = await desk.driver.executeScript<string>(
      `const api = globalThis.browser ?? chrome;
       const [tab] = arguments;
       const ask = (method) => api.runtime.sendMessage({ secondSource: 1, method, argument: tab });
       // Pressed at once: nothing can be done by then.
       return Promise.all([ask("checkTab"), ask("cancel")])
         .then(() => api.storage.session.get("tab:" + tab))
         .then((kept) => kept["tab:" + tab]?.state);`,
      desk.tabId,
    );
    assert.equal(kept, "cancelled");
    await waitFor("the words", async () => /Nothing is marked/.test(await text()), { seen: text });
    await desk.lookAtPage();
    const drawn = await waitFor("a hundred frames of the page in front", async () => {
      const seen = await desk.driver.executeScript<{ frames: number; most: number }>("return window.drawn;");
      return seen.frames >= 100 && seen;
    });
    assert.equal(drawn.most, 0, "not one mark, at any time");
    await desk.lookAtPopup();
    await desk.driver.findElement({ css: '.notice [data-testid="check"]' }).click();
    assert.equal((await desk.answer()).state, "covered");
    await desk.marksWhen("marks", (found) => found.length > 0);
  });

  it("says that the library is old and newer reports may be missing, with the way to renew it", async () => {
    await desk.lookAtPopup();
    await desk.driver.executeScript(STALE_LIBRARY);
    try {
      await waitFor(
        "the old library",
        async () =>
          (await desk.driver.findElements({ css: '[data-library="stale"] [data-testid="update-library"]' }))
            .length === 1,
      );
      assert.match(await text(), /Newer reports may be missing/);
      await assertAccessible(desk, "popup-stale-library");
    } finally {
      await desk.driver.executeScript(NO_OUTLETS);
    }
    await waitFor(
      "the library without outlets",
      async () => (await desk.driver.findElements({ css: '[data-testid="pick-outlets"]' })).length === 1,
    );
    await assertAccessible(desk, "popup-no-outlets");
  });
});

/** Looks at every frame of the page from now on: how many marks stood in it at most? */
const RECORD_MARKS = `
  window.drawn = { frames: 0, most: 0 };
  const look = () => {
    const names = [...CSS.highlights.keys()].filter((name) => name.startsWith("second-source"));
    window.drawn.frames += 1;
    window.drawn.most = Math.max(window.drawn.most, names.length);
    requestAnimationFrame(look);
  };
  look();`;

/** Writes to the library's own database, and tells views of it as the background does. */
const inLibrary = (work: string) => `
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("second-source-library");
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const database = asked.result;
      const change = database.transaction(["outlets", "feeds"], "readwrite");
      const outlets = change.objectStore("outlets");
      const feeds = change.objectStore("feeds");
      ${work}
      change.oncomplete = () => {
        database.close();
        const { session } = (globalThis.browser ?? chrome).storage;
        session.get("library-changes").then((kept) =>
          session.set({ "library-changes": (kept["library-changes"] ?? 0) + 1 })).then(resolve, reject);
      };
    };
  });`;

const STALE_LIBRARY = inLibrary(`
  const days = 86_400_000;
  const at = Date.now() - 3 * days;
  outlets.put({ id: "stale", kind: "feeds", name: "The Evening Anchor", articleHosts: [], agencies: [], paused: false, added: at });
  feeds.put({ url: "https://anchor.example/feed", outlet: "stale", kind: "feed", nextSync: Date.now() + days, lastSync: at, failures: 0 });`);
const NO_OUTLETS = inLibrary(`outlets.delete("stale"); feeds.delete("https://anchor.example/feed");`);
