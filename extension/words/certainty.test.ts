import { expect, test } from "vitest";
import type { Conflict } from "../engine/second-source";
import messages from "../public/_locales/en/messages.json";
import { caveat, certainFirst } from "./certainty";
import { lookupIn, wordsFrom } from "./words";

const english = wordsFrom(lookupIn(messages), "en");
const conflict = (on: string, claim: number): Conflict => ({
  on,
  values: [{ value: "here", claims: [claim], passages: [], origins: 0 }],
});

test("differences of which the comparison is sure are told first, each kind in the article's order", () => {
  const findings = [0.3, 0.9, 0.2, 0.6].map((confidence, claim) => ({ claim, confidence }));
  const conflicts = [
    conflict("who it was", 0),
    conflict("duration", 1),
    conflict("age", 2),
    conflict("share", 3),
  ];
  expect(certainFirst(conflicts, findings).map(({ on }) => on)).toEqual([
    "duration",
    "share",
    "who it was",
    "age",
  ]);
});

test("sentences are to be compared where there are any", () => {
  expect(caveat({ confidence: 0.5, evidence: [] }, english)).toBeUndefined();
  expect(caveat({ confidence: 0.49, evidence: [] }, english)).toMatch(/words that were not recognised/);
  const evidence = [{}] as never;
  expect(caveat({ confidence: 0.49, evidence }, english)).toMatch(/compare the sentences yourself/);
});
