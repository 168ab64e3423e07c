/** The feeds of an outlet, each with its own state. Folded away: few readers need them. */

import { useState } from "preact/hooks";
import type { FeedRow, OutletRow } from "../../protocol/library-calls";
import { writtenSpan } from "../../words/amounts";
import { webLink } from "../../words/phrases";
import type { Words } from "../../words/words";
import { typedAddress } from "./address";
import type { LibraryPageCalls, Page } from "./calls";
import { troubleText } from "./trouble";

interface OutletFeedsProps {
  readonly outlet: OutletRow;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

export function OutletFeeds({ outlet, now, words, calls, page }: OutletFeedsProps) {
  const [typed, setTyped] = useState("");
  const address = typedAddress(typed);
  const site = webLink(outlet.home);
  const add = async () => {
    if (!address) return;
    const done = calls
      .permit([address.origin])
      .then(() => calls.ask("addFeed", { outlet: outlet.id, url: address.href }));
    await page.run(done);
    setTyped("");
  };
  return (
    <div class="feeds" data-testid="feeds">
      <ul>
        {outlet.feeds.map((feed) => (
          <li key={feed.url}>
            <p class="address" dir="ltr">
              {feed.url}
            </p>
            <p class="details">{feedState(feed, now, words)}</p>
            {feed.movedFrom && <p class="details">{words.say("feedMovedFrom", feed.movedFrom)}</p>}
            {outlet.feeds.length > 1 && (
              <button
                type="button"
                class="more"
                aria-label={words.say("actOn", words.say("remove"), feed.url)}
                onClick={() => void page.run(calls.ask("removeFeed", { outlet: outlet.id, url: feed.url }))}
              >
                {words.say("remove")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {site && (
        <p class="details">
          <a href={site} target="_blank" rel="noopener noreferrer">
            {words.say("openSite")}
          </a>
        </p>
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label class="inline">
          {words.say("anotherFeed")}
          <input
            type="text"
            inputMode="url"
            dir="ltr"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="quiet" disabled={!address}>
          {words.say("add")}
        </button>
      </form>
    </div>
  );
}

function feedState({ lastSync, nextSync, trouble }: FeedRow, now: number, words: Words): string {
  return words.beside([
    trouble ? troubleText(trouble, now, words) : "",
    lastSync ? words.say("synced", writtenSpan(lastSync, now, words)) : words.say("notSyncedYet"),
    nextSync ? words.say("nextSync", writtenSpan(nextSync, now, words)) : "",
  ]);
}
