/**
 * Which outlets can a reader tick on the first day, and which would make a varied start?
 *
 * The table is data beside the code. A varied set takes each part of the world once before any comes again, no owner
 * twice, and no country twice while there are others: ten papers of one house would tell one story ten times.
 */

import type { OutletChoice } from "../protocol/library-calls";

/** What the feed carries. */
export type Covers = "world" | "country" | "region";
/** Why less may arrive than the feed promises. */
export type Limit = "paywall" | "headlines" | "blocked";

export interface CatalogueOutlet {
  readonly name: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  /** ISO 639, two letters. */
  readonly language: string;
  readonly covers: Covers;
  readonly owner: string;
  /** The owner's house; the owner's own name where it runs one outlet. */
  readonly family: string;
  readonly agencies: readonly string[];
  readonly home: string;
  readonly feed: string;
  /** Hosts of its articles; none: they stand on the home page's. */
  readonly articleHosts: readonly string[];
  /** Public lists that carry this feed. */
  readonly lists: number;
  readonly limit: Limit | undefined;
}

const coverages: Record<Covers, true> = { world: true, country: true, region: true };
const limits: Record<Limit, true> = { paywall: true, headlines: true, blocked: true };

/** Outlets of the table. Throws with the number of a line that is not of the agreed form. */
export function readCatalogue(table: string): CatalogueOutlet[] {
  return table
    .split("\n")
    .map((line, at) => ({ line: line.trimEnd(), number: at + 1 }))
    .filter(({ line }) => line !== "" && !line.startsWith("#"))
    .map(({ line, number }) => {
      const outlet = readRow(line.split("\t"));
      if (outlet) return outlet;
      throw new Error(`catalogue, line ${number}: not a row of the agreed columns; see extension/catalogue`);
    });
}

function readRow(cells: readonly string[]): CatalogueOutlet | undefined {
  const [name, country, language, covers, owner, family, agencies, home, feed, hosts, lists, limit] = cells;
  if (!name || !country || !language || !owner || !family || !home || !feed) return undefined;
  if (!isKey(coverages, covers) || (limit && !isKey(limits, limit))) return undefined;
  if (!URL.canParse(home) || !URL.canParse(feed)) return undefined;
  return {
    name,
    country,
    language,
    covers,
    owner,
    family,
    agencies: (agencies ?? "").split(";").filter((agency) => agency !== ""),
    home,
    feed,
    articleHosts: (hosts ?? "").split(" ").filter((host) => host !== ""),
    lists: Number(lists),
    limit: limit && isKey(limits, limit) ? limit : undefined,
  };
}

function isKey<K extends string>(table: Record<K, true>, value: string | undefined): value is K {
  return value !== undefined && Object.hasOwn(table, value);
}

/** The outlet as the library follows it. */
export function choiceOf(outlet: CatalogueOutlet): OutletChoice {
  const { name, home, feed, articleHosts, language, country, family, agencies } = outlet;
  return { name, home, feeds: [feed], articleHosts, language, country, ownerFamily: family, agencies };
}

export const variedSize = 12;

/** A varied start in one language: fewer than {@link variedSize} where the catalogue knows fewer. */
export function variedSet(catalogue: readonly CatalogueOutlet[], language: string): CatalogueOutlet[] {
  const candidates = catalogue
    .filter((outlet) => outlet.language === language && outlet.covers !== "region" && !outlet.limit)
    .toSorted((a, b) => Number(b.covers === "world") - Number(a.covers === "world") || b.lists - a.lists);
  const taken: CatalogueOutlet[] = [];
  const fresh = (key: (outlet: CatalogueOutlet) => string | undefined, outlet: CatalogueOutlet) =>
    taken.every((other) => key(other) !== key(outlet));
  const take = (key: (outlet: CatalogueOutlet) => string | undefined) => {
    for (const outlet of candidates) {
      if (taken.length === variedSize) return;
      if (fresh(({ family }) => family, outlet) && fresh(key, outlet)) taken.push(outlet);
    }
  };
  take(({ country }) => partsOfTheWorld[country]);
  take(({ country }) => country);
  take(({ family }) => family);
  return taken;
}

/** Parts of the world by country, for the countries of the table. */
const partsOfTheWorld: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["Africa", "EG GH KE MA NG ZA"],
    ["North America", "CA US"],
    ["Latin America", "AR BR MX UY"],
    ["Middle East", "AE IR LB QA SA TR"],
    ["South Asia", "BD IN PK"],
    ["East Asia", "CN HK ID JP KR MY PH SG TH TW"],
    ["Europe", "AT CH DE EE ES FR GB IE IT NL RU SE UA"],
    ["Oceania", "AU NZ"],
  ].flatMap(([part = "", countries = ""]) => countries.split(" ").map((country) => [country, part])),
);

/** Whether the table of parts knows the country; a test keeps it complete. */
export function hasPart(country: string): boolean {
  return country in partsOfTheWorld;
}
