/** What happens on this site? The reader's choice, folded away until it is wanted. */

import type { SiteMode } from "../protocol/reading-calls";
import type { MessageKey, Words } from "../words/words";

/** The site of the page. Absent on pages that belong to no site. */
export interface SiteChoice {
  readonly host: string;
  readonly mode: SiteMode;
}

export const siteModes: readonly SiteMode[] = ["onClick", "always", "panelOnly", "never"];

export const modeNames: Record<SiteMode, MessageKey> = {
  onClick: "modeOnClick",
  always: "modeAlways",
  panelOnly: "modePanelOnly",
  never: "modeNever",
};

const modeNotes: Partial<Record<SiteMode, MessageKey>> = { panelOnly: "modePanelOnlyNote" };

interface SiteModeProps {
  readonly site: SiteChoice;
  /** The reader is told to change it, and so sees at once where. */
  readonly isUnfolded?: boolean;
  readonly words: Words;
  readonly choose: (mode: SiteMode) => void;
}

export function SiteModeChoice({ site, isUnfolded = false, words, choose }: SiteModeProps) {
  return (
    <details class="site-mode" data-testid="site-mode" data-mode={site.mode} open={isUnfolded}>
      <summary>
        <span class="host">{site.host}</span> <span class="details">{words.say(modeNames[site.mode])}</span>
      </summary>
      <fieldset>
        <legend class="visually-hidden">{words.say("modeHeading", site.host)}</legend>
        {siteModes.map((mode) => (
          <label key={mode}>
            <input
              type="radio"
              name="site-mode"
              value={mode}
              checked={mode === site.mode}
              onChange={() => choose(mode)}
            />
            <span>
              {words.say(modeNames[mode])}
              <ModeNote mode={mode} words={words} />
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function ModeNote({ mode, words }: { readonly mode: SiteMode; readonly words: Words }) {
  const note = modeNotes[mode];
  return note ? <span class="details">{words.say(note)}</span> : null;
}
