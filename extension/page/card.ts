/**
 * What does the card say about a claim?
 *
 * Built with `createElement` and text only: sentences and addresses come from other people's pages. Parts are styled
 * from `marks.css` through `::part()`, because pages may forbid style sheets inside the shadow root.
 */

import type { Evidence, Verdict } from "../engine/second-source";
import {
  type Difference,
  differences,
  outletName,
  relationName,
  sourceDetails,
  verdictLine,
  webLink,
} from "../words/phrases";
import type { Words } from "../words/words";
import type { Mark } from "./marks";

/** Passages shown before "and 3 more": the card is read beside the article, not instead of it. */
const mostPassages = 3;
const mostDifferences = 3;

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
export function cardContents(document: Document, { finding }: Mark, words: Words): HTMLElement[] {
  const passages = distinct(finding.evidence);
  const shown = passages.slice(0, mostPassages);
  const more = passages.length - shown.length;
  const table = differences(finding, words).slice(0, mostDifferences);
  return [
    heading(document, finding.verdict, verdictLine(finding, words)),
    ...(table.length > 0 ? [differenceTable(document, table, words)] : []),
    ...(shown.length > 0 ? [evidenceList(document, shown, words)] : []),
    ...(more > 0 ? [make(document, "p", { part: "more" }, words.count("moreEvidence", more))] : []),
    make(document, "p", { part: "keys" }, words.say("cardKeys")),
  ];
}

function heading(document: Document, verdict: Verdict, line: string): HTMLElement {
  const sample = make(document, "span", { part: `swatch swatch-${verdict}`, "aria-hidden": "true" });
  return make(document, "p", { part: "verdict", id: "verdict" }, sample, line);
}

function differenceTable(document: Document, rows: readonly Difference[], words: Words): HTMLElement {
  const pair = (name: string, value: string) =>
    make(
      document,
      "div",
      { part: "value" },
      make(document, "dt", { part: "value-name" }, name),
      make(document, "dd", { part: "value-words" }, value),
    );
  const pairs = rows.map(({ outlet, ours, theirs }) =>
    make(document, "dl", { part: "values" }, pair(words.say("thisPage"), ours), pair(outlet, theirs)),
  );
  return make(document, "div", { part: "differences" }, ...pairs);
}

function evidenceList(document: Document, passages: readonly Evidence[], words: Words): HTMLElement {
  const rows = passages.map((evidence) => passageRow(document, evidence, words));
  return make(document, "ul", { part: "evidence" }, ...rows);
}

function passageRow(document: Document, evidence: Evidence, words: Words): HTMLElement {
  const { source, passage, origin, scope } = evidence;
  const details = [
    relationName(evidence, words),
    ...sourceDetails(source, origin, words),
    ...(scope === "background" ? [words.say("otherStory")] : []),
  ];
  return make(
    document,
    "li",
    { part: "passage" },
    make(
      document,
      "p",
      { part: "source" },
      outletLink(document, evidence, words),
      make(document, "span", { part: "details" }, details.join(" · ")),
    ),
    make(document, "p", { part: "quote", dir: "auto" }, words.say("quoted", passage.text)),
  );
}

function outletLink(document: Document, { source }: Evidence, words: Words): HTMLElement {
  const name = outletName(source, words);
  const address = webLink(source.url);
  if (!address) return make(document, "span", { part: "outlet" }, name);
  const attributes = { part: "outlet link", href: address, target: "_blank", rel: "noopener noreferrer" };
  return make(document, "a", { ...attributes, ...(source.title ? { title: source.title } : {}) }, name);
}

/** The first passage of every article: what contradicts before what supports, support before what is only related. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  const rank = { contradicts: 0, supports: 1, related: 2 };
  const sorted = [...evidence].sort(
    (a, b) =>
      Number(a.scope === "background") - Number(b.scope === "background") ||
      rank[a.relation] - rank[b.relation],
  );
  const seen = new Set<string>();
  return sorted.filter(({ source }) => !seen.has(source.id) && seen.add(source.id));
}
