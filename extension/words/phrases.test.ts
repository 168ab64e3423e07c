import { expect, test } from "vitest";
import type { Evidence } from "../engine/second-source";
import { tellingFirst } from "./phrases";

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
