/** How are the reader's choices for sites written, and everything deleted? One after the other, by the background alone. */

import { browser } from "wxt/browser";
import type { KeptCalls } from "../../protocol/kept-calls";
import type { Caller } from "../../protocol/senders";
import type { Handlers } from "../../protocol/serve";
import { forgetSiteWish, keepSiteWish, siteWishes } from "../../stored/site-wishes";
import { sameSite, setSite, setSiteMode, settingOf, sites } from "../../stored/sites";

/** What the library has to do with it. */
export interface LibraryPart {
  /** Match patterns that its sync needs. */
  origins(): Promise<readonly string[]>;
  /** Deletes it for good. */
  wipe(): Promise<void>;
}

export interface Kept {
  readonly calls: Handlers<KeptCalls, Caller>;
  /** The browser has permitted something: sites that the reader asked for are always compared from now on. */
  permitted(): Promise<void>;
  /** Of permissions that are gone: those that the reader took back in the browser, and not by a choice of ours. */
  takenBack(origins: readonly string[]): readonly string[];
}

/** `stopReaders`: in all open pages. */
export function keeping(library: LibraryPart, stopReaders: () => Promise<void>): Kept {
  const given = new Set<string>();
  const giveBack = async (origin: string) => {
    if (!(await isPermitted(origin))) return;
    given.add(origin);
    if (!(await browser.permissions.remove({ origins: [origin] }).catch(() => false))) given.delete(origin);
  };
  let last: Promise<unknown> = Promise.resolve();
  /** Each reads what the one before has written. */
  const inTurn = (change: () => Promise<void>): Promise<void> => {
    const changed = last.then(change);
    last = changed.catch(() => {});
    return changed;
  };
  const calls: Kept["calls"] = {
    setMode: ({ pattern, mode }) =>
      inTurn(async () => {
        if (mode === "always" && !(await isPermitted(pattern))) return keepSiteWish(pattern);
        await forgetSiteWish(pattern);
        await setSiteMode(pattern, mode);
        if (mode === "always" || mode === "panelOnly") return;
        const needed = await library.origins().catch(() => [pattern]);
        // Refused where the build itself holds the permission; without the wish it is not used.
        for (const same of sameSite(pattern)) if (!needed.includes(same)) await giveBack(same);
      }),
    markSites: (patterns) =>
      inTurn(async () => {
        const wished = await sites();
        for (const pattern of patterns) if (!settingOf(wished, pattern)) await setSite(pattern, "always");
      }),
    wipe: () =>
      inTurn(async () => {
        await library.wipe();
        await stopReaders();
        await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
        const { origins = [] } = await browser.permissions.getAll();
        await Promise.all(origins.map(giveBack));
      }),
  };
  const permitted = () =>
    inTurn(async () => {
      for (const pattern of await siteWishes()) {
        if (!(await isPermitted(pattern))) continue;
        await forgetSiteWish(pattern);
        await setSite(pattern, "always");
      }
    });
  const takenBack = (origins: readonly string[]) => origins.filter((origin) => !given.delete(origin));
  return { calls, permitted, takenBack };
}

function isPermitted(pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] });
}
