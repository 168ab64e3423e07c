import { describe, expect, test } from "vitest";
import type { Report } from "../../engine/second-source";
import messages from "../../public/_locales/en/messages.json";
import type { TabState } from "../../stored/tab-state";
import { lookupIn, wordsFrom } from "../../words/words";
import { badgeOf } from "./badge";
import { linkedTo } from "./samples";
import { onlySelected } from "./selection";

const words = wordsFrom(lookupIn(messages), "en");
const sentences = [
  "The talks in Istanbul lasted six hours.",
  "Forty families were moved to a school.",
  "A choir sang.",
];
const source = { id: "courier", url: "https://courier.example/a" };
const report: Report = {
  article: { id: "a" },
  coverage: "covered",
  claims: sentences.map((text, id) => ({
    id,
    range: { block: id, start: 0, end: 9 },
    text,
    checkworthiness: 1,
  })),
  findings: sentences.map((_, claim) => ({
    claim,
    verdict: claim === 1 ? "conflicting" : "corroborated",
    confidence: 1,
    origins: 1,
    evidence: [
      {
        source,
        passage: { text: "Text.", block: 0, start: 0, end: 5 },
        relation: "supports",
        scope: "story",
        score: 1,
        slots: [],
        lineage: "independent",
      },
    ],
  })),
  story: {
    articles: [{ source, similarity: 1, claimsShared: 3, originGroup: 1, textGroup: 1 }],
    counts: { articles: 1, distinctTexts: 1, independentOrigins: 1, otherOrigins: 1 },
    conflicts: [{ on: "families", values: [{ value: "forty", claims: [1], passages: [], origins: 0 }] }],
    omissions: [{ fact: "A fact.", passages: [], origins: 1, score: 1, later: false }],
    originGroup: 0,
    textGroup: 0,
  },
  library: { articles: 1, outlets: 1 },
};
const selected = (selection: string) => onlySelected(report, selection).claims.map(({ id }) => id);

describe("of a selection", () => {
  test("only the statements in it are kept, across white space and line breaks", () => {
    expect(
      selected("The talks in Istanbul\n lasted six hours.  Forty families were moved to a school."),
    ).toEqual([0, 1]);
  });

  test("a part of a statement stands for it, a few letters at its edge do not", () => {
    expect(selected("lasted six")).toEqual([0]);
    expect(selected("Istanbul lasted six hours. Forty fam")).toEqual([0]);
    expect(selected("")).toEqual([]);
  });

  test("outlets are counted anew, other differences and what the page leaves out are not told", () => {
    const { story, findings } = onlySelected(report, sentences[0] ?? "");
    expect(findings).toHaveLength(1);
    expect(story?.articles[0]?.claimsShared).toBe(1);
    expect(story?.conflicts).toEqual([]);
    expect(story?.omissions).toEqual([]);
  });
});

describe("the toolbar button", () => {
  const state = (changed: Partial<Report>): TabState => ({
    state: "report",
    report: { ...report, ...changed },
    sample: false,
    url: "https://news.example/",
  });
  test("counts statements that are reported differently", () => {
    expect(badgeOf(state({}), words)).toMatchObject({ text: "1", title: "1 statement reported differently" });
  });

  test("counts other articles where nothing differs", () => {
    const agreeing = report.findings.filter(({ verdict }) => verdict === "corroborated");
    expect(badgeOf(state({ findings: agreeing }), words).title).toMatch(
      /^1 other article, 1 independent origin/,
    );
  });

  test("shows that a comparison is under way, and that one did not work", () => {
    expect(badgeOf({ state: "working", phase: "reading" }, words)).toMatchObject({ text: "…" });
    const failed: TabState = { state: "error", trouble: "page", message: "" };
    expect(badgeOf(failed, words)).toMatchObject({ text: "!", title: "That did not work" });
    expect(badgeOf({ state: "cancelled" }, words).text).toBe("");
  });

  test("never shows a zero for a story without coverage", () => {
    expect(badgeOf(state({ coverage: "noOtherArticle", findings: [] }), words).text).toBe("–");
    expect(badgeOf(null, words).text).toBe("");
  });
});

test("sources of a sample story lead to the sample page, all others stay", () => {
  const linked = linkedTo(report, { courier: "moz-extension://own/sample.html" });
  expect(linked.story?.articles[0]?.source.url).toBe("moz-extension://own/sample.html");
  expect(linkedTo(report, { constructor: "x" })).toEqual(report);
});
