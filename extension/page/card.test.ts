// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import type { Evidence, Finding } from "../engine/second-source";
import { defaultReadingSettings } from "../protocol/reading-settings";
import messages from "../public/_locales/en/messages.json";
import { lookupIn, wordsFrom } from "../words/words";
import { cardContents } from "./card";
import type { Mark } from "./marks";

const words = wordsFrom(lookupIn(messages), "en");
const says = (outlet: string, relation: Evidence["relation"]): Evidence => ({
  source: { id: outlet, outlet },
  passage: { text: "They lasted two hours.", block: 0, start: 0, end: 9 },
  relation,
  scope: "story",
  score: 0.9,
  slots: [],
  lineage: "independent",
});

function lines(...evidence: Evidence[]): string[] {
  const origins = evidence.filter(({ relation }) => relation === "supports").length;
  const finding: Finding = { claim: 0, verdict: "conflicting", confidence: 0.9, origins, evidence };
  return cardContents(document, { finding } as Mark, defaultReadingSettings, words)
    .filter(({ tagName }) => tagName === "P")
    .map(({ textContent }) => textContent?.replace(/^abc/, "") ?? "");
}

afterEach(() => vi.unstubAllGlobals());

test("a card on the sample page leads to the other articles of its story", () => {
  vi.stubGlobal("location", { protocol: "moz-extension:", origin: "moz-extension://abc" });
  const courier = says("Courier", "contradicts");
  const url = "moz-extension://abc/sample.html?article=talks%2F01-courier";
  const finding: Finding = {
    claim: 0,
    verdict: "conflicting",
    confidence: 0.9,
    origins: 0,
    evidence: [{ ...courier, source: { ...courier.source, url } }],
  };
  const card = cardContents(document, { finding } as Mark, defaultReadingSettings, words);
  const links = card.flatMap((part) => [...part.querySelectorAll("a")].map(({ href }) => href));
  expect(links).toEqual([`${url}#:~:text=They%20lasted%20two%20hours.`]);
});

test("a card on a difference says who reports it as the page does without seeming to contradict its title", () => {
  expect(lines(says("Courier", "contradicts"), says("Herald", "supports")).slice(0, 2)).toEqual([
    "Another outlet reports this differently",
    "1 independent origin reports it as this page does: Herald",
  ]);
});

test("a card on a difference speaks of several outlets where it names several", () => {
  const [title] = lines(says("Courier", "contradicts"), says("Meridian", "contradicts"));
  expect(title).toBe("Other outlets report this differently");
});

test("an outlet that reports it differently in another sentence is not said to report it as the page does", () => {
  const both = [says("Herald", "contradicts"), says("Herald", "supports")];
  expect(lines(...both)[1]).not.toContain("as this page does");
  expect(lines(...both, says("Courier", "supports"))[1]).toBe(
    "1 independent origin reports it as this page does: Courier",
  );
});

test("this page's value stands once beside the values of the others", () => {
  const gives = (outlet: string, theirs: string): Evidence => ({
    ...says(outlet, "contradicts"),
    slots: [{ slot: "quantity", agreement: "differs", severity: "hard", ours: "six hours", theirs }],
  });
  const finding: Finding = {
    claim: 0,
    verdict: "conflicting",
    confidence: 0.9,
    origins: 0,
    evidence: [gives("Herald", "two hours"), gives("Courier", "three hours"), gives("Meridian", "two hours")],
  };
  const card = cardContents(document, { finding } as Mark, defaultReadingSettings, words);
  const rows = card.flatMap((part) =>
    [...part.querySelectorAll("dl > div")].map(({ textContent }) => textContent),
  );
  expect(rows).toEqual(["This pagesix hours", "Herald and Meridiantwo hours", "Courierthree hours"]);
});
