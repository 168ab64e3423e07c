/** What do the others say about one statement? In their words, with outlet, time and origin, and the differing values. */

import type { Evidence, Finding } from "../../engine/second-source";
import {
  differences,
  outletName,
  relationName,
  sourceDetails,
  verdictLine,
  webLink,
} from "../../words/phrases";
import { directionOfText, type Words } from "../../words/words";

interface EvidenceProps {
  readonly finding: Finding;
  readonly words: Words;
}

export function EvidenceList({ finding, words }: EvidenceProps) {
  const different = differences(finding, words);
  return (
    <>
      <p class="found">{verdictLine(finding, words)}</p>
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
          {finding.evidence.map((evidence) => (
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
    </li>
  );
}

function OutletLink({ evidence: { source }, words }: { readonly evidence: Evidence; readonly words: Words }) {
  const address = webLink(source.url);
  const name = outletName(source, words);
  if (!address) return <>{name}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" title={source.title}>
      {name}
    </a>
  );
}
