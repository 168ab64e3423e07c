/** Is every language complete? Same messages, same placeholders, and the plural forms that its own rules ask for. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languages as offered } from "./languages";
import { matters } from "./matters";

type Catalogue = Record<string, { message: string; description?: string }>;

const folder = join(import.meta.dirname, "../public/_locales");
const english = read("en");
/** Bases of the messages that come in plural forms. */
const plurals = new Set(
  Object.keys(english)
    .filter((key) => key.endsWith("_other"))
    .map((key) => key.slice(0, -"_other".length)),
);

function read(language: string): Catalogue {
  return JSON.parse(readFileSync(join(folder, language, "messages.json"), "utf8")) as Catalogue;
}

const baseOf = (key: string) => {
  const base = key.replace(/_(zero|one|two|few|many|other)$/, "");
  return plurals.has(base) ? base : undefined;
};
const placeholders = (message = "") => [...new Set(message.match(/\$\d/g))].sort();

/** Keys that a language must have: single messages as English has them, plurals in its own forms. */
function wanted(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const single = Object.keys(english).filter((key) => baseOf(key) === undefined);
  const counted = [...plurals].flatMap((base) => forms.map((form) => `${base}_${form}`));
  return [...single, ...counted].sort();
}

const languages = readdirSync(folder).filter((name) => existsSync(join(folder, name, "messages.json")));

test("every language that the options offer has its words, and no other has", () => {
  expect(languages.sort()).toEqual(Object.keys(offered).sort());
});

describe.each(languages)("the words in %s", (language) => {
  const catalogue = read(language);

  test("are all there, in all plural forms that the language has, and no others", () => {
    expect(Object.keys(catalogue).sort()).toEqual(wanted(language));
  });

  test("are not empty", () => {
    expect(Object.keys(catalogue).filter((key) => !catalogue[key]?.message.trim())).toEqual([]);
  });

  test("describe the extension as shortly as stores ask", () => {
    expect([...(catalogue.extensionDescription?.message ?? "")].length).toBeLessThanOrEqual(132);
    expect(catalogue.extensionName?.message).toBe("Second Source");
  });

  test("are not English", () => {
    // Names, numbers and words that both languages spell alike: "Options", "normal".
    const alike = Object.keys(catalogue).filter(
      (key) =>
        /\s\p{L}+\s/u.test(english[key]?.message ?? "") && catalogue[key]?.message === english[key]?.message,
    );
    expect(language === "en" ? [] : alike).toEqual([]);
  });

  test("hold the placeholders of the English ones", () => {
    const wrong = Object.keys(catalogue).filter((key) => {
      const base = baseOf(key);
      const own = placeholders(catalogue[key]?.message);
      const other = placeholders(english[base ? `${base}_other` : key]?.message);
      // "1 article", "مقال واحد": a form for one or two may say the number in words.
      const spelled = base !== undefined && /_(zero|one|two)$/.test(key);
      const missing = other.filter((name) => !own.includes(name));
      return (
        own.some((name) => !other.includes(name)) ||
        (missing.length > 0 && !(spelled && missing.join() === "$1"))
      );
    });
    expect(wrong).toEqual([]);
  });
});

/** English names of what two values measure, as the core gives them. */
function namesInTheCore(): string[] {
  const core = (path: string) => readFileSync(join(import.meta.dirname, "../../src", path), "utf8");
  const roles = core("mention/lexicon/roles.tsv")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t")[1] ?? "");
  const units = /fn matter\(unit[\s\S]*?\n}/.exec(core("align/quantity.rs"))?.[0] ?? "";
  const others = ["polarity", "disclosure", "date", "clock"]
    .map((comparer) => core(`align/${comparer}.rs`))
    .join("\n");
  const named = [
    ...units.matchAll(/=> "([^"]+)"/g),
    ...others.matchAll(/(?:&str = |Some\(|else \{ )"([a-z ]+)"/g),
  ].map(([, name = ""]) => name);
  return [...new Set([...roles, ...named])];
}

test("whatever the core says that two values measure has words", () => {
  const names = namesInTheCore();
  expect(names).toEqual(expect.arrayContaining(["killed", "duration", "date", "who it was"]));
  expect(names.filter((name) => !(name in matters))).toEqual([]);
});

test("every English message says to translators where it stands", () => {
  expect(Object.keys(english).filter((key) => !english[key]?.description)).toEqual([]);
});
