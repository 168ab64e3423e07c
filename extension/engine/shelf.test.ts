/** Does the engine answer from the reader's own segments, and read no more of them than it must? */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { buildSegment as pack, SegmentFile, initSync as startIngest } from "#ingest/second_source.js";
import { Engine, initSync } from "#wasm/second_source.js";
import { EngineHost } from "./host";
import type { Article, Standing, TextAddress } from "./second-source";
import { readAhead, Shelf, type StoredSegments } from "./shelf";

const file = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
initSync({ module: file("./pkg/second_source_bg.wasm") });
startIngest({ module: file("./pkg-ingest/second_source_bg.wasm") });

function report(outlet: string, hours: string, number = 0): Article {
  const text = [
    `Envoys of Norland and Sudmark met in Brackwater on Thursday for talks on the work of their embassies, which lasted ${hours} hours, both sides said.`,
    "The talks were held at the residence of the consul general, and followed a first meeting in Calder in January.",
    `A spokesman of the ministry of Norland said that visas and ${number + 3} bank accounts had been on the table.`,
  ];
  return {
    id: `${outlet}-${number}`,
    url: `https://${outlet}.example/${number}`,
    outlet,
    title: "Norland and Sudmark talk in Brackwater",
    published: "2025-02-27",
    text: text.join("\n\n"),
  };
}

const elsewhere = (number: number): Article => ({
  id: `other-${number}`,
  outlet: "Gazette",
  published: "2025-02-26",
  text: `The orchard growers of valley ${number} expect a poor harvest of pears and plums this autumn, after ${number + 2} nights of frost in spring.`,
});

/** Segments as the library keeps them, and what was read of them. */
class Stored implements StoredSegments {
  readonly segments = new Map<number, { index: Uint8Array; texts: Uint8Array[] }>();
  readonly read: TextAddress[] = [];
  readonly opened: number[] = [];
  readonly troubles: string[] = [];

  put(number: number, articles: Article[]): void {
    const opened = new SegmentFile(pack(articles, false));
    const texts = Array.from({ length: opened.articles }, (_, n) => opened.text(n));
    this.segments.set(number, { index: opened.index(), texts });
    opened.free();
  }
  readonly standings = new Map<number, Standing>();
  list = async () =>
    new Map([...this.segments.keys()].map((number) => [number, this.standings.get(number) ?? "fetched"]));
  async *indexes(numbers: readonly number[]) {
    for (const number of numbers) {
      if (number === this.failing) throw new Error("the disk does not answer");
      this.opened.push(number);
      yield this.segments.get(number)?.index;
    }
  }
  /** A segment at which the disk fails. */
  failing: number | undefined;
  texts = async (addresses: readonly TextAddress[]) => {
    this.read.push(...addresses);
    return addresses.map(({ segment, article }) => this.segments.get(segment)?.texts[article]);
  };
  damaged = async (segment: number, problem: string) => {
    this.segments.delete(segment);
    this.troubles.push(`${segment}: ${problem}`);
  };
}

let stored: Stored;
let host: EngineHost;
let opened: Shelf;
beforeEach(() => {
  stored = new Stored();
  host = new EngineHost(async () => {
    const engine = new Engine();
    opened = new Shelf(engine, stored);
    await opened.update();
    return { engine, notices: [], shelf: opened };
  });
});

const check = () => host.check(report("reader", "six"), {});

describe("the reader's segments", () => {
  test("answer as if they had been opened whole", async () => {
    const others = [
      report("courier", "six", 1),
      report("post", "eight", 2),
      ...Array.from({ length: 30 }, (_, n) => elsewhere(n)),
    ];
    stored.put(1, others.slice(0, 20));
    stored.put(2, others.slice(20));
    const whole = new Engine();
    whole.addSegment(pack(others, false), "fetched");
    const [mine, theirs] = [await check(), whole.check(report("reader", "six"), {})];
    expect(mine.coverage).toBe("covered");
    expect(mine.findings).toEqual(theirs.findings);
    expect(mine.story).toEqual(theirs.story);
  });

  test("are read only where a story needs their words", async () => {
    stored.put(1, [report("courier", "six", 1), ...Array.from({ length: 200 }, (_, n) => elsewhere(n))]);
    await check();
    expect(stored.read.length).toBeLessThan(70);
    const before = stored.read.length;
    await check();
    expect(stored.read.length).toBe(before);
  });

  test("are taken over when the library changed, without reading the others again", async () => {
    stored.put(1, [elsewhere(1)]);
    expect((await check()).coverage).toBe("noOtherArticle");
    stored.put(2, [report("courier", "six", 1)]);
    expect((await check()).coverage).toBe("noOtherArticle");
    opened.expire();
    expect((await check()).coverage).toBe("covered");
    expect(stored.opened).toEqual([1, 2]);
    stored.segments.delete(2);
    opened.expire();
    expect((await check()).coverage).toBe("noOtherArticle");
  });

  test("that are damaged are dropped and reported, the others answer", async () => {
    stored.put(1, [elsewhere(1)]);
    stored.put(2, [report("courier", "six", 1)]);
    stored.segments.get(1)?.index.fill(7, 90, 100);
    expect((await check()).coverage).toBe("covered");
    expect(stored.troubles).toEqual([expect.stringMatching(/^1: segment is damaged .*sync again/)]);
  });

  test("are read before there is an engine, once, and what came since is read then", async () => {
    stored.put(1, [elsewhere(1)]);
    stored.put(2, [elsewhere(2)]);
    const ahead = readAhead(stored);
    await vi.waitFor(() => expect(stored.opened).toEqual([1, 2]));
    const shelf = new Shelf(new Engine(), ahead);
    await shelf.update();
    expect(stored.opened).toEqual([1, 2]);
    stored.put(3, [elsewhere(3)]);
    shelf.expire();
    await shelf.update();
    expect(stored.opened).toEqual([1, 2, 3]);
  });

  test("are read again where the disk failed before there was an engine", async () => {
    stored.put(1, [elsewhere(1)]);
    stored.failing = 1;
    const shelf = new Shelf(new Engine(), readAhead(stored));
    await expect(shelf.update()).rejects.toThrow("the disk does not answer");
    stored.failing = undefined;
    await shelf.update();
    expect(stored.opened).toEqual([1]);
  });

  test("at which the disk fails once are there the next time", async () => {
    stored.put(1, [elsewhere(1)]);
    await check();
    stored.put(2, [report("courier", "six", 1)]);
    stored.failing = 2;
    opened.expire();
    await expect(check()).rejects.toThrow("the disk does not answer");
    stored.failing = undefined;
    expect((await check()).coverage).toBe("covered");
  });

  test("of an older version are dropped and reported with the remedy", async () => {
    stored.put(1, [elsewhere(1)]);
    const index = stored.segments.get(1)?.index;
    if (index) index[4] = 1;
    await check();
    expect(stored.troubles).toEqual([
      expect.stringContaining("format 1, this build reads 2..=3; sync again"),
    ]);
  });

  test("of the format before go on answering", async () => {
    const old = new SegmentFile(file("../../tests/fixtures/segments/format-2.seg"));
    const texts = Array.from({ length: old.articles }, (_, n) => old.text(n));
    stored.segments.set(1, { index: old.index(), texts });
    stored.put(2, [report("post", "eight", 2)]);
    const { story } = await check();
    expect(story?.articles.map(({ source }) => source.outlet).toSorted()).toEqual(["Courier", "post"]);
    expect(stored.troubles).toEqual([]);
  });

  test("that came in a published library or a file never speak for a page that was fetched", async () => {
    stored.put(1, [report("courier", "six", 1)]);
    stored.put(2, [report("courier", "nine", 1)]);
    stored.put(3, [report("courier", "ten", 1)]);
    stored.standings.set(2, "published").set(3, "imported");
    const spoken = async () => {
      opened?.expire();
      const { findings } = await check();
      const said = findings.flatMap(({ evidence }) => evidence).map(({ passage }) => passage.text);
      return said.find((text) => text.includes("lasted"))?.match(/lasted (\w+) hours/)?.[1];
    };
    expect(await spoken()).toBe("six");
    stored.segments.delete(1);
    expect(await spoken()).toBe("ten");
    stored.segments.delete(3);
    expect(await spoken()).toBe("nine");
  });

  test("whose words are damaged are dropped in the middle of a check, which still answers", async () => {
    stored.put(1, [report("courier", "six", 1)]);
    stored.put(2, [report("post", "six", 2)]);
    stored.segments.get(1)?.texts[0]?.fill(65, 10, 20);
    const { story } = await check();
    expect(story?.articles.map(({ source }) => source.outlet)).toEqual(["post"]);
    expect(stored.troubles).toHaveLength(1);
  });

  test("that go while a check runs only leave it with less", async () => {
    stored.put(1, [report("courier", "six", 1)]);
    await host.ready();
    stored.segments.delete(1);
    expect((await check()).coverage).not.toBe("covered");
  });
});
