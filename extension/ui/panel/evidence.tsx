/** What do the others say about one statement? In their words, with outlet, time and origin, and the differing values. */

import type { Evidence, Finding } from "../../engine/second-source";
import { caveat } from "../../words/certainty";
import { sentenceLink } from "../../words/links";
import {
  differences,
  outletName,
  relationName,
  sourceDetails,
  tellingFirst,
  verdictLine,
} from "../../words/phrases";
import { reasons } from "../../words/reasons";
import { directionOfText, type Words } from "../../words/words";

interface EvidenceProps {
  readonly finding: Finding;
  readonly words: Words;
}

export function EvidenceList({ finding, words }: EvidenceProps) {
  const different = differences(finding, words);
  const unsure = caveat(finding, words);
  return (
    <>
      <p class="found">{verdictLine(finding, words)}</p>
      {unsure && <p class="details">{unsure}</p>}
      {different.map(({ outlet, ours, theirs }) => (
        <dl class="values" key={`${outlet} ${ours} ${theirs}`}>
          <div class="ours">
            <dt dir="auto">{ours}</dt>
            <dd>{words.say("thisPage")}</dd>
          </div>
          <div>
            <dt dir="auto">{theirs}</dt>
            <dd>{outlet}</dd>
          </div>
        </dl>
      ))}
      {finding.evidence.length > 0 && (
        <ul class="evidence">
          {tellingFirst(finding.evidence).map((evidence) => (
            <Passage
              key={`${evidence.source.id} ${evidence.passage.block} ${evidence.passage.start}`}
              evidence={evidence}
              words={words}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function Passage({ evidence, words }: { readonly evidence: Evidence; readonly words: Words }) {
  const { source, passage, origin, scope } = evidence;
  const details = [
    relationName(evidence, words),
    ...sourceDetails(source, origin, words),
    ...(scope === "background" ? [words.say("otherStory")] : []),
  ];
  return (
    <li>
      <p class="outlet">
        <OutletLink evidence={evidence} words={words} />
      </p>
      <blockquote dir={directionOfText(passage.text)}>{words.say("quoted", passage.text)}</blockquote>
      <p class="details">{words.beside(details)}</p>
      <WhyMatched evidence={evidence} words={words} />
    </li>
  );
}

/** Closed at first, as in the card: most readers want the sentence, some want to know how it was found. */
function WhyMatched({ evidence, words }: { readonly evidence: Evidence; readonly words: Words }) {
  const lines = reasons(evidence, words);
  if (lines.length === 0) return null;
  return (
    <details class="why">
      <summary>{words.say("whyMatched")}</summary>
      {lines.map((line) => (
        <p key={line} class="details">
          {line}
        </p>
      ))}
    </details>
  );
}

function OutletLink({ evidence, words }: { readonly evidence: Evidence; readonly words: Words }) {
  const { source, passage } = evidence;
  const address = sentenceLink(source.url, passage.text);
  const name = outletName(source, words);
  if (!address) return <>{name}</>;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      title={words.say("openSentence", source.title ?? name)}
    >
      {name}
    </a>
  );
}
