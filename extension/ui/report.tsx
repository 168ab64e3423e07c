/** What did the comparison find? The report of one article, most important first. */

import type { ComponentChildren } from "preact";
import type { Finding, Report, Story, Verdict } from "../engine/second-source";
import { isCertain } from "../words/certainty";
import { summaryParts } from "../words/coverage";
import { verdictName, verdictOrder } from "../words/phrases";
import type { Words } from "../words/words";
import { Differences } from "./differences";
import { Omissions } from "./omissions";
import { Outlets } from "./outlets";

export interface ReportProps {
  readonly report: Report;
  readonly words: Words;
}

/** A covered story. */
export function ReportView({ report, words }: ReportProps) {
  const { story } = report;
  return (
    <>
      {story && <Summary story={story} words={words} />}
      <Counts findings={report.findings} words={words} />
      {story && story.conflicts.length > 0 && (
        <Section title={words.say("differencesHeading")}>
          <Differences conflicts={story.conflicts} findings={report.findings} words={words} />
        </Section>
      )}
      {story && (
        <Section title={words.say("outletsHeading")}>
          <Outlets articles={story.articles} words={words} />
        </Section>
      )}
      {story && story.omissions.length > 0 && (
        <Section title={words.say("omissionsHeading")}>
          <Omissions omissions={story.omissions} words={words} />
        </Section>
      )}
    </>
  );
}

/** Each part stays in one piece where the line breaks. */
export function Summary({ story, words }: { readonly story: Story; readonly words: Words }) {
  const parts = summaryParts(story, words);
  return (
    <p class="summary" data-testid="summary">
      {words.pieces(parts).map((piece, place) => (
        <>
          {place > 0 && " "}
          <span key={piece}>{piece}</span>
        </>
      ))}
    </p>
  );
}

/** How many statements got which verdict; also the legend of the marks in the page. */
function Counts({ findings, words }: { readonly findings: readonly Finding[]; readonly words: Words }) {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  return (
    <section aria-labelledby="statements">
      <h2 id="statements" class="visually-hidden">
        {words.say("statementsHeading")}
      </h2>
      {findings.length === 0 && <p class="quiet">{words.say("noStatements")}</p>}
      <ul class="counts">
        {verdictOrder.map((verdict) => (
          <li key={verdict} class={count(verdict) === 0 ? "none" : undefined}>
            <span class={`swatch swatch-${verdict}`} aria-hidden="true" />
            <span class="name">{verdictName(verdict, words)}</span>
            <span class="number" data-testid={`count-${verdict}`}>
              {count(verdict)}
            </span>
          </li>
        ))}
      </ul>
      <ThinLines findings={findings} words={words} />
    </section>
  );
}

/** What a thin line means; said where there is one. */
export function ThinLines({
  findings,
  words,
}: {
  readonly findings: readonly Finding[];
  readonly words: Words;
}) {
  if (findings.every(isCertain)) return null;
  return (
    <p class="details" data-testid="thin-lines">
      {words.say("legendThin")}
    </p>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
