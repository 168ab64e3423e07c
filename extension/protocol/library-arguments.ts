/** Is what a page asks about the library of the form and size that was agreed? */

import { limits, readArticle, readRecord, readTab } from "./arguments";
import type { Asked } from "./calls";
import { CallError } from "./envelope";
import type { ArticleQuery, ImportChunk, LibraryCalls, LibrarySettings, OutletChoice } from "./library-calls";

/** Upper limits of one call. */
export const libraryLimits = {
  /** Outlets in one call, and feeds of one outlet. */
  outlets: 500,
  feeds: 20,
  /** Base64 characters in one part of a file: Chrome's messages end at 64 MB, its patience earlier. */
  chunk: 4_000_000,
  /** Rows of one answer. */
  rows: 200,
} as const;

/** Smallest and largest value of each setting that is a number. */
export const settingRanges = {
  retentionDays: [1, 3650],
  sizeBudget: [10_000_000, 50_000_000_000],
  syncMinutes: [15, 1440],
} as const;

export const libraryArguments: {
  readonly [M in keyof LibraryCalls]: (argument: unknown) => Asked<LibraryCalls, M>;
} = {
  listLibrary: readNothing,
  findFeeds: (argument) => readText(argument, "the address"),
  followOutlets: readChoices,
  addFeed: readFeed,
  removeFeed: readFeed,
  pauseOutlet: readPause,
  forgetLost: (argument) => readText(argument, "the outlet"),
  deleteOutlet: (argument) => readText(argument, "the outlet"),
  deleteArticle: (argument) => readText(argument, "the article"),
  deleteAll: readNothing,
  undoDelete: (argument) => readText(argument, "the deletion"),
  subscribe: (argument) => readText(argument, "the address"),
  syncNow: (argument) => (argument === null ? null : readText(argument, "the outlet")),
  cancelSync: readNothing,
  searchArticles: readQuery,
  readStored: (argument) => readText(argument, "the article"),
  addTab: readTab,
  addArticle: readArticle,
  importChunk: readChunk,
  exportChunk: (argument) => {
    const given = readRecord(argument, "the request");
    return { ...optionalText(given, "outlet"), ...optionalText(given, "cursor") };
  },
  changeSettings: readSettings,
};

function readNothing(argument: unknown): null {
  if (argument === null || argument === undefined) return null;
  throw new CallError("invalid", "the call takes no argument");
}

function readText(value: unknown, name: string): string {
  if (typeof value !== "string") throw new CallError("invalid", `${name} is not text`);
  if (value.length > limits.field) throw new CallError("invalid", `${name} is longer than ${limits.field}`);
  return value;
}

function optionalText<K extends string>(given: Record<string, unknown>, key: K): { [Key in K]?: string } {
  const value = given[key];
  return value === undefined ? {} : ({ [key]: readText(value, key) } as { [Key in K]?: string });
}

function readTexts(value: unknown, name: string, most: number): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > most) {
    throw new CallError("invalid", `${name} is not a list of at most ${most}`);
  }
  return value.map((text) => readText(text, name));
}

function readNumber(value: unknown, name: string, [least, most]: readonly [number, number]): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most)
    return value;
  throw new CallError("invalid", `${name} is not a whole number from ${least} to ${most}`);
}

function readChoices(argument: unknown): OutletChoice[] {
  if (!Array.isArray(argument) || argument.length > libraryLimits.outlets) {
    throw new CallError("invalid", `the outlets are not a list of at most ${libraryLimits.outlets}`);
  }
  return argument.map(readChoice);
}

function readChoice(argument: unknown): OutletChoice {
  const given = readRecord(argument, "an outlet");
  return {
    name: readText(given.name, "an outlet's name"),
    feeds: readTexts(given.feeds, "an outlet's feeds", libraryLimits.feeds),
    articleHosts: readTexts(given.articleHosts, "an outlet's hosts", libraryLimits.feeds),
    agencies: readTexts(given.agencies, "an outlet's agencies", libraryLimits.feeds),
    ...optionalText(given, "home"),
    ...optionalText(given, "language"),
    ...optionalText(given, "country"),
    ...optionalText(given, "ownerFamily"),
  };
}

function readFeed(argument: unknown): { outlet: string; url: string } {
  const { outlet, url } = readRecord(argument, "the feed");
  return { outlet: readText(outlet, "the outlet"), url: readText(url, "the feed's address") };
}

function readPause(argument: unknown): { outlet: string; paused: boolean } {
  const { outlet, paused } = readRecord(argument, "the request");
  return { outlet: readText(outlet, "the outlet"), paused: paused === true };
}

function readQuery(argument: unknown): ArticleQuery {
  const given = readRecord(argument, "the search");
  return {
    words: readText(given.words, "the words"),
    offset: readNumber(given.offset, "the offset", [0, Number.MAX_SAFE_INTEGER]),
    limit: readNumber(given.limit, "the limit", [1, libraryLimits.rows]),
    ...optionalText(given, "outlet"),
  };
}

function readChunk(argument: unknown): ImportChunk {
  const given = readRecord(argument, "the part of a file");
  const { data } = given;
  if (typeof data !== "string" || data.length > libraryLimits.chunk) {
    throw new CallError(
      "invalid",
      `the part of a file is not text of at most ${libraryLimits.chunk} characters`,
    );
  }
  return {
    transfer: readText(given.transfer, "the transfer"),
    name: readText(given.name, "the file's name"),
    part: readNumber(given.part, "the part's number", [0, 10_000]),
    data,
    last: given.last === true,
    ...optionalText(given, "address"),
  };
}

function readSettings(argument: unknown): Partial<LibrarySettings> {
  const given = readRecord(argument, "the settings");
  const numbers = Object.entries(settingRanges)
    .filter(([key]) => given[key] !== undefined)
    .map(([key, range]) => [key, readNumber(given[key], key, range)]);
  const hideSamples = given.hideSamples === undefined ? {} : { hideSamples: given.hideSamples === true };
  return { ...Object.fromEntries(numbers), ...hideSamples };
}
