// What comes of a library that someone publishes when its server misbehaves? Nothing is used that was not verified, what
// came before stays, the row says what is wrong, and nobody speaks under an outlet's address but the outlet.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Followed, SYNC } from "../harness/followed.ts";
import type { Reader } from "../harness/reader.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { OutletSite } from "../site/outlets.ts";
import { type Article, istanbulStory } from "../site/stories.ts";

/** The core as the command line has it: `second-source library publish` packs articles with this very call. */
interface Core {
  initSync(from: { module: Buffer }): unknown;
  buildSegment(articles: object[], samples: boolean): Uint8Array;
}

async function core(): Promise<Core> {
  const own = (file: string) => new URL(`../../../extension/engine/pkg-ingest/${file}`, import.meta.url);
  const loaded = (await import(own("second_source.js").href)) as Core;
  loaded.initSync({ module: readFileSync(own("second_source_bg.wasm")) });
  return loaded;
}

const SEG = "application/octet-stream";

describe("a published library in a browser", () => {
  let desk: Reader;
  let site: OutletSite;
  let library: Followed;
  let build: Core["buildSegment"];
  before(async () => {
    build = (await core()).buildSegment;
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

  const row = async () => (await library.rows()).find(({ name }) => name === "Gazette library");

  /** Puts the slice on the server, and says what the manifest says of it. */
  function slice(file: string, articles: Article[]) {
    const bytes = Buffer.from(build(articles, false));
    site.publish(`/published/${file}`, SEG, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { file, articles: articles.length, bytes: bytes.length, sha256 };
  }

  function manifest(segments: object[]): void {
    const said = {
      format: 1,
      title: "Gazette library",
      publisher: "Readers",
      updated: "2026-11-25",
      segments,
    };
    site.publish("/published/manifest.json", "application/json", JSON.stringify(said));
  }

  /** An article on the talks as another paper has it, now. */
  function printed(at: number, changed: Partial<Article>): Article {
    const { path: _, ...article } = istanbulStory().articles[at] ?? { path: "", blocks: [] };
    return { ...article, published: new Date().toISOString(), ...changed };
  }

  const gazette = () =>
    printed(1, { id: "gazette-1", url: "https://gazette.example/talks", outlet: "The Gazette" });

  it("arrives whole, and is evidence", async () => {
    manifest([slice("a.1.seg", [gazette()])]);
    await library.ask("subscribe", `${site.origin}/published/`);
    await library.rowsWhen("its article", (all) =>
      all.some(({ name, articles }) => name === "Gazette library" && articles === 1),
    );
    await library.ended();
    assert.deepEqual(await told(), ["Carrow Courier", "The Gazette"]);
  });

  /** Outlets of the story that the third outlet's article is compared with. */
  async function told(): Promise<string[]> {
    await desk.open(site.outlets[2]?.articles[0]?.url ?? "");
    const popup = await desk.check(SYNC);
    assert.equal(popup.state, "covered", popup.text);
    const report = await desk.report();
    await library.openPage();
    return (report.story?.articles.map(({ source }) => source.outlet ?? "") ?? []).toSorted();
  }

  const faults: Record<string, [string, () => void]> = {
    "has another SHA-256 than the manifest says": [
      "mismatch",
      () => manifest([{ ...second(), sha256: "0".repeat(64) }]),
    ],
    "is cut off": ["mismatch", () => manifest([{ ...second(), bytes: second().bytes + 1 }])],
    "is longer than the manifest says": [
      "tooLarge",
      () => manifest([{ ...second(), bytes: second().bytes - 1 }]),
    ],
    "is not there": ["moved", () => manifest([{ ...second(), file: "b.gone.seg" }])],
    "is none": [
      "format",
      () => {
        const bytes = Buffer.from("<!doctype html><title>Not found</title>");
        site.publish("/published/b.none.seg", SEG, bytes);
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        manifest([{ file: "b.none.seg", articles: 1, bytes: bytes.length, sha256 }]);
      },
    ],
    "stands in a manifest that breaks off": [
      "format",
      () => site.publish("/published/manifest.json", "application/json", '{"format":1,"segments":['),
    ],
    "stands in a manifest of nothing": ["format", () => manifest([])],
  };
  const second = () =>
    slice("b.2.seg", [printed(0, { id: "post-1", url: "https://post.example/1", outlet: "The Post" })]);

  for (const [what, [code, publish]] of Object.entries(faults)) {
    it(`keeps what it had where a slice ${what}, and says so`, async () => {
      publish();
      await library.syncs();
      const { articles, trouble } = (await row()) ?? {};
      assert.deepEqual([articles, trouble?.code], [1, code]);
    });
  }

  it("goes on once its server is mended, and speaks for no page that was fetched", async () => {
    const url = site.outlets[0]?.articles[0]?.url ?? "";
    const forged = printed(1, { id: "f", url, outlet: "The Forger" });
    manifest([slice("a.1.seg", [gazette()]), slice("c.3.seg", [forged])]);
    await library.syncs();
    const { articles, trouble } = (await row()) ?? {};
    assert.deepEqual([articles, trouble], [2, undefined]);
    assert.deepEqual(await told(), ["Carrow Courier", "The Gazette"]);
  });
});
