/** The side panel's page: follows the tab in front of its window, and leads its page to the claims. */

import { render } from "preact";
import { browser } from "wxt/browser";
import type { ReadingPlace } from "../../protocol/reading-calls";
import { chosenWords } from "../../stored/language";
import { readingPlace, watchReadingPlace } from "../../stored/reading-place";
import { readingSettings, watchReadingSettings } from "../../stored/reading-settings";
import { type TabState, tabState, watchTab } from "../../stored/tab-state";
import { Panel, type PanelActions } from "../../ui/panel/panel";
import { dressScreen, dressVerdicts } from "../../ui/screen";
import { ask, LibraryWatch, libraryActions } from "../wiring/library";
import { openPage } from "../wiring/pages";
import { readTab } from "../wiring/tab";

async function main(): Promise<void> {
  const [words, settings] = await Promise.all([chosenWords(), readingSettings()]);
  dressScreen(document, words, words.say("popupTitle"));
  dressVerdicts(document, settings);
  watchReadingSettings((changed) => dressVerdicts(document, changed));
  let tab: number | undefined;
  let state: TabState | null = null;
  let place: ReadingPlace | null = null;
  let stop = () => {};

  const draw = () =>
    render(
      <Panel key={tab} state={state} place={place} library={library.facts} words={words} actions={actions} />,
      document.body,
    );
  const library = new LibraryWatch(draw);
  const actions = actionsOn(() => tab);
  const follow = async () => {
    const seen = await readTab();
    if (seen?.id === tab) return;
    stop();
    tab = seen?.id;
    if (tab === undefined) return;
    const watched = tab;
    const told = { state: false, place: false };
    const stops = [
      watchTab(watched, (next) => {
        told.state = true;
        state = next;
        draw();
      }),
      watchReadingPlace(watched, (next) => {
        told.place = true;
        place = next;
        draw();
      }),
    ];
    stop = () => stops.forEach((end) => void end());
    const now = await Promise.all([tabState(watched), readingPlace(watched)]);
    if (tab !== watched) return;
    // What was told meanwhile is newer than this first look.
    if (!told.state) [state] = now;
    if (!told.place) [, place] = now;
    draw();
    // The page tells where the reader is as soon as a panel asks for it.
    void ask("focusClaim", { tab: watched, claim: 0, how: "leave" });
  };
  browser.tabs.onActivated.addListener(() => void follow());
  await follow();
  await library.look();
}

function actionsOn(tab: () => number | undefined): PanelActions {
  const on = (act: (id: number) => unknown) => {
    const id = tab();
    if (id !== undefined) void act(id);
  };
  return {
    ...libraryActions,
    check: () => on((id) => ask("checkTab", id)),
    cancel: () => on((id) => ask("cancel", id)),
    focus: (claim, how) => on((id) => ask("focusClaim", { tab: id, claim, how })),
    hideMarks: (hidden) => on((id) => ask("hideMarks", { tab: id, hidden })),
    share: () => on((id) => openPage(`report.html?tab=${id}`)),
  };
}

void main();
