/** How much of other outlets' coverage is kept? In short; the library's own page is where it is changed. */

import type { LibrarySettings } from "../../protocol/library-calls";
import { writtenSize } from "../../words/amounts";
import type { Words } from "../../words/words";

export interface RetentionProps {
  readonly settings: LibrarySettings;
  readonly words: Words;
  readonly openStorage: () => void;
}

export function RetentionSection({ settings, words, openStorage }: RetentionProps) {
  const { retentionDays, sizeBudget, syncMinutes } = settings;
  const facts = [
    [words.say("retention"), words.count("days", retentionDays)],
    [words.say("budget"), writtenSize(sizeBudget, words)],
    [words.say("interval"), words.count("minutes", syncMinutes)],
  ] as const;
  return (
    <>
      <dl class="commands" data-testid="retention">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="details">{words.say("retentionNote")}</p>
      <p>
        <button type="button" class="quiet" data-testid="open-storage" onClick={openStorage}>
          {words.say("retentionChange")}
        </button>
      </p>
    </>
  );
}
