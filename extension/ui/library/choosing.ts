/** Which outlets of the catalogue does the reader see, and in which order? */

import type { CatalogueOutlet } from "../../catalogue/outlets";
import { countryName, languageName } from "../../words/amounts";
import type { Words } from "../../words/words";

/** What the reader narrowed the list by; "" stands for "any". */
export interface Narrowing {
  readonly words: string;
  readonly language: string;
  readonly country: string;
  /** Only what is ticked. */
  readonly ticked: boolean;
}

export interface Option {
  readonly code: string;
  readonly name: string;
}

/** Letters without accents and case: "Süddeutsche" is found by "sudd", "El País" by "pais". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Outlets that satisfy every word and choice, by country and name as the reader's language sorts them. */
export function narrowed(
  catalogue: readonly CatalogueOutlet[],
  by: Narrowing,
  ticked: ReadonlySet<string>,
  words: Words,
): CatalogueOutlet[] {
  const wanted = folded(by.words).split(/\s+/).filter(Boolean);
  const said = ({ name, owner, family, agencies, country, language, home }: CatalogueOutlet) =>
    folded(
      [
        name,
        owner,
        family,
        ...agencies,
        countryName(country, words),
        languageName(language, words),
        home,
      ].join(" "),
    );
  const collator = new Intl.Collator(words.language);
  return catalogue
    .filter((outlet) => by.language === "" || outlet.language === by.language)
    .filter((outlet) => by.country === "" || outlet.country === by.country)
    .filter((outlet) => !by.ticked || ticked.has(outlet.feed))
    .filter((outlet) => wanted.length === 0 || wanted.every((word) => said(outlet).includes(word)))
    .toSorted(
      (a, b) =>
        collator.compare(countryName(a.country, words), countryName(b.country, words)) ||
        collator.compare(a.name, b.name),
    );
}

export function languagesOf(catalogue: readonly CatalogueOutlet[], words: Words): Option[] {
  return options(
    catalogue.map(({ language }) => language),
    (code) => languageName(code, words),
    words,
  );
}

export function countriesOf(catalogue: readonly CatalogueOutlet[], words: Words): Option[] {
  return options(
    catalogue.map(({ country }) => country),
    (code) => countryName(code, words),
    words,
  );
}

function options(codes: readonly string[], name: (code: string) => string, words: Words): Option[] {
  const collator = new Intl.Collator(words.language);
  return [...new Set(codes)]
    .map((code) => ({ code, name: name(code) }))
    .toSorted((a, b) => collator.compare(a.name, b.name));
}

/** The reader's language if the catalogue speaks it, else any. */
export function firstLanguage(catalogue: readonly CatalogueOutlet[], words: Words): string {
  const [code = ""] = words.language.split("-");
  return catalogue.some(({ language }) => language === code) ? code : "";
}
