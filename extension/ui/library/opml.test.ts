// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOpml, writeOpml } from "./opml";
import { outletRow } from "./stand-in";

const opml = (outlines: string) => `<?xml version="1.0"?><opml version="1.0"><body>${outlines}</body></opml>`;

describe("a list of feeds", () => {
  test("is read from nested folders, feeds of one outlet together", () => {
    const list = opml(`
      <outline text="News">
        <outline text="Courier" xmlUrl="https://courier.example/world" htmlUrl="https://courier.example/"/>
        <outline text="Courier" xmlUrl="https://courier.example/home" htmlUrl="https://courier.example/"/>
        <outline title="Ledger" text="x" xmlUrl="http://ledger.example/rss"/>
      </outline>`);
    expect(readOpml(list)).toEqual([
      {
        name: "Courier",
        home: "https://courier.example/",
        feeds: ["https://courier.example/world", "https://courier.example/home"],
      },
      { name: "Ledger", feeds: ["http://ledger.example/rss"] },
    ]);
  });

  test("without a name goes by its host", () => {
    expect(readOpml(opml('<outline xmlUrl="https://courier.example/rss"/>'))?.[0]?.name).toBe(
      "courier.example",
    );
  });

  test("leaves out what is no web address", () => {
    expect(
      readOpml(opml('<outline text="x" xmlUrl="javascript:alert(1)"/><outline xmlUrl="file:///a"/>')),
    ).toEqual([]);
  });

  test.each([
    ["entities that would blow up", `<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml><body/></opml>`],
    ["broken XML", "<opml><body>"],
    ["a feed", "<rss><channel/></rss>"],
    ["text", "no list at all"],
  ])("is not %s", (_, text) => expect(readOpml(text)).toBeUndefined());

  test("of a thousand outlets is cut at what one call takes", () => {
    const many = Array.from(
      { length: 1_000 },
      (_, at) => `<outline text="o${at}" xmlUrl="https://o${at}.example/"/>`,
    );
    expect(readOpml(opml(many.join("")))).toHaveLength(500);
  });

  test("whatever outlets are called, what was written is read again", () => {
    const names = fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(names, (given) => {
        const rows = given.map((name, at) =>
          outletRow("Courier", {
            name,
            home: `https://o${at}.example/`,
            feeds: [{ url: `https://o${at}.example/f` }],
          }),
        );
        expect(readOpml(writeOpml(rows, "Library"))?.map(({ feeds }) => feeds)).toEqual(
          rows.map(({ feeds }) => feeds.map(({ url }) => url)),
        );
      }),
      { numRuns: 60 },
    );
    // A machine that builds something else meanwhile takes more than the usual five seconds.
  }, 30_000);
});
