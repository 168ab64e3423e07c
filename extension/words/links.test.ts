import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Evidence, Finding } from "../engine/second-source";
import messages from "../public/_locales/en/messages.json";
import { citation } from "./citation";
import { articleLink, sentenceLink } from "./links";
import { originsLine } from "./origins";
import { reasons } from "./reasons";
import { lookupIn, wordsFrom } from "./words";

const words = wordsFrom(lookupIn(messages), "en");

describe("a link to an article of a sample story", () => {
  const ours = "chrome-extension://abc";
  const sample = `${ours}/sample.html?article=bridge`;
  const on = (origin: string) =>
    vi.stubGlobal("location", { origin, protocol: `${origin.split(":")[0]}:`, pathname: "/sample.html" });
  afterEach(() => vi.unstubAllGlobals());

  test("leads to the sample page from our own pages", () => {
    on(ours);
    expect(articleLink(sample)).toBe(sample);
    expect(sentenceLink(sample, "It fell.")).toBe(`${sample}#:~:text=It%20fell.`);
  });

  test("leads nowhere from a page on the web, to another page of ours, or to another extension", () => {
    on("https://news.example");
    expect(articleLink(sample)).toBeUndefined();
    on(ours);
    expect(articleLink(`${ours}/options.html`)).toBeUndefined();
    expect(articleLink("chrome-extension://other/sample.html?article=bridge")).toBeUndefined();
  });
});

describe("a link to a sentence", () => {
  test("a short one is given whole, a long one by its ends", () => {
    expect(sentenceLink("https://courier.example/a", "The talks lasted six hours.")).toBe(
      "https://courier.example/a#:~:text=The%20talks%20lasted%20six%20hours.",
    );
    expect(
      sentenceLink(
        "https://courier.example/a",
        "The talks at the residence of the consul general in the city lasted six hours.",
      ),
    ).toBe("https://courier.example/a#:~:text=The%20talks%20at%20the,city%20lasted%20six%20hours.");
  });

  test("signs that mean something in a text fragment lose their meaning", () => {
    expect(sentenceLink("https://courier.example/a", "Forty-two, Marks & Co -, said")).toBe(
      "https://courier.example/a#:~:text=Forty%2Dtwo%2C%20Marks%20%26%20Co%20%2D%2C%20said",
    );
  });

  test("a place within the article stays", () => {
    expect(sentenceLink("https://courier.example/a#live", "Six hours.")).toBe(
      "https://courier.example/a#live:~:text=Six%20hours.",
    );
  });

  test("leads to the web or nowhere", () => {
    expect(sentenceLink("javascript:alert(1)", "Six hours.")).toBeUndefined();
    expect(sentenceLink(undefined, "Six hours.")).toBeUndefined();
    expect(sentenceLink("https://courier.example/a", "  ")).toBe("https://courier.example/a");
  });

  test("any sentence makes an address with one fragment, and its words come out again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (sentence) => {
        const link = sentenceLink("https://courier.example/a", sentence);
        const fragment = link?.split("#:~:text=")[1] ?? "";
        expect(fragment).not.toMatch(/[-&#]/);
        const said = fragment.split(",").map(decodeURIComponent);
        const heard = sentence.toWellFormed().trim().split(/\s+/).join(" ");
        expect(heard.startsWith(said[0] ?? "")).toBe(true);
        expect(heard.endsWith(said.at(-1) ?? "")).toBe(true);
      }),
    );
  });
});

const evidence = (outlet: string, more: Partial<Evidence> = {}): Evidence => ({
  source: { id: outlet, outlet },
  passage: { text: "Six hours.", block: 0, start: 0, end: 10 },
  relation: "supports",
  scope: "story",
  score: 1,
  lineage: "independent",
  slots: [],
  ...more,
});
const finding = (origins: number, ...found: Evidence[]): Finding => ({
  claim: 0,
  verdict: "corroborated",
  confidence: 1,
  origins,
  evidence: found,
});

describe("origins in one line", () => {
  test("an agency counts once, with the number of outlets that print it", () => {
    const agency = { origin: "AFP" };
    const found = finding(
      2,
      evidence("Herald", agency),
      evidence("Ledger", agency),
      evidence("Compass", agency),
      evidence("Reuters", { origin: "Reuters" }),
    );
    expect(originsLine(found, words)).toBe("2 independent origins: AFP in 3 outlets and Reuters");
  });

  test("an outlet without agency is its own origin; copies, background and differing reports are none", () => {
    const found = finding(
      1,
      evidence("Herald"),
      evidence("Ledger", { lineage: "sameOrigin" }),
      evidence("Compass", { scope: "background" }),
      evidence("Courier", { relation: "contradicts" }),
    );
    expect(originsLine(found, words)).toBe("1 independent origin: Herald");
    expect(originsLine(finding(0), words)).toBeUndefined();
  });

  test("one outlet that prints an agency is named", () => {
    expect(originsLine(finding(1, evidence("Herald", { origin: "AFP" })), words)).toBe(
      "1 independent origin: AFP in Herald",
    );
  });
});

test("reasons say what agreed, differed and was left open", () => {
  const slots: Evidence["slots"] = [
    { slot: "entity", agreement: "agrees", ours: "Istanbul", theirs: "Istanbul" },
    { slot: "entity", agreement: "agrees", ours: "Istanbul", theirs: "Istanbul" },
    { slot: "quantity", agreement: "differs", ours: "six hours", theirs: "two hours", severity: "hard" },
    { slot: "date", agreement: "silent", ours: "Thursday" },
    { slot: "wording", agreement: "agrees", ours: "a long sentence" },
  ];
  expect(reasons(evidence("Herald", { slots }), words)).toEqual([
    "Same in both: name “Istanbul” and wording",
    "Different: figure “six hours” here, “two hours” there",
    "Not said there: date “Thursday”",
  ]);
});

test("a citation names outlet, title, date and address, and leaves out what is not known", () => {
  const source = {
    id: "a",
    outlet: "Courier",
    title: "Talks end",
    published: "2025-02-27",
    url: "https://courier.example/a",
  };
  expect(citation(source, words)).toBe("Courier, “Talks end”, Feb 27, 2025, https://courier.example/a");
  expect(citation({ id: "a", outlet: "Courier", url: "javascript:1" }, words)).toBe("Courier");
});
