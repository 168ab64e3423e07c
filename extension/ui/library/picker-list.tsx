/** The catalogue as a list to tick, and what narrows it. */

import type { CatalogueOutlet } from "../../catalogue/outlets";
import { countryName, languageName, writtenNumber } from "../../words/amounts";
import type { MessageKey, Words } from "../../words/words";
import { countriesOf, languagesOf, type Narrowing, narrowed, type Option } from "./choosing";

interface PickerListProps {
  readonly catalogue: readonly CatalogueOutlet[];
  readonly followed: ReadonlySet<string>;
  readonly ticked: ReadonlySet<string>;
  readonly by: Narrowing;
  readonly varied: readonly CatalogueOutlet[];
  readonly words: Words;
  readonly narrow: (by: Narrowing) => void;
  readonly tick: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void;
}

export function PickerList({
  catalogue,
  followed,
  ticked,
  by,
  varied,
  words,
  narrow,
  tick,
}: PickerListProps) {
  const shown = narrowed(catalogue, by, ticked, words);
  const free = shown.filter(({ feed }) => !followed.has(feed));
  const allTicked = free.length > 0 && free.every(({ feed }) => ticked.has(feed));
  const suggested = varied.filter(({ feed }) => !followed.has(feed));
  const set = (outlets: readonly CatalogueOutlet[], on: boolean) => {
    // From what is ticked when it is applied: two quick presses may come before the list is drawn again.
    tick((before) => {
      const next = new Set(before);
      for (const { feed } of outlets) on ? next.add(feed) : next.delete(feed);
      return next;
    });
  };
  return (
    <>
      <Suggestion outlets={suggested} words={words} accept={() => set(suggested, true)} />
      <Narrow catalogue={catalogue} by={by} tickedCount={ticked.size} words={words} narrow={narrow} />
      <div class="list-head">
        <p role="status">{words.count("libraryOutlets", shown.length)}</p>
        {free.length > 0 && (
          <button type="button" class="more" onClick={() => set(free, !allTicked)}>
            {words.say(allTicked ? "untickShown" : "tickShown")}
          </button>
        )}
      </div>
      {shown.length === 0 ? (
        <p class="remark">{words.say("pickerNoMatch")}</p>
      ) : (
        <ul class="choices" data-testid="choices">
          {shown.map((outlet) => (
            <Choice
              key={outlet.feed}
              outlet={outlet}
              followed={followed.has(outlet.feed)}
              ticked={ticked.has(outlet.feed)}
              speaks={by.language === ""}
              words={words}
              tick={(on) => set([outlet], on)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface SuggestionProps {
  readonly outlets: readonly CatalogueOutlet[];
  readonly words: Words;
  readonly accept: () => void;
}

function Suggestion({ outlets, words, accept }: SuggestionProps) {
  if (outlets.length < 2) return null;
  const countries = new Set(outlets.map(({ country }) => country)).size;
  const sizes = [
    words.count("libraryOutlets", outlets.length),
    words.count("pickerCountries", countries),
  ] as const;
  return (
    <div class="suggestion">
      <div>
        <p class="name">{words.say("variedTitle")}</p>
        <p class="details">{words.say("variedNote", ...sizes)}</p>
      </div>
      <button type="button" class="quiet" data-testid="varied" onClick={accept}>
        {words.say("variedTick")}
      </button>
    </div>
  );
}

interface NarrowProps {
  readonly catalogue: readonly CatalogueOutlet[];
  readonly by: Narrowing;
  readonly tickedCount: number;
  readonly words: Words;
  readonly narrow: (by: Narrowing) => void;
}

function Narrow({ catalogue, by, tickedCount, words, narrow }: NarrowProps) {
  return (
    <div class="narrowing">
      <label class="wide">
        {words.say("pickerSearch")}
        <input
          type="search"
          value={by.words}
          placeholder={words.say("pickerSearchHint")}
          data-testid="picker-search"
          onInput={(event) => narrow({ ...by, words: event.currentTarget.value })}
          onKeyDown={(event) => {
            // Enter in the search field would send the form and with it the permission prompt.
            if (event.key === "Enter") event.preventDefault();
          }}
        />
      </label>
      <Select
        label="language"
        any="anyLanguage"
        value={by.language}
        options={languagesOf(catalogue, words)}
        words={words}
        choose={(language) => narrow({ ...by, language })}
      />
      <Select
        label="country"
        any="anyCountry"
        value={by.country}
        options={countriesOf(catalogue, words)}
        words={words}
        choose={(country) => narrow({ ...by, country })}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={by.ticked}
          onChange={(event) => narrow({ ...by, ticked: event.currentTarget.checked })}
        />
        {words.say("pickerOnlyTicked", writtenNumber(tickedCount, words))}
      </label>
    </div>
  );
}

interface SelectProps {
  readonly label: MessageKey;
  readonly any: MessageKey;
  readonly value: string;
  readonly options: readonly Option[];
  readonly words: Words;
  readonly choose: (code: string) => void;
}

function Select({ label, any, value, options, words, choose }: SelectProps) {
  return (
    <label>
      {words.say(label)}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{words.say(any)}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ChoiceProps {
  readonly outlet: CatalogueOutlet;
  readonly followed: boolean;
  readonly ticked: boolean;
  /** The list holds several languages, so each row names its own. */
  readonly speaks: boolean;
  readonly words: Words;
  readonly tick: (on: boolean) => void;
}

const limitNames = {
  paywall: "limitPaywall",
  headlines: "limitHeadlines",
  blocked: "limitBlocked",
} as const;

function Choice({ outlet, followed, ticked, speaks, words, tick }: ChoiceProps) {
  const details = [
    countryName(outlet.country, words),
    speaks ? languageName(outlet.language, words) : "",
    outlet.family === outlet.name ? "" : outlet.family,
    outlet.limit ? words.say(limitNames[outlet.limit]) : "",
  ];
  return (
    <li>
      <label class="choice">
        <input
          type="checkbox"
          checked={followed || ticked}
          disabled={followed}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
        <span>
          <bdi class="name">{outlet.name}</bdi>
          <span class="details">{followed ? words.say("inYourLibrary") : words.beside(details)}</span>
        </span>
      </label>
    </li>
  );
}
