/** The library's page: wires the views to the background, the stored states and the browser's permissions. */

import { render } from "preact";
import { browser } from "wxt/browser";
import { type CatalogueOutlet, readCatalogue } from "../../catalogue/outlets";
import type { LibraryOverview } from "../../protocol/library-calls";
import { chosenWords } from "../../stored/language";
import {
  librarySettings,
  syncState,
  watchLibrary,
  watchLibrarySettings,
  watchSync,
} from "../../stored/library-state";
import type { LibraryPageCalls, View } from "../../ui/library/calls";
import { Library } from "../../ui/library/library";
import { dressScreen } from "../../ui/screen";
import { ask } from "../wiring/library";
import { markSites, permit } from "./permissions";
import { save } from "./save";

const views: Record<View, true> = { outlets: true, pick: true, articles: true, add: true, storage: true };

const calls: LibraryPageCalls = {
  ask,
  permit,
  mark: markSites,
  build: async (articles) => (await import("../../engine/build")).buildLibrary(articles),
  save,
  persist: () => navigator.storage.persist(),
};

async function main(): Promise<void> {
  let overview: LibraryOverview | undefined;
  let failure: string | undefined;
  const [words, catalogue] = await Promise.all([chosenWords(), bundledCatalogue()]);
  let [sync, settings] = await Promise.all([syncState(), librarySettings()]);
  dressScreen(document, words, words.say("libraryTitle"));

  const draw = () =>
    render(
      <Library
        overview={overview}
        failure={failure}
        sync={sync}
        settings={settings}
        catalogue={catalogue}
        view={viewInAddress()}
        now={Date.now()}
        words={words}
        calls={calls}
        go={(view) => void location.assign(`#${view}`)}
        reload={() => void reload()}
      />,
      document.body,
    );
  const reload = oneAtATime(async () => {
    try {
      overview = await ask("listLibrary", null);
      failure = undefined;
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    draw();
  });

  watchSync((next) => {
    const ended = sync.state === "running" && next.state === "ended";
    sync = next;
    draw();
    if (ended) void reload();
  });
  watchLibrary(() => void reload());
  watchLibrarySettings((next) => {
    settings = next;
    draw();
  });
  addEventListener("hashchange", draw);
  browser.permissions.onAdded.addListener(() => void reload());
  browser.permissions.onRemoved.addListener(() => void reload());
  // "5 minutes ago" grows old while nothing happens.
  setInterval(draw, 30_000);
  draw();
  await reload();
}

function viewInAddress(): View {
  const name = location.hash.slice(1);
  return Object.hasOwn(views, name) ? (name as View) : "outlets";
}

async function bundledCatalogue(): Promise<CatalogueOutlet[]> {
  const answer = await fetch(browser.runtime.getURL("/catalogue/outlets.tsv"));
  return readCatalogue(await answer.text());
}

/** Calls that come while one is under way are answered by one more after it: a sync changes rows many times a second. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
    running = undefined;
  };
  return () => {
    again = true;
    running ??= run();
    return running;
  };
}

void main();
