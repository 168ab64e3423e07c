/**
 * What does a saved report say, whatever it is saved as?
 *
 * A list of plain parts in reading order. Markdown and HTML write the same parts down, so that neither can say less, or
 * anything else, than the other. Texts stand here as they came; escaping is the writers' business.
 */

import type {
  Claim,
  Conflict,
  Evidence,
  Finding,
  Omission,
  Report,
  Source,
  Story,
} from "../../engine/second-source";
import { caveat, certainFirst, isLessCertain } from "../../words/certainty";
import { summaryLine } from "../../words/coverage";
import { savedSentenceLink } from "../../words/links";
import { matterName } from "../../words/matters";
import {
  differences,
  outletName,
  relationName,
  sourceDetails,
  tellingFirst,
  verdictLine,
  verdictName,
  verdictOrder,
  webLink,
} from "../../words/phrases";
import { reasons } from "../../words/reasons";
import { type Compared, remarks } from "../../words/remarks";
import type { Words } from "../../words/words";

/** Words with an address behind them, where there is one. */
export interface Line {
  readonly text: string;
  /** Where the words lead: to the sentence, where one is quoted. */
  readonly address?: string;
  /** The article's own address, as it is printed on paper; `address` where it is absent. */
  readonly printed?: string;
  /** What stands behind the words, less prominent. */
  readonly note?: string;
}

export type Part =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string; readonly language?: string }
  | { readonly kind: "text"; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: "claim"; readonly number: number; readonly text: string; readonly verdict?: string }
  | { readonly kind: "quote"; readonly text: string; readonly from: Line; readonly why?: readonly string[] }
  | { readonly kind: "source"; readonly from: Line }
  | { readonly kind: "list"; readonly lines: readonly Line[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "boxes"; readonly labels: readonly string[] }
  | { readonly kind: "blanks"; readonly label: string; readonly lines: number };

/** A claim together with what was found about it, in the article's order. */
export interface Checked {
  readonly claim: Claim;
  readonly finding: Finding;
}

export function checkedClaims({ claims, findings }: Pick<Report, "claims" | "findings">): Checked[] {
  const found = new Map(findings.map((finding) => [finding.claim, finding]));
  return claims.flatMap((claim) => {
    const finding = found.get(claim.id);
    return finding ? [{ claim, finding }] : [];
  });
}

/** When a report is saved, RFC 3339, and how it was made. */
export interface Made {
  readonly now: string;
  readonly compared: Compared;
}

/** The whole report. */
export function reportOutline(report: Report, words: Words, made: Made): Part[] {
  const { story } = report;
  return [
    ...head(report, words, made),
    ...(story && report.coverage === "covered"
      ? [
          { kind: "text", text: summaryLine(story, words) } as const,
          counts(report, words),
          ...statements(report, words),
          ...values(story.conflicts, report.findings, words),
          ...coverage(story, words),
          ...leftOut(story.omissions, words),
        ]
      : [{ kind: "text", text: words.say(noReportText(report)) } as const]),
    { kind: "text", text: words.say("exportFoot"), quiet: true },
  ];
}

/** Title, outlet, date and address of the article itself, and what should be known before reading on. */
export function head(report: Report, words: Words, { now, compared }: Made): Part[] {
  const { article } = report;
  const details = [outletName(article, words), ...sourceDetails(article, article.origin, words)];
  const own: Line = { text: words.beside(details), ...addressOf(article) };
  return [
    { kind: "heading", level: 1, text: article.title || words.say("exportUntitled") },
    { kind: "source", from: own },
    { kind: "text", text: words.say("exportMade", words.date(now)), quiet: true },
    ...remarks(report, compared, words).map((text): Part => ({ kind: "text", text, quiet: true })),
  ];
}

/** A passage of another article, cited in full. */
export function passagePart(
  { source, passage, origin }: Pick<Evidence, "source" | "passage" | "origin">,
  words: Words,
  note: string,
): Extract<Part, { kind: "quote" }> {
  const details = [note, ...sourceDetails(source, origin, words)];
  const { address: printed } = addressOf(source);
  const address = savedSentenceLink(source.url, passage.text);
  const from = {
    text: nameOf(source, words),
    note: words.beside(details),
    ...(address && { address }),
    ...(printed && { printed }),
  };
  return { kind: "quote", text: passage.text, from };
}

/** `Courier, “Talks end”`. */
function nameOf(source: Source, words: Words): string {
  const title = source.title ? [words.say("quoted", source.title)] : [];
  return [outletName(source, words), ...title].join(", ");
}

function addressOf({ url }: Pick<Source, "url">): { address?: string } {
  const address = webLink(url);
  return address ? { address } : {};
}

function noReportText({ coverage }: Report) {
  return coverage === "emptyLibrary" ? "emptyLibraryText" : "noOtherArticleText";
}

function counts({ findings }: Report, words: Words): Part {
  const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length;
  return {
    kind: "table",
    head: [words.say("verdictHeading"), words.say("statementsHeading")],
    rows: verdictOrder.map((verdict) => [verdictName(verdict, words), words.number(count(verdict))]),
  };
}

function statements(report: Report, words: Words): Part[] {
  const checked = checkedClaims(report);
  if (checked.length === 0) return [{ kind: "text", text: words.say("noStatements") }];
  return [
    { kind: "heading", level: 2, text: words.say("statementsHeading") },
    ...checked.flatMap(({ claim, finding }, place): Part[] => [
      { kind: "claim", number: place + 1, text: claim.text, verdict: verdictLine(finding, words) },
      ...doubt(finding, words),
      ...differences(finding, words).map(({ outlet, ours, theirs }): Part => {
        return { kind: "text", text: words.say("differs", outlet, theirs, ours) };
      }),
      ...tellingFirst(finding.evidence).map(
        (evidence): Part => ({
          ...passagePart(evidence, words, noteOn(evidence, words)),
          why: reasons(evidence, words),
        }),
      ),
    ]),
  ];
}

function doubt(finding: Finding, words: Words): Part[] {
  const text = caveat(finding, words);
  return text ? [{ kind: "text", text, quiet: true }] : [];
}

function noteOn(evidence: Evidence, words: Words): string {
  const background = evidence.scope === "background" ? [words.say("otherStory")] : [];
  return words.beside([relationName(evidence, words), ...background]);
}

function values(conflicts: readonly Conflict[], findings: readonly Finding[], words: Words): Part[] {
  if (conflicts.length === 0) return [];
  const rows = certainFirst(conflicts, findings).flatMap((conflict) => {
    const caveat = isLessCertain(conflict, findings) ? words.say("lessCertain") : "";
    return conflict.values.map(({ value, claims, passages }) => {
      const outlets = passages.map(({ source }) => outletName(source, words));
      const who = new Set([...(claims.length > 0 ? [words.say("thisPage")] : []), ...outlets]);
      return [words.beside([matterName(conflict.on, words), caveat]), value, words.list([...who])];
    });
  });
  const names = [words.say("tableMatter"), words.say("tableValue"), words.say("tableWho")];
  return [
    { kind: "heading", level: 2, text: words.say("differencesHeading") },
    { kind: "table", head: names, rows },
  ];
}

function coverage({ articles }: Story, words: Words): Part[] {
  const lines = articles.map(({ source, origin }): Line => {
    const note = words.beside(sourceDetails(source, origin, words));
    return { text: nameOf(source, words), note, ...addressOf(source) };
  });
  return [
    { kind: "heading", level: 2, text: words.say("outletsHeading") },
    { kind: "list", lines },
  ];
}

function leftOut(omissions: readonly Omission[], words: Words): Part[] {
  if (omissions.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: words.say("omissionsHeading") },
    ...omissions.flatMap(({ fact, passages, later }): Part[] => {
      const [first] = passages;
      const outlets = [...new Set(passages.map(({ source }) => outletName(source, words)))];
      const by = [words.say("reportedBy", words.list(outlets)), later ? words.say("later") : ""];
      if (!first) return [{ kind: "text", text: fact }];
      return [passagePart(first, words, words.beside(by))];
    }),
  ];
}
