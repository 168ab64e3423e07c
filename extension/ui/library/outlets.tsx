/** The outlets that are followed, in trouble first; or, where there is none, the first step. */

import { useState } from "preact/hooks";
import type { LibraryOverview, LibrarySettings, OutletRow } from "../../protocol/library-calls";
import type { Words } from "../../words/words";
import type { LibraryPageCalls, Page } from "./calls";
import { OutletRowView } from "./outlet-row";

/** Fewer can be overlooked without a search field. */
const searchFrom = 12;

export interface OutletsViewProps {
  readonly overview: LibraryOverview;
  readonly settings: LibrarySettings;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

export function OutletsView({ overview, settings, now, words, calls, page }: OutletsViewProps) {
  const [wanted, want] = useState("");
  const { outlets } = overview;
  if (outlets.length === 0) {
    return (
      <>
        <FirstStep words={words} page={page} />
        <Samples overview={overview} settings={settings} words={words} calls={calls} page={page} />
      </>
    );
  }
  const shown = sorted(outlets, words).filter(({ name }) =>
    name.toLocaleLowerCase(words.language).includes(wanted.trim().toLocaleLowerCase(words.language)),
  );
  return (
    <>
      <div class="row">
        <button type="button" data-testid="pick" onClick={() => page.go("pick")}>
          {words.say("pickerAgain")}
        </button>
        <button type="button" class="quiet" onClick={() => page.go("add")}>
          {words.say("addByAddress")}
        </button>
        {outlets.length >= searchFrom && (
          <label class="inline">
            <span class="visually-hidden">{words.say("pickerSearch")}</span>
            <input
              type="search"
              placeholder={words.say("pickerSearch")}
              value={wanted}
              onInput={(event) => want(event.currentTarget.value)}
            />
          </label>
        )}
      </div>
      <ul class="rows" data-testid="outlets">
        {shown.map((outlet) => (
          <OutletRowView key={outlet.id} outlet={outlet} now={now} words={words} calls={calls} page={page} />
        ))}
      </ul>
      {shown.length === 0 && <p class="remark">{words.say("outletsNoMatch")}</p>}
      <Samples overview={overview} settings={settings} words={words} calls={calls} page={page} />
    </>
  );
}

/** Trouble first, then by name; what the reader added last. */
function sorted(outlets: readonly OutletRow[], words: Words): OutletRow[] {
  const collator = new Intl.Collator(words.language);
  const rank = ({ kind, trouble, missingOrigins }: OutletRow) =>
    trouble || missingOrigins.length > 0 ? 0 : kind === "added" ? 2 : 1;
  return outlets.toSorted((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
}

function FirstStep({ words, page }: { readonly words: Words; readonly page: Page }) {
  return (
    <div class="notice" data-testid="empty-library">
      <h2>{words.say("emptyLibraryTitle")}</h2>
      <p>{words.say("firstStepText")}</p>
      <div class="row">
        <button type="button" data-testid="pick" onClick={() => page.go("pick")}>
          {words.say("pickerTitle")}
        </button>
        <button type="button" class="quiet" onClick={() => page.go("add")}>
          {words.say("firstStepOther")}
        </button>
      </div>
    </div>
  );
}

type SamplesProps = Omit<OutletsViewProps, "now">;

/** The bundled samples: labelled, never evidence for a real page, and not in the way of who does not want them. */
function Samples({ overview, settings, words, calls, page }: SamplesProps) {
  if (overview.samples === 0) return null;
  const hide = (hideSamples: boolean) => void page.run(calls.ask("changeSettings", { hideSamples }));
  return (
    <div class="samples" data-testid="samples">
      <label class="switch">
        <span>
          <span class="name">
            {words.say("samplesTitle")} <span class="sample">{words.say("sampleLabel")}</span>
          </span>
          <span class="details">
            {words.count("libraryArticles", overview.samples)}. {words.say("samplesNote")}
          </span>
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={!settings.hideSamples}
          data-testid="samples-shown"
          checked={!settings.hideSamples}
          onChange={(event) => hide(!event.currentTarget.checked)}
        />
      </label>
    </div>
  );
}
