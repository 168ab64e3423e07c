/** In which language does Second Source speak, and which languages does it compare? */

import type { LanguageCode } from "../../words/languages";
import type { Words } from "../../words/words";

export interface LanguageProps {
  /** Languages with a catalogue, in their own names. */
  readonly languages: Readonly<Record<string, string>>;
  readonly chosen: LanguageCode | undefined;
  readonly words: Words;
  readonly choose: (language: LanguageCode | undefined) => void;
}

export function LanguageSection({ languages, chosen, words, choose }: LanguageProps) {
  const codes = Object.keys(languages) as LanguageCode[];
  return (
    <>
      <label class="choice">
        <span>{words.say("languageOfWords")}</span>
        <select
          data-testid="language"
          value={chosen ?? ""}
          onChange={({ currentTarget: { selectedIndex } }) => choose(codes[selectedIndex - 1])}
        >
          <option value="" selected={!chosen}>
            {words.say("languageOfBrowser")}
          </option>
          {codes.map((code) => (
            <option key={code} value={code} lang={code} selected={code === chosen}>
              {languages[code]}
            </option>
          ))}
        </select>
      </label>
      <p class="details">{words.say("languagesCompared")}</p>
    </>
  );
}
