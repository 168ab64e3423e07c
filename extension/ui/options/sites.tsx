/** On which sites has the reader chosen something? A list; sites that are not listed are compared on click. */

import type { SiteMode } from "../../protocol/reading-calls";
import type { Words } from "../../words/words";
import { modeNames, siteModes } from "../site-mode";

export interface ListedSite {
  readonly pattern: string;
  readonly host: string;
  readonly mode: SiteMode;
  /** The browser lets us in without a click. "Always" without it has no effect. */
  readonly permitted: boolean;
}

export interface SitesProps {
  readonly listed: readonly ListedSite[];
  readonly words: Words;
  readonly choose: (pattern: string, mode: SiteMode) => void;
}

export function SitesSection({ listed, words, choose }: SitesProps) {
  return (
    <>
      <p class="details">{words.say("sitesNote")}</p>
      {listed.length === 0 && <p data-testid="no-sites">{words.say("sitesNone")}</p>}
      {listed.length > 0 && (
        <ul class="sites" data-testid="sites">
          {listed.map((site) => (
            <Row key={site.pattern} site={site} words={words} choose={choose} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ site, words, choose }: Pick<SitesProps, "words" | "choose"> & { readonly site: ListedSite }) {
  const { pattern, host, mode, permitted } = site;
  return (
    <li>
      <label class="choice">
        <span dir="ltr">{host}</span>
        <select
          aria-label={words.say("modeHeading", host)}
          value={mode}
          onChange={({ currentTarget: { selectedIndex } }) =>
            choose(pattern, siteModes[selectedIndex] ?? "onClick")
          }
        >
          {siteModes.map((name) => (
            <option key={name} value={name} selected={name === mode}>
              {words.say(modeNames[name])}
            </option>
          ))}
        </select>
      </label>
      {mode === "always" && !permitted && (
        <p class="details">
          {words.say("siteNotPermitted")}{" "}
          <button type="button" class="more" onClick={() => choose(pattern, "always")}>
            {words.say("sitePermit")}
          </button>
        </p>
      )}
      <button
        type="button"
        class="quiet"
        aria-label={words.say("siteForgetNamed", host)}
        onClick={() => choose(pattern, "onClick")}
      >
        {words.say("siteForget")}
      </button>
    </li>
  );
}
