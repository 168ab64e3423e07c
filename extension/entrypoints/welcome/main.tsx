/** The welcome page: opened once, when the extension is installed, and from the options whenever it is wanted. */

import { render } from "preact";
import { browser } from "wxt/browser";
import { type CatalogueOutlet, readCatalogue } from "../../catalogue/outlets";
import { chosenWords } from "../../stored/language";
import { type SyncState, syncState, watchSync } from "../../stored/library-state";
import { readingSettings } from "../../stored/reading-settings";
import { Picker, type PickerCalls } from "../../ui/library/picker";
import { dressScreen, dressVerdicts } from "../../ui/screen";
import { type Step, steps, Welcome } from "../../ui/welcome/welcome";
import { markSites, permit } from "../library/permissions";
import { ask, LibraryWatch } from "../wiring/library";

const calls: PickerCalls = {
  permit,
  mark: markSites,
  follow: (choices) => ask("followOutlets", choices),
  rows: async (outlets) => {
    const { outlets: rows } = await ask("listLibrary", null);
    return rows.filter(({ id }) => outlets.includes(id));
  },
  cancelSync: () => void ask("cancelSync", null),
};

async function main(): Promise<void> {
  const [words, settings, catalogue] = await Promise.all([
    chosenWords(),
    readingSettings(),
    bundledCatalogue(),
  ]);
  dressScreen(document, words, words.say("welcomeTitle"));
  dressVerdicts(document, settings);
  let sync: SyncState = await syncState();
  const go = (step: Step) => void location.assign(`#${step}`);
  const draw = () =>
    render(
      <Welcome
        step={stepInAddress()}
        words={words}
        picker={
          <Picker
            catalogue={catalogue}
            followed={followedFeeds(library)}
            sync={sync}
            words={words}
            calls={calls}
            next={{ label: words.say("next"), go: () => go(3) }}
          />
        }
        go={go}
        openSample={() => void location.assign("sample.html")}
        done={() => void closeTab()}
      />,
      document.body,
    );
  const library = new LibraryWatch(draw);
  watchSync((next) => {
    sync = next;
    draw();
  });
  addEventListener("hashchange", draw);
  draw();
  await library.look();
}

function stepInAddress(): Step {
  return steps.find((step) => `#${step}` === location.hash) ?? 1;
}

function followedFeeds({ facts }: LibraryWatch): ReadonlySet<string> {
  const feeds = facts.overview?.outlets.flatMap((outlet) => outlet.feeds) ?? [];
  return new Set(feeds.flatMap(({ url, movedFrom }) => (movedFrom ? [url, movedFrom] : [url])));
}

async function bundledCatalogue(): Promise<CatalogueOutlet[]> {
  const answer = await fetch(`${location.origin}/catalogue/outlets.tsv`);
  return readCatalogue(await answer.text());
}

async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

void main();
