/** What do others report that this page leaves out? What came later stands apart: this page could not know it. */

import type { Omission } from "../../engine/second-source";
import { sentenceLink } from "../../words/links";
import { outletName, sourceDetails } from "../../words/phrases";
import type { Words } from "../../words/words";
import type { Search } from "./rows";

interface LeftOutProps {
  readonly omissions: readonly Omission[];
  readonly search: Search;
  readonly words: Words;
}

export function LeftOut({ omissions, search, words }: LeftOutProps) {
  const shown = omissions.filter(({ fact, passages }) =>
    search.finds(fact, ...passages.flatMap(({ source }) => [outletName(source, words), source.title])),
  );
  if (shown.length === 0)
    return <p class="quiet">{words.say(search.isEmpty ? "omissionsNone" : "nothingFound")}</p>;
  const later = shown.filter((omission) => omission.later);
  const earlier = shown.filter((omission) => !omission.later);
  return (
    <div data-testid="left-out">
      {earlier.length > 0 && (
        <>
          <h2>{words.say("omissionsHeading")}</h2>
          <Facts omissions={earlier} words={words} />
        </>
      )}
      {later.length > 0 && (
        <>
          <h2>{words.say("laterHeading")}</h2>
          <Facts omissions={later} words={words} />
        </>
      )}
    </div>
  );
}

function Facts({ omissions, words }: { readonly omissions: readonly Omission[]; readonly words: Words }) {
  return (
    <ul class="omissions">
      {omissions.map((omission) => (
        <li key={omission.fact}>
          <p dir="auto">{omission.fact}</p>
          {omission.origins > 1 && <p class="details">{words.count("otherOrigins", omission.origins)}</p>}
          <ul class="reported-by">
            {omission.passages.map(({ source, passage }) => (
              <li key={source.id} class="details">
                <OutletLink
                  address={sentenceLink(source.url, passage.text)}
                  name={outletName(source, words)}
                />
                {[...sourceDetails(source, undefined, words)].map((detail) => ` · ${detail}`)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function OutletLink({ address, name }: { readonly address: string | undefined; readonly name: string }) {
  if (!address) return <>{name}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
