/** Who reported when, and who prints whose text? The story along time, then by origin. */

import type { Source } from "../../engine/second-source";
import { articleLink } from "../../words/links";
import { outletName, sourceDetails } from "../../words/phrases";
import type { Words } from "../../words/words";
import type { Search } from "./rows";
import { type Appearance, type OriginGroup, originGroups } from "./timeline";

interface CoverageProps {
  readonly appearances: readonly Appearance[];
  readonly search: Search;
  readonly words: Words;
}

export function Coverage({ appearances, search, words }: CoverageProps) {
  const shown = appearances.filter(({ source, origin }) => search.findsSource(source, origin));
  const groups = originGroups(appearances).filter(({ name, members }) =>
    members.some(({ source }) => search.findsSource(source, name)),
  );
  return (
    <>
      {/* Above the list that names one origin several times. */}
      <p class="details" data-testid="origins-note">
        {words.say("originsNote")}
      </p>
      <h2>{words.say("timelineHeading")}</h2>
      <ol class="timeline" data-testid="timeline">
        {shown.map((appearance) => (
          <Moment key={appearance.source.id} appearance={appearance} words={words} />
        ))}
      </ol>
      <h2>{words.say("originsHeading")}</h2>
      <ul class="origins" data-testid="origins">
        {groups.map((group) => (
          <Origin key={group.members[0]?.source.id} group={group} words={words} />
        ))}
      </ul>
    </>
  );
}

function Moment({ appearance, words }: { readonly appearance: Appearance; readonly words: Words }) {
  const { source, origin, own, first, sameTextAs, claimsShared } = appearance;
  const shared = claimsShared > 0 ? words.count("claimsShared", claimsShared) : words.say("claimsSharedNone");
  const details = [
    ...sourceDetails({ ...source, published: "" }, origin, words),
    ...(own ? [] : [shared]),
    ...(sameTextAs ? [words.say("sameTextAs", outletName(sameTextAs, words))] : []),
  ];
  return (
    <li class={own ? "own" : undefined}>
      <p class="time">
        {source.published ? (
          <time dateTime={source.published}>{words.date(source.published)}</time>
        ) : (
          words.say("undated")
        )}
        {first && <span class="tag">{words.say("firstSeen")}</span>}
        {own && <span class="tag">{words.say("thisPage")}</span>}
      </p>
      <p class="outlet">{outletName(source, words)}</p>
      <p class="headline" dir="auto">
        <Headline source={source} own={own} />
      </p>
      {details.length > 0 && <p class="details">{words.beside(details)}</p>}
    </li>
  );
}

function Headline({ source, own }: { readonly source: Source; readonly own: boolean }) {
  const address = own ? undefined : articleLink(source.url);
  if (!address) return <>{source.title}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {source.title || address}
    </a>
  );
}

function Origin({ group: { name, members }, words }: { readonly group: OriginGroup; readonly words: Words }) {
  const [earliest] = members;
  if (!earliest) return null;
  const outlets = members.map((member) =>
    member.own ? words.say("thisPage") : outletName(member.source, words),
  );
  return (
    <li>
      <p class="outlet">{name ?? outlets[0]}</p>
      <p class="details">{goBackTo(name, outlets, words)}</p>
    </li>
  );
}

function goBackTo(name: string | undefined, outlets: readonly string[], words: Words): string {
  const distinct = [...new Set(outlets)];
  if (name !== undefined) return words.say("originPrintedBy", words.list(distinct));
  if (distinct.length === 1) return words.say("originOwnReport");
  return words.say("originSame", words.list(distinct.slice(1)));
}
