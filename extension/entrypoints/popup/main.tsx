/** The popup page: wires the view to the tab's stored state, the background and the browser's permissions. */

import { render } from "preact";
import { browser } from "wxt/browser";
import { chosenWords } from "../../stored/language";
import { readingSettings } from "../../stored/reading-settings";
import { watchSites } from "../../stored/sites";
import { type TabState, watchTab } from "../../stored/tab-state";
import { Popup, type PopupActions } from "../../ui/popup";
import { dressScreen, dressVerdicts } from "../../ui/screen";
import { ask, LibraryWatch, libraryActions } from "../wiring/library";
import { isPopup, openPage } from "../wiring/pages";
import { openPanel } from "../wiring/panel";
import { chooseMode, type Site, siteOf } from "../wiring/site";
import { addressOf, knownOf, type ReadTab, readTab } from "../wiring/tab";

async function main(): Promise<void> {
  const [words, settings, tab] = await Promise.all([chosenWords(), readingSettings(), readTab()]);
  dressScreen(document, words, words.say("popupTitle"));
  dressVerdicts(document, settings);
  if (!tab) return;
  let state: TabState | null = null;
  let site: Site | undefined;

  const draw = () =>
    render(
      <Popup
        state={state}
        site={site}
        library={library.facts}
        atButton={!tab.named}
        words={words}
        actions={actions}
      />,
      document.body,
    );
  const library = new LibraryWatch(draw);
  const show = async (next: TabState | null) => {
    state = next;
    draw();
    site = await siteOf(await addressOf(tab.id, state));
    draw();
  };
  const actions: PopupActions = {
    ...libraryActions,
    ...actionsOn(tab),
    setMode: (mode) => {
      if (site) void chooseMode(site, mode).then(() => show(state));
    },
  };
  let told = false;
  watchTab(tab.id, (next) => {
    told = true;
    void show(next);
  });
  // Asked for after the watch has begun: a comparison that ends in between would never be heard of.
  const kept = await knownOf(tab.id);
  if (!told) state = kept;
  watchSites(() => void show(state));
  await show(state);
  if (state === null) await ask("checkTab", tab.id);
  await library.look();
}

function actionsOn({ id, windowId }: ReadTab) {
  return {
    check: () => void ask("checkTab", id),
    cancel: () => void ask("cancel", id),
    addPage: () => ask("addTab", id),
    share: () => openPage(`report.html?tab=${id}`),
    openOptions: () => void browser.runtime.openOptionsPage().then(() => isPopup() && window.close()),
    openPanel: () => {
      openPanel(windowId);
      if (isPopup()) window.close();
    },
  };
}

void main();
