/** What does the reader own here? Saving all of it, and deleting all of it, after saying what will go. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Words } from "../../words/words";

/** What a wipe takes. */
export interface Belongings {
  readonly articles: number;
  readonly outlets: number;
  readonly sites: number;
  /** Sites that the browser lets us read. */
  readonly permissions: number;
}

export interface DataProps {
  readonly belongings: Belongings;
  readonly words: Words;
  readonly saveSettings: () => void;
  readonly saveArticles: () => void;
  readonly wipe: () => Promise<void>;
}

export function DataSection(props: DataProps) {
  const { words, belongings, saveSettings, saveArticles } = props;
  const [asking, ask] = useState(false);
  return (
    <>
      <p class="details">{words.say("dataNote")}</p>
      <div class="buttons">
        <button type="button" class="quiet" data-testid="save-settings" onClick={saveSettings}>
          {words.say("saveSettings")}
        </button>
        <button
          type="button"
          class="quiet"
          data-testid="save-articles"
          disabled={belongings.articles === 0}
          onClick={saveArticles}
        >
          {words.say("saveArticles")}
        </button>
      </div>
      {asking ? (
        <Confirmation {...props} keep={() => ask(false)} />
      ) : (
        <p>
          <button type="button" class="danger" data-testid="wipe" onClick={() => ask(true)}>
            {words.say("wipe")}
          </button>
        </p>
      )}
    </>
  );
}

function Confirmation({ belongings, words, wipe, keep }: DataProps & { readonly keep: () => void }) {
  const [working, work] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { articles, outlets, sites, permissions } = belongings;
  return (
    <div class="confirmation" role="alertdialog" aria-labelledby="wipe-title" aria-describedby="wipe-what">
      <h3 id="wipe-title" tabIndex={-1} ref={head}>
        {words.say("wipeTitle")}
      </h3>
      <ul id="wipe-what" class="statements" data-testid="wipe-what">
        <li>
          {words.say(
            "wipeLibrary",
            words.count("libraryArticles", articles),
            words.count("libraryOutlets", outlets),
          )}
        </li>
        <li>{words.count("wipeSites", sites)}</li>
        <li>{words.count("wipePermissions", permissions)}</li>
        <li>{words.say("wipeSettings")}</li>
      </ul>
      <p>{words.say("wipeFinal")}</p>
      <div class="buttons">
        <button
          type="button"
          class="danger"
          data-testid="wipe-now"
          disabled={working}
          onClick={() => {
            work(true);
            void wipe().then(keep, keep);
          }}
        >
          {words.say("wipeNow")}
        </button>
        <button type="button" class="quiet" data-testid="wipe-keep" disabled={working} onClick={keep}>
          {words.say("wipeKeep")}
        </button>
      </div>
    </div>
  );
}
