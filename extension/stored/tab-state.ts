/**
 * What is known about each tab?
 *
 * Kept in `storage.session`: it outlives the background, which browsers stop at will, and ends with the browser. Views
 * watch it instead of being sent messages.
 */

import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import type { Report, Source } from "../engine/second-source";
import type { NothingReason } from "../protocol/calls";
import type { Extent } from "../protocol/reading-calls";

export type Phase = "reading" | "opening" | "comparing";
export type Trouble = "engine" | "page" | "unknown";

export type TabState = Told & {
  /** The document that this is about, by the browser's own name: a tab may show another one by now. */
  readonly document?: string;
};

type Told =
  | {
      readonly state: "working";
      readonly phase: Phase;
      /** Headline of the article, as soon as it is found. */
      readonly title?: string;
      /** The other articles on the event, known before their statements are compared. Most alike first. */
      readonly others?: readonly Source[];
      /** What the last comparison of this page found: it stays in sight while the page is compared again. */
      readonly before?: Report;
      /** That is of the article's beginning: the whole takes a while. */
      readonly isPart?: boolean;
    }
  | {
      readonly state: "report";
      readonly report: Report;
      readonly sample: boolean;
      readonly url: string;
      /** How much of the article the page showed: say so where it was cut. */
      readonly extent?: Extent;
      /** Words that the reader had selected: only the statements in them were looked at. */
      readonly selection?: string;
    }
  | { readonly state: "nothing"; readonly reason: NothingReason; readonly url: string }
  /** The reader wants this site never to be read. */
  | { readonly state: "off"; readonly url: string }
  | { readonly state: "restricted" }
  | { readonly state: "cancelled" }
  | { readonly state: "error"; readonly trouble: Trouble; readonly message: string };

const prefix = "tab:";

function itemOf(tab: number) {
  return storage.defineItem<TabState>(`session:${prefix}${tab}`);
}

export function tabState(tab: number): Promise<TabState | null> {
  return itemOf(tab).getValue();
}

export function forgetTab(tab: number): Promise<void> {
  return itemOf(tab).removeValue();
}

/** Calls `changed` with every new state of the tab; returns how to stop. */
export function watchTab(tab: number, changed: (state: TabState | null) => void): () => void {
  return itemOf(tab).watch(changed);
}

/** Calls `changed` with every new state of any tab. */
export function watchTabs(changed: (tab: number, state: TabState | null) => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (key.startsWith(prefix))
        changed(Number(key.slice(prefix.length)), (newValue ?? null) as TabState | null);
    }
  });
}

/** Keeps the state; where session storage is full (10 MB in Chrome), the other tabs' states make room. */
export async function keepTab(tab: number, state: TabState): Promise<void> {
  const item = itemOf(tab);
  const kept = state.state === "report" ? { ...state, report: withoutMentions(state.report) } : state;
  try {
    await item.setValue(kept);
  } catch {
    await forgetTabs((other) => other !== tab);
    await item.setValue(kept);
  }
}

/** Drops what a stopped background left unfinished: nobody works on it any more. */
export async function forgetUnfinished(): Promise<void> {
  const states = await storage.snapshot("session");
  await forgetTabs((tab) => (states[`${prefix}${tab}`] as TabState | undefined)?.state === "working");
}

async function forgetTabs(which: (tab: number) => boolean): Promise<void> {
  const keys = Object.keys(await storage.snapshot("session")).filter((key) => key.startsWith(prefix));
  const tabs = keys.map((key) => Number(key.slice(prefix.length))).filter(which);
  await storage.removeItems(tabs.map((tab) => `session:${prefix}${tab}` as const));
}

/** Mentions serve the marks in the page only, and make up most of a report. */
export function withoutMentions(report: Report): Report {
  return { ...report, claims: report.claims.map(({ mentions: _, ...claim }) => claim) };
}
