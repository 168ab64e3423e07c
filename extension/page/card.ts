/**
 * What does the card say about a claim?
 *
 * Built with `createElement` and text only: sentences and addresses come from other people's pages. Parts are styled
 * from `marks.css` through `::part()`, because pages may forbid style sheets inside the shadow root.
 */

import type { Evidence, Finding, Verdict } from "../engine/second-source";
import { type KeyCommand, type MarkLook, palette, type ReadingSettings } from "../protocol/reading-settings";
import { caveat } from "../words/certainty";
import { sentenceLink } from "../words/links";
import { agreeingOrigins, originNames } from "../words/origins";
import {
  type Difference,
  differences,
  outletName,
  relationName,
  sourceDetails,
  tellingFirst,
  verdictLine,
} from "../words/phrases";
import { reasons } from "../words/reasons";
import { directionOfText, type MessageKey, type Words } from "../words/words";
import type { Mark } from "./marks";

/** Passages shown before "and 3 more": the card is read beside the article, not instead of it. */
const mostPassages = 3;
const mostDifferences = 3;
const mostBackground = 2;

type Child = Node | string | undefined;

/** An element with a part name, its attributes and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Contents of the card for one mark, in reading order. */
export function cardContents(
  document: Document,
  { finding }: Mark,
  settings: ReadingSettings,
  words: Words,
): HTMLElement[] {
  const passages = distinct(finding.evidence);
  const story = passages.filter(({ scope }) => scope === "story");
  const background = passages.filter(({ scope }) => scope === "background").slice(0, mostBackground);
  const shown = story.slice(0, mostPassages);
  const table = sameValues(differences(finding, words), words).slice(0, mostDifferences);
  const paragraph = (part: string, text: string | undefined) =>
    text === undefined || text === "" ? [] : [make(document, "p", { part }, text)];
  return [
    heading(document, finding.verdict, verdictLine(finding, words), settings.looks[finding.verdict]),
    ...paragraph("origins", originsOf(finding, words)),
    ...paragraph("unsure", caveat(finding, words)),
    ...(table.length > 0 ? [differenceTable(document, table, words)] : []),
    ...(shown.length > 0 ? [evidenceList(document, shown, words)] : []),
    ...(story.length > shown.length
      ? paragraph("more", words.count("moreEvidence", story.length - shown.length))
      : []),
    ...paragraph("background", background.length > 0 ? words.say("backgroundHeading") : undefined),
    ...(background.length > 0 ? [evidenceList(document, background, words)] : []),
    ...paragraph("keys", keyLine(settings.keys, words)),
  ];
}

/** The title counts the origins of a corroborated claim already. */
function originsOf(finding: Finding, words: Words): string | undefined {
  const names = originNames(finding, words);
  if (finding.verdict === "corroborated" || names === undefined) return names;
  // Beneath "Another outlet reports this differently", "the same" would be taken for that.
  const agreeing = agreeingOrigins(finding, words);
  return agreeing > 0 ? words.say("originsAre", words.count("foundAsHere", agreeing), names) : undefined;
}

/** Outlets that give the same value stand in one row. */
function sameValues(found: readonly Difference[], words: Words): Difference[] {
  const rows = new Map<string, string[]>();
  for (const { outlet, ours, theirs } of found) {
    const key = JSON.stringify([ours, theirs]);
    const outlets = rows.get(key) ?? [];
    if (!outlets.includes(outlet)) outlets.push(outlet);
    rows.set(key, outlets);
  }
  return [...rows].map(([key, outlets]) => {
    const [ours, theirs] = JSON.parse(key) as [string, string];
    return { outlet: words.list(outlets), ours, theirs };
  });
}

/** The mark itself as a sample, in words of the legend. */
function heading(document: Document, verdict: Verdict, line: string, look: MarkLook): HTMLElement {
  const sample = make(document, "span", { part: `swatch swatch-${verdict}`, "aria-hidden": "true" }, "abc");
  const { light, dark } = palette[look.colour];
  sample.style.textDecorationStyle = look.line;
  sample.style.textDecorationColor = `light-dark(${light}, ${dark})`;
  return make(document, "p", { part: "verdict", id: "verdict" }, sample, line);
}

const footKeys: readonly (readonly [KeyCommand, MessageKey])[] = [
  ["nextClaim", "keyNext"],
  ["previousClaim", "keyPrevious"],
  ["copyCitation", "keyCopy"],
];

function keyLine({ on, map }: ReadingSettings["keys"], words: Words): string | undefined {
  const named = footKeys.filter(([command]) => on && map[command] !== "");
  const keys = named.map(([command, name]) => words.say("cardKey", map[command], words.say(name)));
  return keys.length > 0 ? words.say("cardKeys", words.beside(keys)) : undefined;
}

/** This page's value once, and beside it what each of the others gives. */
function differenceTable(document: Document, rows: readonly Difference[], words: Words): HTMLElement {
  const pair = (part: string, name: string, value: string) =>
    make(
      document,
      "div",
      { part },
      make(document, "dt", { part: "value-name" }, name),
      make(document, "dd", { part: "value-words", dir: "auto" }, value),
    );
  const values = [...new Set(rows.map(({ ours }) => ours))].map((ours) => {
    const others = rows.filter((row) => row.ours === ours);
    const here = pair("value value-here", words.say("thisPage"), ours);
    here.style.gridRow = `1 / span ${others.length}`;
    return make(
      document,
      "dl",
      { part: "values" },
      here,
      ...others.map(({ outlet, theirs }) => pair("value value-there", outlet, theirs)),
    );
  });
  return make(document, "div", { part: "differences" }, ...values);
}

function evidenceList(document: Document, passages: readonly Evidence[], words: Words): HTMLElement {
  const rows = passages.map((evidence) => passageRow(document, evidence, words));
  return make(document, "ul", { part: "evidence" }, ...rows);
}

function passageRow(document: Document, evidence: Evidence, words: Words): HTMLElement {
  const { source, passage, origin } = evidence;
  const details = [relationName(evidence, words), ...sourceDetails(source, origin, words)];
  return make(
    document,
    "li",
    { part: "passage" },
    make(
      document,
      "p",
      { part: "source" },
      outletLink(document, evidence, words),
      make(document, "span", { part: "details" }, words.beside(details)),
    ),
    make(
      document,
      "p",
      { part: "quote", dir: directionOfText(passage.text) },
      words.say("quoted", passage.text),
    ),
    whyMatched(document, evidence, words),
  );
}

/** Closed at first: most readers want the sentence, some want to know how it was found. */
function whyMatched(document: Document, evidence: Evidence, words: Words): HTMLElement | undefined {
  const lines = reasons(evidence, words);
  if (lines.length === 0) return undefined;
  return make(
    document,
    "details",
    { part: "why" },
    make(document, "summary", { part: "why-title" }, words.say("whyMatched")),
    ...lines.map((line) => make(document, "p", { part: "why-line" }, line)),
  );
}

function outletLink(document: Document, { source, passage }: Evidence, words: Words): HTMLElement {
  const name = outletName(source, words);
  const address = sentenceLink(source.url, passage.text);
  if (!address) return make(document, "span", { part: "outlet" }, name);
  return make(
    document,
    "a",
    {
      part: "outlet link",
      href: address,
      target: "_blank",
      rel: "noopener noreferrer",
      title: words.say("openSentence", source.title ?? name),
    },
    name,
  );
}

/** The first passage of every article, the most telling first. */
export function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return tellingFirst(evidence).filter(({ source }) => !seen.has(source.id) && seen.add(source.id));
}
