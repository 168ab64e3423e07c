import { describe, expect, test } from "vitest";
import type { Story } from "../engine/second-source";
import messages from "../public/_locales/en/messages.json";
import { daysOfCoverage, summaryLine } from "./coverage";
import { directionOf, directionOfText, lookupIn, wordsFrom } from "./words";

const words = wordsFrom(lookupIn(messages), "en");
const published = (...dates: (string | undefined)[]) => ({
  articles: dates.map((date, id) => ({
    source: { id: String(id), ...(date && { published: date }) },
    similarity: 1,
    claimsShared: 0,
    originGroup: id,
    textGroup: id,
  })),
});

describe("plural forms", () => {
  const arabic = wordsFrom(
    lookupIn(
      Object.fromEntries(
        ["zero", "one", "two", "few", "many", "other"].map((form) => [
          `summaryArticles_${form}`,
          { message: `${form} $1` },
        ]),
      ),
    ),
    "ar",
  );
  test.each([
    [0, "zero"],
    [1, "one"],
    [2, "two"],
    [5, "few"],
    [11, "many"],
    [100, "other"],
  ])("of Arabic: %i articles are “%s”", (count, form) => {
    expect(arabic.count("summaryArticles", count)).toMatch(new RegExp(`^${form}`));
  });

  test("a form that a catalogue lacks is the general one", () => {
    const bare = wordsFrom(lookupIn({ summaryArticles_other: { message: "$1 articles" } }), "en");
    expect(bare.count("summaryArticles", 1)).toBe("1 articles");
  });
});

describe("direction of reading", () => {
  test.each([
    ["ar", "rtl"],
    ["he", "rtl"],
    ["fa-IR", "rtl"],
    ["en", "ltr"],
    ["de-AT", "ltr"],
  ])("%s is read %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });

  test("a sentence is written as its first letter has it", () => {
    expect(directionOfText("“6 hours”, he said")).toBe("ltr");
    expect(directionOfText("«٦ ساعات»، قال Lavrov")).toBe("rtl");
    expect(directionOfText("2,400")).toBe("ltr");
  });

  test("English names in an Arabic list keep their brackets", () => {
    const arabic = wordsFrom(() => "", "ar");
    expect(arabic.list(["Courier (sample)", "Herald"])).toBe(
      "\u2068Courier (sample)\u2069 و\u2068Herald\u2069",
    );
    expect(words.list(["Courier (sample)", "Herald"])).toBe("Courier (sample) and Herald");
  });

  test("an English name keeps its brackets inside an Arabic sentence", () => {
    const arabic = wordsFrom(lookupIn({ reportedBy: { message: "ذكره $1" } }), "ar");
    expect(arabic.say("reportedBy", "Courier (sample)")).toBe("ذكره \u2068Courier (sample)\u2069");
    expect(words.say("reportedBy", "Courier (sample)")).toBe("Reported by Courier (sample)");
  });
});

describe("coverage in one line", () => {
  test("articles, origins and days", () => {
    const story: Story = {
      ...published("2025-02-27T08:00:00Z", "2025-02-28"),
      counts: { articles: 5, distinctTexts: 4, independentOrigins: 3, otherOrigins: 3 },
      conflicts: [],
      omissions: [],
      originGroup: 0,
      textGroup: 0,
    };
    expect(summaryLine(story, words)).toBe("5 other articles, 3 independent origins, 2 days of coverage");
  });

  test.each([
    [["2025-02-27T23:30:00+03:00", "2025-02-27"], 1],
    [["2025-02-27", "2025-03-01"], 3],
    [["2025", undefined, "soon"], 0],
  ])("reports of %j span %i days", (dates, days) => {
    expect(daysOfCoverage(published(...dates))).toBe(days);
  });

  test("a comma stays with the measure before it", () => {
    expect(words.pieces(["5 articles", "3 origins"])).toEqual(["5 articles,", "3 origins"]);
    const arabic = wordsFrom(() => "", "ar");
    expect(arabic.pieces(["5 a", "3 b", "1 c"]).join(" ")).toBe(arabic.row(["5 a", "3 b", "1 c"]));
  });
});
