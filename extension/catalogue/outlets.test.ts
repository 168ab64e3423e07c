import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { originsOf } from "../protocol/origins";
import { choiceOf, hasPart, readCatalogue, variedSet, variedSize } from "./outlets";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const table = read("extension/public/catalogue/outlets.tsv");
const catalogue = readCatalogue(table);
const rows = (path: string) =>
  read(path)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));

const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe("the catalogue", () => {
  test("holds 100 feeds of different owners in 30 countries and 10 languages", () => {
    expect(new Set(catalogue.map(({ family }) => family)).size).toBeGreaterThanOrEqual(100);
    expect(new Set(catalogue.map(({ country }) => country)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(catalogue.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10);
  });

  test("lists no outlet and no feed twice", () => {
    expect(repeated(catalogue.map(({ name }) => name))).toEqual([]);
    expect(repeated(catalogue.map(({ feed }) => feed.replace(/^https:\/\/(www\.)?|\/$/g, "")))).toEqual([]);
  });

  test("every address is https on a public host, without port, user or fragment", () => {
    for (const { home, feed } of catalogue) {
      for (const address of [home, feed]) {
        const url = new URL(address);
        expect(url.protocol, address).toBe("https:");
        expect(url.hostname, address).toMatch(/^([a-z0-9-]+\.)+[a-z]{2,}$/);
        expect(url.port + url.username + url.hash, address).toBe("");
      }
    }
  });

  test("article hosts are host names, and the home page is on one of them", () => {
    for (const { name, home, articleHosts } of catalogue) {
      for (const host of articleHosts) expect(host, name).toMatch(/^([a-z0-9-]+\.)+[a-z]{2,}$/);
      expect(articleHosts, name).toContain(new URL(home).hostname);
    }
  });

  test("countries and languages are codes that browsers can name", () => {
    const region = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    const language = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    for (const outlet of catalogue) {
      expect(region.of(outlet.country), outlet.name).toBeDefined();
      expect(language.of(outlet.language), outlet.name).toBeDefined();
      expect(hasPart(outlet.country), outlet.country).toBe(true);
    }
  });

  test("names agencies as the core does", () => {
    const known = rows("src/lineage/data/agencies.tsv").map(([name]) => name);
    for (const { name, agencies } of catalogue) {
      for (const agency of agencies) expect(known, name).toContain(agency);
    }
  });

  test("names families as the core does", () => {
    const families = new Map(
      rows("src/lineage/data/families.tsv").flatMap(([family = "", hosts = ""]) =>
        hosts.split(" ").map((host) => [host, family] as const),
      ),
    );
    for (const { name, family, articleHosts } of catalogue) {
      const known = articleHosts.map((host) => families.get(host.replace(/^www\./, "")));
      for (const other of known.filter((found) => found !== undefined)) expect(family, name).toBe(other);
    }
  });

  test("a row that lacks a column is named by its line", () => {
    expect(() => readCatalogue(`# head\n\n${table.split("\n")[2]}\nThe Courier\tGB\ten\n`)).toThrow("line 4");
    expect(() => readCatalogue((table.split("\n")[2] ?? "").replace("\tworld\t", "\tmoon\t"))).toThrow(
      "line 1",
    );
  });
});

describe("permissions", () => {
  const outlet = (name: string) => catalogue.find((one) => one.name === name) ?? expect.fail(name);

  test("are asked for exactly the hosts of feed, home page and articles", () => {
    expect(originsOf(choiceOf(outlet("BBC News")))).toEqual([
      "https://feeds.bbci.co.uk/*",
      "https://www.bbc.com/*",
      "https://www.bbc.co.uk/*",
    ]);
    expect(originsOf(choiceOf(outlet("The Guardian")))).toEqual(["https://www.theguardian.com/*"]);
  });
});

describe("a varied set", () => {
  const languages = [...new Set(catalogue.map(({ language }) => language))];

  test("in English comes from as many countries and owners as it has outlets", () => {
    const set = variedSet(catalogue, "en");
    expect(set).toHaveLength(variedSize);
    expect(new Set(set.map(({ country }) => country)).size).toBe(variedSize);
    expect(new Set(set.map(({ family }) => family)).size).toBe(variedSize);
  });

  for (const language of languages) {
    test(`in “${language}” has no owner twice and no outlet that most cannot read`, () => {
      const set = variedSet(catalogue, language);
      expect(set.length).toBeGreaterThan(0);
      expect(repeated(set.map(({ family }) => family))).toEqual([]);
      expect(set.filter((outlet) => outlet.limit || outlet.language !== language)).toEqual([]);
    });
  }

  test("in a language that the catalogue lacks is empty", () => {
    expect(variedSet(catalogue, "xx")).toEqual([]);
  });
});
