// @vitest-environment jsdom

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report, Source } from "../../engine/second-source";
import messages from "../../public/_locales/en/messages.json";
import { contained } from "../../words/bidi";
import { noticeText } from "../../words/notices";
import type { Compared } from "../../words/remarks";
import { lookupIn, wordsFrom } from "../../words/words";
import { savedFile } from "./forms";
import { html } from "./html";
import { markdown } from "./markdown";

const words = wordsFrom(lookupIn(messages), "en");
const now = "2025-03-01";

function reportWith(hostile: string): Report {
  const source: Source = {
    id: "a",
    outlet: `Courier ${hostile}`,
    title: `Talks ${hostile}`,
    url: "https://courier.example/a?b=1&c=(2)",
    published: "2025-02-27",
  };
  const passage = { text: `They lasted two hours. ${hostile}`, block: 0, start: 0, end: 9 };
  return {
    article: { id: "own", title: `Six hours ${hostile}`, outlet: "Ledger", url: "javascript:alert(1)" },
    coverage: "covered",
    claims: [
      { id: 0, range: { block: 0, start: 0, end: 4 }, text: `Six hours. ${hostile}`, checkworthiness: 1 },
      { id: 1, range: { block: 1, start: 0, end: 4 }, text: "A choir sang.", checkworthiness: 1 },
    ],
    findings: [
      {
        claim: 0,
        verdict: "conflicting",
        confidence: 1,
        origins: 0,
        evidence: [
          {
            source,
            passage,
            relation: "contradicts",
            scope: "story",
            score: 0.9,
            slots: [
              {
                slot: "quantity",
                agreement: "differs",
                ours: `six hours ${hostile}`,
                theirs: "two hours",
                severity: "hard",
              },
            ],
            lineage: "independent",
            origin: "AFP",
          },
        ],
      },
      { claim: 1, verdict: "unique", confidence: 1, origins: 0, evidence: [] },
    ],
    story: {
      articles: [{ source, similarity: 0.9, claimsShared: 0, originGroup: 1, textGroup: 1 }],
      counts: { articles: 1, distinctTexts: 1, independentOrigins: 1, otherOrigins: 1 },
      conflicts: [
        {
          on: "duration",
          values: [
            { value: `six hours ${hostile}`, claims: [0], passages: [], origins: 0 },
            { value: "two hours", claims: [], passages: [{ source, passage }], origins: 1 },
          ],
        },
      ],
      omissions: [
        { fact: passage.text, passages: [{ source, passage }], origins: 1, score: 0.5, later: true },
      ],
      originGroup: 0,
      textGroup: 0,
    },
    library: { articles: 1, outlets: 1 },
  };
}

const save = (
  report: Report,
  content: "report" | "worksheet",
  format: "html" | "markdown" | "json",
  compared: Compared = {},
) => savedFile(report, { content, format, now, compared }, words);
const parsed = (text: string) => new DOMParser().parseFromString(text, "text/html");

describe("a saved report", () => {
  test("cites outlet, title, date and address of every passage", () => {
    const { text } = save(reportWith(""), "report", "html");
    const caption = parsed(text).querySelector("figcaption");
    expect(caption?.textContent).toContain("Courier , “Talks ”");
    expect(caption?.textContent).toContain("Feb 27, 2025 · origin: AFP");
    const link = caption?.querySelector("a");
    expect(link?.href).toBe("https://courier.example/a?b=1&c=(2)#:~:text=They%20lasted%20two%20hours.");
    expect(link?.dataset.printed).toBe("https://courier.example/a?b=1&c=(2)");
  });

  test("says why each passage was matched, and the worksheet does not: pupils find it out", () => {
    const why = "Different: figure “six hours” here, “two hours” there";
    const page = (content: "report" | "worksheet") => parsed(save(reportWith(""), content, "html").text);
    expect(page("report").querySelector("figure > .note")?.textContent).toContain(why.slice(0, 20));
    expect(page("worksheet").body.textContent).not.toContain("Different:");
    expect(save(reportWith(""), "report", "markdown").text).toMatch(/^> Different\\: figure/m);
  });

  test("shows differing values side by side and marks what came later", () => {
    const { text } = save(reportWith(""), "report", "markdown");
    expect(text).toContain("Courier gives two hours; this page gives six hours");
    expect(text).toContain("| duration | two hours | Courier |");
    expect(text).toContain("published later");
  });

  test("is named after its article, in any script", () => {
    expect(save(reportWith(": “Ende”/../ gut?"), "report", "html").name).toBe("six-hours-ende-gut.html");
    const arabic = { ...reportWith(""), article: { id: "a", title: "محادثات في إسطنبول" } };
    expect(save(arabic, "report", "json").name).toBe("محادثات-في-إسطنبول.json");
    expect(save({ ...arabic, article: { id: "a", title: "!!!" } }, "worksheet", "html").name).toBe(
      "second-source-worksheet.html",
    );
  });

  test("as JSON is the report itself, with the time of saving", () => {
    const report = reportWith("</script>");
    const { saved, ...others } = JSON.parse(save(report, "report", "json").text);
    expect(others).toEqual(report);
    expect(saved.at).toBe(now);
  });

  const compared = {
    sample: true,
    extent: { words: 80, cut: "paywall" },
    selection: "The talks lasted six hours.",
  };
  const noted: Report = { ...reportWith(""), notices: [{ about: "language", value: "fi", text: "" }] };

  test.each([
    ["report", "html"],
    ["report", "markdown"],
    ["worksheet", "html"],
  ] as const)("says what screens say of how it was made: %s as %s", (content, format) => {
    const { text } = save(noted, content, format, compared);
    expect(text).toContain("Sample library");
    expect(text).toContain("made up to show how Second Source works");
    expect(text).toContain("Only the statements that you had selected are listed");
    expect(text).toContain("only part of the article");
    expect(text).toContain(noticeText({ about: "language", value: "fi", text: "" }, words).slice(0, 12));
    expect(save(reportWith(""), content, format).text).not.toContain("Sample library");
  });

  test("as JSON says how it was made, too", () => {
    expect(JSON.parse(save(noted, "report", "json", compared).text).saved).toMatchObject(compared);
  });

  test("says of a less certain match that it is one, beside the statement and in the table of values", () => {
    const certain = reportWith("");
    const findings = certain.findings.map((finding) => ({ ...finding, confidence: 0.4 }));
    const unsure = save({ ...certain, findings }, "report", "markdown").text;
    expect(unsure).toContain("Less certain\\: compare");
    expect(unsure.match(/compare the sentences yourself/g)).toHaveLength(1);
    expect(unsure).toContain("Less certain\\: others may report it in words that were not recognised");
    expect(unsure).toContain("| duration · less certain | two hours |");
    expect(save(certain, "report", "markdown").text).not.toMatch(/less certain/i);
  });

  test("names the article's own source in a line, not in a list of one", () => {
    const page = parsed(save(reportWith(""), "report", "html").text);
    expect(page.querySelector("h1 + p")?.textContent).toContain("Ledger");
  });

  test("says that there is no coverage, and lists no statement as unique", () => {
    const { text } = save(
      { ...reportWith(""), coverage: "noOtherArticle", findings: [] },
      "report",
      "markdown",
    );
    expect(text).toContain("No other article on this story in your library");
    expect(text).not.toContain("Nowhere else");
  });
});

describe("a class worksheet", () => {
  const page = parsed(save(reportWith(""), "worksheet", "html").text);

  test("gives each statement its evidence and four empty boxes", () => {
    expect(page.querySelectorAll("h3")).toHaveLength(2);
    expect(page.querySelectorAll("figure")).toHaveLength(1);
    expect([...page.querySelectorAll(".boxes")].map(({ children }) => children.length)).toEqual([4, 4]);
  });

  test("says that nothing was found for a statement that only other stories speak of", () => {
    const report = reportWith("");
    const findings = report.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((evidence) => ({ ...evidence, scope: "background" as const })),
    }));
    const { text } = save({ ...report, findings }, "worksheet", "markdown");
    expect(text.match(/No other outlet in the library reports this statement/g)).toHaveLength(2);
  });

  test("does not give the findings away", () => {
    expect(page.querySelector(".verdict")).toBeNull();
    expect(page.body.textContent).not.toContain("Another outlet reports this differently");
  });
});

describe("what other people's pages say stays text", () => {
  const attacks = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><iframe>",
    "[here](javascript:alert(1)) ![x](http://127.0.0.1/)",
    "# no heading\n\n- no list | no | cell `no code` ~~no~~ <b>",
  ];
  test.each(attacks)("in HTML: %s", (attack) => {
    const { text } = save(reportWith(attack), "report", "html");
    const page = parsed(text);
    expect(page.querySelectorAll("script, img, iframe, b, [onerror], [onmouseover]")).toHaveLength(0);
    expect([...page.links].map(({ protocol }) => protocol)).toEqual([...page.links].map(() => "https:"));
    expect(page.title.replace(/\s+/g, " ")).toBe(`Six hours ${attack}`.replace(/\s+/g, " "));
  });

  test.each(attacks)("in Markdown: %s", (attack) => {
    const { text } = save(reportWith(attack), "report", "markdown");
    const unescaped = text.replace(/\\./g, "");
    expect(unescaped).not.toMatch(/<(script|img|iframe|b)\b/);
    expect(unescaped).not.toContain("](javascript");
    expect(unescaped).not.toContain("![");
    expect(unescaped.match(/^### /gm)).toHaveLength(2);
    for (const [row] of unescaped.matchAll(/^\|.*\|$/gm))
      expect(row.match(/\|/g)?.length).toBeLessThanOrEqual(4);
  });

  test("an outlet whose name turns the direction of writing turns its own words only", () => {
    const turning = "\u202eeslaf\u2067\u2069\u2069";
    for (const format of ["html", "markdown"] as const) {
      const { text } = save(reportWith(turning), "report", format);
      expect(text).toContain("eslaf");
      expect(text).not.toMatch(/[\u202a-\u202e]/);
      for (const line of text.split("\n")) {
        expect(line.match(/[\u2066-\u2068]/g)?.length).toBe(line.match(/\u2069/g)?.length);
      }
    }
    const cells = parsed(save(reportWith(turning), "report", "html").text).querySelectorAll("td");
    expect([...cells].map(({ dir }) => dir)).toEqual([...cells].map(() => "auto"));
  });

  test("any text comes back out of the HTML file as it went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // The parser itself replaces these, in any file.
        fc.pre(!/[\0\r\ud800-\udfff]/.test(text) && contained(text) === text);
        const page = parsed(html([{ kind: "text", text: `.${text}.` }], "Title", words));
        return page.querySelector("main p")?.textContent === `.${text}.`;
      }),
    );
  });

  test("any text stays in its line of the Markdown file", () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => markdown([{ kind: "text", text: `.${text}.` }]).split("\n").length === 2,
      ),
    );
  });
});
