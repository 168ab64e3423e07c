import { expect, test } from "vitest";
import type { Evidence } from "../engine/second-source";
import messages from "../public/_locales/en/messages.json";
import { supportingOrigins } from "./origins";
import { tellingFirst } from "./phrases";
import { lookupIn, wordsFrom } from "./words";

const passage = (id: string, relation: Evidence["relation"], others: Partial<Evidence> = {}): Evidence => ({
  source: { id },
  passage: { text: "They met.", block: 0, start: 0, end: 9 },
  relation,
  scope: "story",
  score: 1,
  slots: [],
  lineage: "independent",
  ...others,
});

test("what differs is read first, then what others report by themselves, then copies, then what is related", () => {
  const found = [
    passage("background", "contradicts", { scope: "background" }),
    passage("related", "related"),
    passage("copy", "supports", { copy: "text" }),
    passage("reprint", "supports", { lineage: "sameOrigin" }),
    passage("own report", "supports"),
    passage("differs", "contradicts"),
    passage("second report", "supports"),
  ];
  expect(tellingFirst(found).map(({ source }) => source.id)).toEqual([
    "differs",
    "own report",
    "second report",
    "copy",
    "reprint",
    "related",
    "background",
  ]);
});

test("an article that gives another figure is not counted among those that report it as this page does", () => {
  const english = wordsFrom(lookupIn(messages), "en");
  const evidence = [
    passage("Herald", "contradicts"),
    passage("Herald", "supports"),
    passage("Courier", "supports"),
  ];
  const named = evidence.map((one) => ({ ...one, source: { ...one.source, outlet: one.source.id } }));
  const finding = { claim: 0, verdict: "conflicting", confidence: 1, origins: 2, evidence: named } as const;
  expect(supportingOrigins(finding, english).map(({ name }) => name)).toEqual(["Courier"]);
});
