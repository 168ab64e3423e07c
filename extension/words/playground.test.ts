/** Does the playground speak every language that the extension speaks? Same messages, same placeholders. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languages, spokenLanguage } from "./languages";

type Catalogue = Record<string, { message: string }>;

const folder = join(import.meta.dirname, "../../www/messages");
const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), "utf8")) as Catalogue;
const english = read("en");
const placeholders = (message = "") => [...new Set(message.match(/\$\d/g))].sort();

test("the playground has every language of the extension", () => {
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(languages)
      .map((code) => `${code}.json`)
      .sort(),
  );
});

describe.each(Object.keys(languages))("the playground's words in %s", (language) => {
  const catalogue = read(language);

  test("are all there, with the placeholders of the English ones", () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(english));
    const wrong = Object.keys(english).filter(
      (key) =>
        !catalogue[key]?.message.trim() ||
        placeholders(catalogue[key]?.message).join() !== placeholders(english[key]?.message).join(),
    );
    expect(wrong).toEqual([]);
  });
});

test.each([
  [["de-AT", "en"], "de"],
  [["pl", "fr-CA"], "fr"],
  [["pl"], "en"],
  [["constructor"], "en"],
  [[], "en"],
])("who wants %j is spoken to in %s", (wanted, spoken) => {
  expect(spokenLanguage(wanted)).toBe(spoken);
});
