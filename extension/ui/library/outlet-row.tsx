/** One outlet: how it is, what it holds, what can be done. */

import { useState } from "preact/hooks";
import type { OutletRow, Trouble } from "../../protocol/library-calls";
import { countryName, languageName, writtenSize, writtenSpan } from "../../words/amounts";
import type { MessageKey, Words } from "../../words/words";
import type { LibraryPageCalls, Page } from "./calls";
import { OutletFeeds } from "./outlet-feeds";
import { type Remedy, remedyNames, remedyOf, troubleText } from "./trouble";

interface OutletRowProps {
  readonly outlet: OutletRow;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  readonly page: Page;
}

export function OutletRowView({ outlet, now, words, calls, page }: OutletRowProps) {
  const { id, name, kind, paused, articles } = outlet;
  const title = kind === "added" ? words.say("addedByYou") : name;
  const trouble = troubleOf(outlet);
  const [opened, open] = useState(false);
  const remove = async () => {
    const deleted = await page.run(calls.ask("deleteOutlet", id));
    if (!deleted) return;
    page.deleted(words.say("outletRemoved", title, words.count("libraryArticles", articles)), deleted.undo);
  };
  const button = (label: MessageKey, act: () => void) => (
    <button type="button" class="more" aria-label={words.say("actOn", words.say(label), title)} onClick={act}>
      {words.say(label)}
    </button>
  );
  return (
    <li data-outlet={title} data-state={trouble ? "trouble" : paused ? "paused" : "well"}>
      <div class="what">
        <p class="name">
          <bdi>{title}</bdi>
          {paused && <span class="tag">{words.say("paused")}</span>}
          {kind === "published" && <span class="tag">{words.say("publishedLibrary")}</span>}
        </p>
        <p class="details">{facts(outlet, now, words)}</p>
        {outlet.summariesOnly > 0 && (
          <p class="details">{words.count("summariesOnly", outlet.summariesOnly)}</p>
        )}
        {trouble && (
          <TroubleLine trouble={trouble} outlet={outlet} now={now} words={words} calls={calls} page={page} />
        )}
        {opened && <OutletFeeds outlet={outlet} now={now} words={words} calls={calls} page={page} />}
      </div>
      <div class="acts">
        {kind !== "added" && !paused && button("syncOne", () => void page.run(calls.ask("syncNow", id)))}
        {kind !== "added" &&
          button(
            paused ? "resume" : "pause",
            () => void page.run(calls.ask("pauseOutlet", { outlet: id, paused: !paused })),
          )}
        {kind === "feeds" && (
          <button
            type="button"
            class="more"
            aria-expanded={opened}
            aria-label={words.say("actOn", words.say("feeds"), title)}
            onClick={() => open(!opened)}
          >
            {words.say("feeds")}
          </button>
        )}
        {button("remove", () => void remove())}
      </div>
    </li>
  );
}

/** A host that was never permitted, or no longer is, is a trouble even before a sync meets it. */
function troubleOf({ trouble, missingOrigins, kind }: OutletRow): Trouble | undefined {
  if (trouble) return trouble;
  const [origin] = missingOrigins;
  if (!origin || kind === "added") return undefined;
  return { code: "permission", host: missingOrigins.map(hostIn).join(", ") };
}

const hostIn = (origin: string) => origin.replace(/^[^:]*:\/\/|\/.*$/g, "");

function facts(outlet: OutletRow, now: number, words: Words): string {
  const { kind, articles, bytes, lastSync, newest, country, language } = outlet;
  const state = lastSync ? words.say("synced", writtenSpan(lastSync, now, words)) : words.say("notSyncedYet");
  return words.beside([
    words.count("libraryArticles", articles),
    bytes > 0 ? writtenSize(bytes, words) : "",
    kind === "added" ? "" : state,
    newest ? words.say("newestFrom", writtenSpan(newest, now, words)) : "",
    country ? countryName(country, words) : "",
    language ? languageName(language, words) : "",
  ]);
}

function TroubleLine({
  trouble,
  outlet,
  now,
  words,
  calls,
  page,
}: OutletRowProps & { readonly trouble: Trouble }) {
  const remedy = remedyOf(trouble);
  const title = outlet.kind === "added" ? words.say("addedByYou") : outlet.name;
  const acts: Record<Remedy, () => void> = {
    retry: () => void page.run(calls.ask("syncNow", outlet.id)),
    permit: () => {
      const permitted = calls.permit(
        outlet.missingOrigins.length > 0 ? outlet.missingOrigins : outlet.origins,
      );
      void page.run(permitted.then((granted) => (granted ? calls.ask("syncNow", outlet.id) : undefined)));
    },
    find: () => page.find(outlet.home ?? outlet.feeds[0]?.url ?? ""),
    room: () => page.go("storage"),
    seen: () => void page.run(calls.ask("forgetLost", outlet.id)),
  };
  return (
    <div class="trouble">
      <p>{troubleText(trouble, now, words)}</p>
      {remedy && (
        <button
          type="button"
          class="more"
          aria-label={words.say("actOn", words.say(remedyNames[remedy]), title)}
          onClick={acts[remedy]}
        >
          {words.say(remedyNames[remedy])}
        </button>
      )}
    </div>
  );
}
