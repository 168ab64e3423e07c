/** Where does the visitor put texts of their own? */

import { useRef, useState } from "preact/hooks";
import { OpenFile } from "./open-file";
import { type Lack, lackOf, type OtherText, type OwnTexts } from "./own-texts";
import type { PlaygroundWords } from "./words";

interface OwnFormProps {
  readonly texts: OwnTexts;
  readonly words: PlaygroundWords;
  changed(texts: OwnTexts): void;
  compare(): void;
}

export function OwnForm({ texts, words, changed: change, compare }: OwnFormProps) {
  const [lack, setLack] = useState<Lack>();
  const text = useRef<HTMLTextAreaElement>(null);
  const first = useRef<HTMLTextAreaElement>(null);

  /** Two files may be read at the same time; neither may undo what the other brought. */
  const latest = useRef(texts);
  latest.current = texts;
  const changed = (part: Change) => {
    setLack(undefined);
    const before = latest.current;
    latest.current = { ...before, ...(typeof part === "function" ? part(before) : part) };
    change(latest.current);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const lacking = lackOf(texts);
    setLack(lacking);
    if (lacking === undefined) compare();
    else (lacking === "needReference" ? first : text).current?.focus();
  };
  return (
    <form class="own" onSubmit={submit} noValidate>
      <p>{words.tell("ownIntro")}</p>
      <div class="own-columns">
        <Own texts={texts} lack={lack} area={text} words={words} changed={changed} />
        <Others texts={texts} lack={lack} area={first} words={words} changed={changed} />
      </div>
      {lack && (
        <p class="wrong" id="lack" role="alert" data-testid="error">
          {words.tell(lack)}
        </p>
      )}
      <button type="submit" data-testid="compare">
        {words.tell("compare")}
      </button>
    </form>
  );
}

type Change = Partial<OwnTexts> | ((before: OwnTexts) => Partial<OwnTexts>);

type Area = { current: HTMLTextAreaElement | null };

interface SideProps {
  readonly texts: OwnTexts;
  readonly lack: Lack | undefined;
  /** The field that gets the focus when it lacks something. */
  readonly area: Area;
  readonly words: PlaygroundWords;
  changed(part: Change): void;
}

function Own({ texts, lack, area, words, changed }: SideProps) {
  return (
    <div class="column">
      <TextField name={words.tell("titleLabel")} value={texts.title} input={(title) => changed({ title })} />
      <OpenFile words={words} opened={({ title, text }) => changed({ title, text })} />
      <TextArea
        label={words.tell("textLabel")}
        hint={words.tell("textHint")}
        testId="paste-text"
        value={texts.text}
        area={area}
        wrong={lack === "needText" || lack === "tooLong"}
        input={(text) => changed({ text })}
      />
    </div>
  );
}

function Others({ texts: { others }, lack, area, words, changed }: SideProps) {
  const replace = (other: OtherText) =>
    changed((before) => ({ others: before.others.map((known) => (known.id === other.id ? other : known)) }));
  const remove = (id: number) => changed({ others: others.filter((other) => other.id !== id) });
  const add = () => {
    const id = Math.max(...others.map((other) => other.id)) + 1;
    changed({ others: [...others, { id, outlet: "", text: "" }] });
  };
  return (
    <section class="column">
      <h2>{words.tell("othersHeading")}</h2>
      {others.map((other, index) => (
        <Other
          key={other.id}
          other={other}
          number={index + 1}
          words={words}
          area={index === 0 ? area : undefined}
          wrong={lack === "needReference"}
          changed={replace}
          remove={others.length > 1 ? () => remove(other.id) : undefined}
        />
      ))}
      <button type="button" class="quiet" data-testid="add-reference" onClick={add}>
        {words.tell("addReference")}
      </button>
    </section>
  );
}

interface OtherProps {
  readonly other: OtherText;
  readonly number: number;
  readonly words: PlaygroundWords;
  readonly area: Area | undefined;
  readonly wrong: boolean;
  readonly changed: (other: OtherText) => void;
  readonly remove: (() => void) | undefined;
}

function Other({ other, number, words, area, wrong, changed, remove }: OtherProps) {
  const n = String(number);
  return (
    <div class="other">
      <div class="other-head">
        <TextField
          name={words.tell("outletLabel", n)}
          value={other.outlet}
          input={(outlet) => changed({ ...other, outlet })}
        />
        {remove && (
          <button type="button" class="quiet" onClick={remove} aria-label={words.tell("removeReference", n)}>
            ×
          </button>
        )}
      </div>
      <OpenFile
        words={words}
        opened={({ outlet, text }) => changed({ ...other, outlet: outlet || other.outlet, text })}
      />
      <TextArea
        label={words.tell("referenceLabel", n)}
        hint={words.tell("textHint")}
        testId="reference-text"
        value={other.text}
        area={area}
        wrong={wrong}
        input={(text) => changed({ ...other, text })}
      />
    </div>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly value: string;
  readonly input: (value: string) => void;
}

function TextField({ name, value, input }: TextFieldProps) {
  return (
    <label class="field">
      <span>{name}</span>
      <input type="text" dir="auto" value={value} onInput={(event) => input(event.currentTarget.value)} />
    </label>
  );
}

interface TextAreaProps {
  readonly label: string;
  readonly hint: string;
  readonly testId: string;
  readonly value: string;
  readonly area: Area | undefined;
  readonly wrong: boolean;
  readonly input: (value: string) => void;
}

function TextArea({ label, hint, testId, value, area, wrong, input }: TextAreaProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        ref={area ?? null}
        dir="auto"
        data-testid={testId}
        placeholder={hint}
        value={value}
        aria-invalid={wrong}
        aria-describedby={wrong ? "lack" : undefined}
        onInput={(event) => input(event.currentTarget.value)}
      />
    </label>
  );
}
