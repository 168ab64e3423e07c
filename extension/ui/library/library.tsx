/** The library page: what is in it, what arrives, and everything a reader may do with it. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { CatalogueOutlet } from "../../catalogue/outlets";
import type { LibraryOverview, LibrarySettings } from "../../protocol/library-calls";
import type { SyncState } from "../../stored/library-state";
import { writtenSize } from "../../words/amounts";
import type { MessageKey, Words } from "../../words/words";
import { AddView } from "./add";
import { ArticlesView } from "./articles";
import type { LibraryPageCalls, Page, View } from "./calls";
import { OutletsView } from "./outlets";
import { Picker } from "./picker";
import { StorageView } from "./storage";
import { SyncBar } from "./sync-bar";
import { type Undoable, UndoBar } from "./undo";

export interface LibraryProps {
  /** Not yet known while the background is asked for the first time. */
  readonly overview: LibraryOverview | undefined;
  /** Why the background could not tell. */
  readonly failure: string | undefined;
  readonly sync: SyncState;
  readonly settings: LibrarySettings;
  readonly catalogue: readonly CatalogueOutlet[];
  readonly view: View;
  readonly now: number;
  readonly words: Words;
  readonly calls: LibraryPageCalls;
  go(view: View): void;
  /** Asks the background again. */
  reload(): void;
}

const tabs: readonly (readonly [View, MessageKey])[] = [
  ["outlets", "tabOutlets"],
  ["articles", "tabArticles"],
  ["add", "tabAdd"],
  ["storage", "tabStorage"],
];

export function Library(props: LibraryProps) {
  const { overview, failure, sync, view, now, words, calls, go, reload } = props;
  const [undoable, setUndoable] = useState<Undoable>();
  const [trouble, setTrouble] = useState<string>();
  const [address, setAddress] = useState("");
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(view);

  // Another view is another page: the reader is led to its heading, as after following a link.
  useEffect(() => {
    if (shown.current !== view) head.current?.focus();
    shown.current = view;
  }, [view]);

  const page: Page = {
    run: async (asked) => {
      setTrouble(undefined);
      try {
        return await asked;
      } catch (error) {
        setTrouble(error instanceof Error ? error.message : String(error));
        return undefined;
      }
    },
    deleted: (what, undo) => setUndoable({ what, undo }),
    go,
    find: (at) => {
      setAddress(at);
      go("add");
    },
  };
  const undo = async ({ undo }: Undoable) => {
    const back = await page.run(calls.ask("undoDelete", undo));
    setUndoable(undefined);
    if (back === false) setTrouble(words.say("undoTooLate"));
  };

  return (
    <main data-view={view} aria-busy={overview === undefined && !failure}>
      <header>
        <div>
          <h1>{words.say("libraryTitle")}</h1>
          {overview && <p class="details">{sizes(overview, words)}</p>}
        </div>
        {view !== "pick" && (
          <SyncBar
            sync={sync}
            empty={!overview?.outlets.some(({ kind }) => kind !== "added")}
            now={now}
            words={words}
            start={() => void page.run(calls.ask("syncNow", null))}
            cancel={() => void page.run(calls.ask("cancelSync", null))}
            room={() => go("storage")}
          />
        )}
      </header>
      <nav aria-label={words.say("libraryTitle")}>
        {tabs.map(([name, label]) => (
          <a
            key={name}
            href={`#${name}`}
            aria-current={name === (view === "pick" ? "outlets" : view) ? "page" : undefined}
          >
            {words.say(label)}
          </a>
        ))}
      </nav>
      {trouble && (
        <p class="trouble" role="alert" data-testid="library-trouble">
          {words.say("troubleUnknown", trouble)}
        </p>
      )}
      <h2 ref={head} tabIndex={-1} class="view-title">
        {words.say(
          view === "pick" ? "pickerTitle" : (tabs.find(([name]) => name === view)?.[1] ?? "tabOutlets"),
        )}
      </h2>
      {overview ? (
        <ViewOf {...props} overview={overview} page={page} address={address} />
      ) : (
        <Waiting failure={failure} words={words} reload={reload} />
      )}
      {undoable && (
        <UndoBar
          undoable={undoable}
          words={words}
          undo={() => void undo(undoable)}
          close={() => setUndoable(undefined)}
        />
      )}
    </main>
  );
}

function sizes({ articles, outlets, bytes }: LibraryOverview, words: Words): string {
  const withArticles = outlets.filter((outlet) => outlet.kind !== "added");
  return words.beside([
    words.count("libraryArticles", articles),
    words.count("libraryOutlets", withArticles.length),
    bytes > 0 ? writtenSize(bytes, words) : "",
  ]);
}

type ViewProps = LibraryProps & {
  readonly overview: LibraryOverview;
  readonly page: Page;
  readonly address: string;
};

function ViewOf({ overview, page, address, ...props }: ViewProps) {
  const { sync, settings, catalogue, view, now, words, calls, go } = props;
  const shared = { overview, now, words, calls, page };
  switch (view) {
    case "outlets":
      return <OutletsView {...shared} settings={settings} />;
    case "pick":
      return (
        <Picker
          catalogue={catalogue}
          followed={new Set(overview.outlets.flatMap(({ feeds }) => feeds.map(({ url }) => url)))}
          sync={sync}
          words={words}
          calls={pickerCalls(calls)}
          next={{ label: words.say("seeOutlets"), go: () => go("outlets") }}
        />
      );
    case "articles":
      return <ArticlesView {...shared} />;
    case "add":
      return <AddView key={address} {...shared} address={address} />;
    case "storage":
      return <StorageView {...shared} settings={settings} />;
  }
}

/** What the picker may ask, said in the library's calls. */
function pickerCalls({ ask, permit, mark }: LibraryPageCalls) {
  return {
    permit,
    mark,
    follow: (choices: Parameters<typeof ask<"followOutlets">>[1]) => ask("followOutlets", choices),
    rows: async (ids: readonly string[]) => {
      const { outlets } = await ask("listLibrary", null);
      return outlets.filter(({ id }) => ids.includes(id));
    },
    cancelSync: () => void ask("cancelSync", null),
  };
}

interface WaitingProps {
  readonly failure: string | undefined;
  readonly words: Words;
  readonly reload: () => void;
}

function Waiting({ failure, words, reload }: WaitingProps) {
  if (!failure) return <p role="status">{words.say("libraryOpening")}</p>;
  return (
    <div class="notice" role="alert">
      <h2>{words.say("errorTitle")}</h2>
      <p>{words.say("libraryNoAnswer", failure)}</p>
      <button type="button" onClick={reload}>
        {words.say("tryAgain")}
      </button>
    </div>
  );
}
