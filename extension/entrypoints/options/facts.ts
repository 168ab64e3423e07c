/** What does the options page ask the browser for? Version, permitted sites, keyboard commands. */

import { browser } from "wxt/browser";
import type { LibrarySettings } from "../../protocol/library-calls";
import type { ReadingSettings } from "../../protocol/reading-settings";
import type { Sites } from "../../stored/sites";
import type { BrowserCommand } from "../../ui/options/keys";
import type { LanguageCode } from "../../words/languages";

export interface BrowserFacts {
  readonly version: string;
  /** Match patterns of the sites that the reader permitted. */
  readonly origins: readonly string[];
  readonly commands: readonly BrowserCommand[];
}

export interface Facts extends BrowserFacts {
  readonly language: LanguageCode | undefined;
  readonly reading: ReadingSettings;
  readonly sites: Sites;
  /** Those of them that the browser lets us into. */
  readonly permitted: ReadonlySet<string>;
  readonly library: LibrarySettings;
}

export async function gatherFacts(): Promise<BrowserFacts> {
  const [permitted, commands] = await Promise.all([browser.permissions.getAll(), browser.commands.getAll()]);
  const named = commands.filter(({ description }) => description);
  return {
    version: browser.runtime.getManifest().version,
    origins: permitted.origins ?? [],
    commands: named.map(({ name = "", description = "", shortcut = "" }) => ({
      name,
      description,
      shortcut,
    })),
  };
}

/** Those of the sites that the browser lets us into, be it by a permission for all sites. */
export async function permittedOf(patterns: readonly string[]): Promise<ReadonlySet<string>> {
  const permitted = await Promise.all(
    patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })),
  );
  return new Set(patterns.filter((_, place) => permitted[place]));
}

/** How to get to the browser's own page for keys: Firefox has a call, Chrome an address that only a new tab may open. */
export function browserKeys(): (() => void) | undefined {
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (openShortcutSettings) return () => void openShortcutSettings.call(browser.commands);
  if (!import.meta.env.CHROME) return undefined;
  return () => void browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}
