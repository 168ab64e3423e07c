/** A library for tests of the views: rows, and a background that writes down what it was asked. */

import { vi } from "vitest";
import type { Asked } from "../../protocol/calls";
import type {
  ArticleRow,
  LibraryCalls,
  LibraryOverview,
  LibrarySettings,
  OutletRow,
} from "../../protocol/library-calls";
import type { LibraryPageCalls } from "./calls";

export const now = Date.parse("2026-11-25T10:00:00Z");

export function outletRow(name: string, changed: Partial<OutletRow> = {}): OutletRow {
  return {
    id: name,
    kind: "feeds",
    name,
    home: `https://${name.toLowerCase()}.example/`,
    language: "en",
    country: "GB",
    paused: false,
    feeds: [{ url: `https://${name.toLowerCase()}.example/feed`, lastSync: "2026-11-25T09:55:00Z" }],
    articles: 30,
    summariesOnly: 0,
    bytes: 120_000,
    lastSync: "2026-11-25T09:55:00Z",
    newest: "2026-11-25T09:30:00Z",
    origins: [`https://${name.toLowerCase()}.example/*`],
    missingOrigins: [],
    ...changed,
  };
}

export function overviewOf(
  outlets: readonly OutletRow[],
  changed: Partial<LibraryOverview> = {},
): LibraryOverview {
  return {
    outlets,
    articles: outlets.reduce((sum, { articles }) => sum + articles, 0),
    bytes: outlets.reduce((sum, { bytes }) => sum + bytes, 0),
    persisted: true,
    samples: 20,
    ...changed,
  };
}

export function articleRow(at: number, changed: Partial<ArticleRow> = {}): ArticleRow {
  return {
    id: `article-${at}`,
    url: `https://courier.example/${at}`,
    title: `Bridge news ${at}`,
    outlet: "Courier",
    outletName: "Courier",
    published: "2026-11-25",
    added: "2026-11-25T09:30:00Z",
    text: "page",
    ...changed,
  };
}

export const settings: LibrarySettings = {
  retentionDays: 14,
  sizeBudget: 500_000_000,
  syncMinutes: 60,
  hideSamples: false,
};

type Answers = { [M in keyof LibraryCalls]?: (argument: Asked<LibraryCalls, M>) => unknown };

/** Calls that answer from `answers`, and what was asked in order. A call without an answer gives nothing. */
export function standIn(answers: Answers = {}, permitted = true) {
  const asked: [string, unknown][] = [];
  const ask = async (method: keyof LibraryCalls, argument: unknown) => {
    asked.push([method, argument]);
    return (answers[method] as ((argument: unknown) => unknown) | undefined)?.(argument);
  };
  const calls = {
    ask: ask as unknown as LibraryPageCalls["ask"],
    permit: vi.fn(async (_: readonly string[]) => permitted),
    mark: vi.fn(async (_: readonly string[]) => {}),
    build: vi.fn(async (_: readonly unknown[]) => new Uint8Array([1, 2, 3])),
    save: vi.fn((_: string, __: Blob) => {}),
    persist: vi.fn(async () => false),
  } satisfies LibraryPageCalls;
  return { calls, asked };
}
