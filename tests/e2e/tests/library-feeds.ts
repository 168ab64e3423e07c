// What can go wrong with a feed? All of it at once, from real servers, in a real browser: every outlet keeps what it had,
// and its row says what is the matter.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Followed, type Row } from "../harness/followed.ts";
import type { Reader } from "../harness/reader.ts";
import { reader } from "../harness/suite.ts";
import { FAULTS, FaultyOutlet } from "../site/faulty.ts";
import { OutletSite } from "../site/outlets.ts";

const DOWN = "a server that is down";

describe("a feed that answers with", () => {
  let desk: Reader;
  let site: OutletSite;
  let library: Followed;
  let outlets: FaultyOutlet[] = [];
  let rows: Map<string, Row>;
  before(async () => {
    site = await OutletSite.start();
    desk = await reader();
    library = await Followed.empty(desk, site);
    outlets = await Promise.all([DOWN, ...Object.keys(FAULTS)].map((name) => FaultyOutlet.open(name)));
    // Typed, each with its port; from then on this machine's address is one that the reader meant.
    for (const { feed } of outlets) await library.ask("findFeeds", feed);
    await library.ask(
      "followOutlets",
      outlets.map(({ name, origin, feed }) => ({ name, home: `${origin}/`, feeds: [feed] })),
    );
    await library.rowsWhen("one article of each", (all) => all.every(({ articles }) => articles === 1));
    await library.ended();
    for (const outlet of outlets) outlet.misbehave();
    await outlets[0]?.close();
    await library.syncs();
    rows = new Map((await library.rows()).map((row) => [row.name, row]));
  });
  after(async () => {
    if (library) await library.ask("deleteAll", null);
    await Promise.all([site?.close(), ...outlets.map((outlet) => outlet.close().catch(() => {}))]);
    // Browsers write failed requests into their consoles.
    await desk?.browser.complaints();
  });

  it("follows nothing on this machine that a list of feeds names, be it another port of what was typed", async () => {
    const places = ["127.0.0.1:9", "127.0.0.2:8080", "[::1]:8080", "localhost:8080"].map(
      (host) => `http://${host}`,
    );
    const { refused } = await library.ask<{ refused: { trouble: { code: string } }[] }>(
      "followOutlets",
      places.map((place) => ({ name: place, home: `${place}/`, feeds: [`${place}/feed.xml`] })),
    );
    assert.deepEqual(
      refused.map(({ trouble }) => trouble.code),
      places.map(() => "unsafeAddress"),
    );
    assert.equal((await library.rows()).length, outlets.length);
  });

  for (const [name, { trouble, articles }] of [
    [DOWN, { trouble: "unreachable", articles: 1 }] as const,
    ...Object.entries(FAULTS).map(([fault, [, expected]]) => [fault, expected] as const),
  ]) {
    it(`${name} keeps its articles, and its row says ${trouble ?? "nothing"}`, () => {
      const row = rows.get(name);
      assert.equal(row?.trouble?.code, trouble, JSON.stringify(row));
      if (articles !== undefined) assert.equal(row?.articles, articles);
      assert.ok((row?.articles ?? 0) >= 1, "what was there stays");
    });
  }
});
