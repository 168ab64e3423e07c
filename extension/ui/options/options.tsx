/** The options: everything a reader may choose, in sections that can be reached from a list of links. */

import type { ComponentChildren } from "preact";
import type { MessageKey, Words } from "../../words/words";
import { type DataProps, DataSection } from "./data";
import { Diagnostics, type DiagnosticsProps } from "./diagnostics";
import { type KeysProps, KeysSection } from "./keys";
import { type LanguageProps, LanguageSection } from "./language";
import { type MarksProps, MarksSection } from "./marks";
import { Privacy } from "./privacy";
import { type RetentionProps, RetentionSection } from "./retention";
import { type SitesProps, SitesSection } from "./sites";

export interface OptionsProps {
  readonly words: Words;
  readonly marks: Omit<MarksProps, "words">;
  readonly sites: Omit<SitesProps, "words">;
  readonly language: Omit<LanguageProps, "words">;
  readonly keys: Omit<KeysProps, "words">;
  readonly retention: Omit<RetentionProps, "words">;
  readonly data: Omit<DataProps, "words">;
  readonly diagnostics: Omit<DiagnosticsProps, "words">;
  /** What was done last, for everybody to see and for screen readers to hear. */
  readonly said: string;
}

interface Section {
  readonly id: string;
  readonly title: MessageKey;
  readonly body: (props: OptionsProps) => ComponentChildren;
}

const sections: readonly Section[] = [
  {
    id: "marks",
    title: "optionsMarks",
    body: ({ marks, words }) => <MarksSection {...marks} words={words} />,
  },
  {
    id: "sites",
    title: "optionsSites",
    body: ({ sites, words }) => <SitesSection {...sites} words={words} />,
  },
  { id: "keys", title: "optionsKeys", body: ({ keys, words }) => <KeysSection {...keys} words={words} /> },
  {
    id: "language",
    title: "optionsLanguage",
    body: ({ language, words }) => <LanguageSection {...language} words={words} />,
  },
  {
    id: "library",
    title: "libraryHeading",
    body: ({ retention, words }) => <RetentionSection {...retention} words={words} />,
  },
  { id: "privacy", title: "optionsPrivacy", body: ({ words }) => <Privacy words={words} /> },
  { id: "data", title: "optionsData", body: ({ data, words }) => <DataSection {...data} words={words} /> },
  {
    id: "diagnostics",
    title: "optionsDiagnostics",
    body: ({ diagnostics, words }) => <Diagnostics {...diagnostics} words={words} />,
  },
];

export function Options(props: OptionsProps) {
  const { words, said } = props;
  return (
    <div class="options">
      <header>
        <p class="name">{words.say("extensionName")}</p>
        <h1>{words.say("optionsHeading")}</h1>
      </header>
      <nav class="contents" aria-label={words.say("optionsContents")}>
        <ul>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{words.say(title)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        {sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
            <h2 id={`${section.id}-title`}>{words.say(section.title)}</h2>
            {section.body(props)}
          </section>
        ))}
      </main>
      <p class={said ? "toast" : "visually-hidden"} role="status" data-testid="said">
        {said}
      </p>
    </div>
  );
}
