// @vitest-environment jsdom
import { expect, test } from "vitest";
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
  const finding: Finding = { claim: 0, verdict: "conflicting", confidence: 0.9, origins: 1, evidence };
  return cardContents(document, { finding } as Mark, defaultReadingSettings, words)
    .filter(({ tagName }) => tagName === "P")
    .map(({ textContent }) => textContent?.replace(/^abc/, "") ?? "");
}

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
