/** The background: wires the engine, the protocol and the stored states together. */

import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { EngineHost } from "../../engine/host";
import { openEngine } from "../../engine/open";
import type { KeyCommand } from "../../protocol/reading-settings";
import { type Server, serve } from "../../protocol/serve";
import { chosenWords } from "../../stored/language";
import { sampleCount, watchLibrary } from "../../stored/library-state";
import { siteMode, watchSites } from "../../stored/sites";
import { forgetUnfinished } from "../../stored/tab-state";
import { openPanel } from "../wiring/panel";
import { addPage } from "./add-page";
import { keepBadges } from "./badge";
import { Checks, checkActiveTab, checkSelection } from "./checks";
import { serveFirstRun } from "./first-run";
import { keeping } from "./kept";
import { LibraryBackground } from "./library";
import { serveMenus } from "./menus";
import {
  focusClaim,
  forgetPlace,
  hideMarks,
  keepPlace,
  pressInActiveTab,
  tellModes,
  tellWithdrawn,
} from "./places";
import { matchSites } from "./sites";

/** The browser's own command keys that act in the page; the manifest names them. */
const pageCommands: Readonly<Record<string, KeyCommand>> = {
  "next-conflict": "nextConflict",
  "hide-marks": "hideMarks",
};

export default defineBackground({
  type: "module",
  main() {
    const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
    const library = new LibraryBackground();
    const engine = new EngineHost(() => openEngine(`${own.root}library/`, library.segments));
    const checks = new Checks(engine);
    const kept = keeping(library, async () => {
      await tellWithdrawn(["<all_urls>"]);
      await checks.endAll();
    });
    const server: Server = {
      page: {
        check: (request, page) => checks.compare(request, page),
        nothing: (reason, page) => checks.nothing(reason, page),
        siteMode: (_, page) => siteMode(page.url),
        readable: (_, page) => checks.begun(page),
        reading: keepPlace,
      },
      reader: {
        // Answered at once: what comes of it is watched in the tab's state.
        checkTab: async (tab) => void checks.start(tab),
        cancel: (tab) => checks.cancel(tab),
        focusClaim,
        hideMarks,
        compareSample: (request) => checks.compareSample(request),
        ...kept.calls,
        ...library.server(() => sampleCount(async () => (await engine.ready()).samples ?? 0)),
      },
    };
    const ready = forgetUnfinished();

    browser.runtime.onMessage.addListener((message, sender, respond) => {
      void ready.then(() => serve(server, own, message, sender)).then(respond);
      return true;
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (command === "check-page") void ready.then(() => checkActiveTab(checks));
      if (command === "check-selection") void ready.then(() => checkSelection(checks, tab?.id));
      if (command === "add-page" && tab?.id !== undefined) void add(tab.id);
      if (command === "open-panel" && tab) openPanel(tab.windowId);
      const inPage = pageCommands[command];
      if (inPage) void ready.then(() => pressInActiveTab(inPage));
    });
    const add = (tab: number) => addPage(tab, (id) => server.reader.addTab(id, { kind: "reader" }));
    serveMenus(checks, add, ready);
    keepBadges(chosenWords);
    serveFirstRun();
    browser.tabs.onUpdated.addListener((tab, { status, url }) => {
      if (status !== "loading" && url === undefined) return;
      void ready.then(async () => {
        if (await checks.moved(tab)) await forgetPlace(tab);
      });
    });
    browser.tabs.onRemoved.addListener((tab) => {
      void ready.then(() => Promise.all([checks.leave(tab), forgetPlace(tab)]));
    });

    browser.permissions.onAdded.addListener(() => void kept.permitted().then(matchSites));
    browser.permissions.onRemoved.addListener(({ origins = [] }) => {
      const gone = kept.takenBack(origins);
      void Promise.all([matchSites(), checks.withdrawn(gone, tellWithdrawn(gone))]);
    });
    watchSites(() => void Promise.all([matchSites(), tellModes(), checks.modesChanged()]));
    watchLibrary(() => engine.expire());
    library.start();
    void matchSites();
  },
});
