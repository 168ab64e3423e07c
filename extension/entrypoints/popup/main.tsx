/** The popup page: wires the view to the tab's stored state, the background and the browser's permissions. */

import { render } from "preact";
import { browser } from "wxt/browser";
import type { ReaderCalls } from "../../protocol/calls";
import { asking } from "../../protocol/serve";
import { setSite, sitePattern, sites, watchSites } from "../../stored/sites";
import { type TabState, tabState, watchTab } from "../../stored/tab-state";
import { browserWords } from "../../stored/words";
import { Popup, type PopupActions, type SiteSwitch } from "../../ui/popup";

const words = browserWords();
const ask = asking<ReaderCalls>((message) => browser.runtime.sendMessage(message));
const named = new URLSearchParams(location.search).get("tab");

type Site = SiteSwitch & { readonly pattern: string };

async function main(): Promise<void> {
  document.documentElement.lang = words.language;
  document.title = words.say("popupTitle");
  const tab = named === null ? await activeTab() : Number(named);
  if (tab === undefined) return;
  let state = await tabState(tab);
  let site: Site | undefined;

  const draw = () =>
    render(
      <Popup state={state} site={site} atButton={named === null} words={words} actions={actions} />,
      document.body,
    );
  const show = async (next: TabState | null) => {
    state = next;
    draw();
    site = await siteOf(await addressOf(tab, state));
    draw();
  };
  const actions: PopupActions = {
    check: () => void ask("checkTab", tab),
    cancel: () => void ask("cancel", tab),
    setAlways: (always) => {
      if (site) void setAlways(site.pattern, always).then(() => show(state));
    },
  };
  watchTab(tab, (next) => void show(next));
  watchSites(() => void show(state));
  await show(state);
  if (state === null) await ask("checkTab", tab);
}

async function activeTab(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

/** Address of the page: the browser tells it after the reader's click, the content script otherwise. */
async function addressOf(tab: number, state: TabState | null): Promise<string | undefined> {
  if (state && "url" in state) return state.url;
  return (await browser.tabs.get(tab).catch(() => undefined))?.url;
}

async function siteOf(address: string | undefined): Promise<Site | undefined> {
  const pattern = sitePattern(address);
  if (!pattern || !address) return undefined;
  const [wished, permitted] = await Promise.all([
    sites(),
    browser.permissions.contains({ origins: [pattern] }),
  ]);
  return { pattern, host: new URL(address).host, always: wished[pattern] === "always" && permitted };
}

/** The browser asks the reader only while it still sees the click, so nothing is awaited before the request. */
async function setAlways(pattern: string, always: boolean): Promise<void> {
  const written = setSite(pattern, always ? "always" : undefined);
  const origins = [pattern];
  if (always) {
    const granted = await browser.permissions.request({ origins }).catch(() => false);
    await written;
    if (!granted) await setSite(pattern, undefined);
  } else {
    await written;
    // Refused where the build itself holds the permission; without the wish it is not used.
    await browser.permissions.remove({ origins }).catch(() => false);
  }
}

void main();
