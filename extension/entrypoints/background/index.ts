/** The background: wires the engine, the protocol and the stored states together. */

import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { EngineHost } from "../../engine/host";
import { openEngine } from "../../engine/open";
import { type Server, serve } from "../../protocol/serve";
import { siteMode, watchSites } from "../../stored/sites";
import { forgetUnfinished } from "../../stored/tab-state";
import { Checks, checkActiveTab } from "./checks";
import { focusClaim, forgetPlace, hideMarks, keepPlace, tellModes } from "./places";
import { matchSites } from "./sites";

export default defineBackground({
  type: "module",
  main() {
    const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
    const checks = new Checks(new EngineHost(() => openEngine(`${own.root}library/`)));
    const server: Server = {
      page: {
        check: (request, page) => checks.compare(request, page),
        nothing: (reason, page) => checks.nothing(reason, page),
        siteMode: (_, page) => siteMode(page.url),
        reading: keepPlace,
      },
      reader: {
        // Answered at once: what comes of it is watched in the tab's state.
        checkTab: async (tab) => void checks.start(tab),
        cancel: (tab) => checks.cancel(tab),
        focusClaim,
        hideMarks,
      },
    };
    const ready = forgetUnfinished();

    browser.runtime.onMessage.addListener((message, sender, respond) => {
      void ready.then(() => serve(server, own, message, sender)).then(respond);
      return true;
    });
    browser.commands.onCommand.addListener((command) => {
      if (command === "check-page") void ready.then(() => checkActiveTab(checks));
    });
    const leave = (tab: number) => void ready.then(() => Promise.all([checks.leave(tab), forgetPlace(tab)]));
    browser.tabs.onUpdated.addListener((tab, { status }) => {
      if (status === "loading") leave(tab);
    });
    browser.tabs.onRemoved.addListener(leave);

    browser.permissions.onAdded.addListener(() => void matchSites());
    browser.permissions.onRemoved.addListener(() => void matchSites());
    watchSites(() => void Promise.all([matchSites(), tellModes()]));
    void matchSites();
  },
});
