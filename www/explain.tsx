/** How did the comparison come to its findings? Each statement with its evidence, slot by slot, scores included. */

import type { Agreement, Claim, Evidence, Finding, Report, Slot } from "../extension/engine/second-source";
import { originsLine } from "../extension/words/origins";
import { outletName, relationName, sourceDetails, verdictName } from "../extension/words/phrases";
import { slotKinds } from "../extension/words/reasons";
import type { OwnKey, PlaygroundWords } from "./words";

const agreements: Record<Agreement, OwnKey> = {
  agrees: "slotAgrees",
  differs: "slotDiffers",
  silent: "slotSilent",
};

/** Whether it stands open, where the address says so. */
export interface ExplainState {
  readonly open: boolean;
  toggled(open: boolean): void;
}

interface ExplainProps {
  readonly report: Report;
  readonly state: ExplainState | undefined;
  readonly words: PlaygroundWords;
}

/** Folded away: most visitors want the marks, some want to see how they came about. */
export function Explain({ report: { claims, findings }, state, words }: ExplainProps) {
  const found = new Map(findings.map((finding) => [finding.claim, finding]));
  return (
    <details
      class="explain"
      data-testid="explain"
      open={state?.open}
      onToggle={({ currentTarget }) => state?.toggled(currentTarget.open)}
    >
      <summary>{words.tell("explainTitle")}</summary>
      <p class="details">{words.tell("explainNote")}</p>
      <ol>
        {claims.map((claim) => {
          const finding = found.get(claim.id);
          return finding && <Statement key={claim.id} claim={claim} finding={finding} words={words} />;
        })}
      </ol>
    </details>
  );
}

interface StatementProps {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly words: PlaygroundWords;
}

function Statement({ claim, finding, words }: StatementProps) {
  const facts = [
    verdictName(finding.verdict, words),
    words.tell("certainty", words.number(finding.confidence)),
    words.tell("checkable", words.number(claim.checkworthiness)),
    originsLine(finding, words) ?? "",
  ];
  return (
    <li>
      <p class="statement" dir="auto">
        {claim.text}
      </p>
      <p class="details">{words.beside(facts)}</p>
      {finding.evidence.map((evidence) => (
        <Compared
          key={`${evidence.source.id} ${evidence.passage.block} ${evidence.passage.start}`}
          evidence={evidence}
          words={words}
        />
      ))}
    </li>
  );
}

function Compared({ evidence, words }: { readonly evidence: Evidence; readonly words: PlaygroundWords }) {
  const { source, passage, origin, scope, score, slots } = evidence;
  const facts = [
    relationName(evidence, words),
    words.tell("score", words.number(score)),
    ...sourceDetails(source, origin, words),
    scope === "background" ? words.say("otherStory") : "",
  ];
  return (
    <section class="compared">
      <p>
        <strong>{outletName(source, words)}</strong> <span class="details">{words.beside(facts)}</span>
      </p>
      <blockquote dir="auto">{passage.text}</blockquote>
      {slots.length > 0 && <Slots slots={slots} there={outletName(source, words)} words={words} />}
    </section>
  );
}

interface SlotsProps {
  readonly slots: readonly Slot[];
  readonly there: string;
  readonly words: PlaygroundWords;
}

function Slots({ slots, there, words }: SlotsProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.say("tableMatter")}</th>
          <th scope="col">{words.say("thisPage")}</th>
          <th scope="col">{there}</th>
          <th scope="col">{words.say("verdictHeading")}</th>
        </tr>
      </thead>
      <tbody>
        {slots.map((slot) => (
          <tr key={JSON.stringify(slot)} class={slot.agreement}>
            <th scope="row">{words.say(slotKinds[slot.slot])}</th>
            <td dir="auto">{slot.ours}</td>
            <td dir="auto">{slot.theirs}</td>
            <td>{words.beside([words.tell(agreements[slot.agreement]), updated(slot, words)])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function updated({ severity }: Slot, words: PlaygroundWords): string {
  return severity === "update" ? words.say("saysUpdate") : "";
}
