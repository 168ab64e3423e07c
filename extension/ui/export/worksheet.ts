/**
 * What does a class get to work on?
 *
 * The article's statements and what other outlets write, but not what Second Source concluded: pupils compare for
 * themselves and tick a box. The report is the key.
 */

import type { Finding, Report } from "../../engine/second-source";
import { tellingFirst, verdictName, verdictOrder } from "../../words/phrases";
import type { Words } from "../../words/words";
import { checkedClaims, head, type Made, type Part, passagePart } from "./outline";

/** Passages under one statement: as many as fit on a sheet beside the boxes. */
const mostPassages = 4;

export function worksheetOutline(report: Report, words: Words, made: Made): Part[] {
  const checked = checkedClaims(report);
  return [
    ...head(report, words, made),
    { kind: "blanks", label: words.say("worksheetName"), lines: 1 },
    { kind: "text", text: words.say("worksheetTask") },
    { kind: "list", lines: verdictOrder.map((verdict) => ({ text: verdictMeaning(verdict, words) })) },
    ...(checked.length === 0 ? [{ kind: "text", text: words.say("noStatements") } as const] : []),
    ...checked.flatMap(({ claim, finding }, place): Part[] => [
      { kind: "claim", number: place + 1, text: claim.text },
      ...passages(finding, words),
      { kind: "boxes", labels: verdictOrder.map((verdict) => verdictName(verdict, words)) },
      { kind: "blanks", label: words.say("worksheetReason"), lines: 2 },
    ]),
    { kind: "text", text: words.say("exportFoot"), quiet: true },
  ];
}

function passages({ evidence }: Finding, words: Words): Part[] {
  const story = tellingFirst(evidence).filter(({ scope }) => scope === "story");
  if (story.length === 0) return [{ kind: "text", text: words.say("worksheetNothing") }];
  return story.slice(0, mostPassages).map((passage) => passagePart(passage, words, ""));
}

function verdictMeaning(verdict: (typeof verdictOrder)[number], words: Words): string {
  const meanings = {
    corroborated: "meaningCorroborated",
    sameOrigin: "meaningSameOrigin",
    conflicting: "meaningConflicting",
    unique: "meaningUnique",
  } as const;
  return `${verdictName(verdict, words)}: ${words.say(meanings[verdict])}`;
}
