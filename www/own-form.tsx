/** Where does the visitor put texts of their own? */

import { useRef, useState } from "preact/hooks";
import { type Lack, lackOf, type OtherText, type OwnTexts } from "./own-texts";
import type { PlaygroundWords } from "./words";

interface OwnFormProps {
  readonly texts: OwnTexts;
  readonly words: PlaygroundWords;
  changed(texts: OwnTexts): void;
  compare(): void;
}

export function OwnForm({ texts, words, changed, compare }: OwnFormProps) {
  const [lack, setLack] = useState<Lack>();
  const text = useRef<HTMLTextAreaElement>(null);
  const first = useRef<HTMLTextAreaElement>(null);

  const submit = (event: Event) => {
    event.preventDefault();
    const lacking = lackOf(texts);
    setLack(lacking);
    if (lacking === undefined) compare();
    else (lacking === "needReference" ? first : text).current?.focus();
  };
  const replace = (other: OtherText) =>
    changed({ ...texts, others: texts.others.map((known) => (known.id === other.id ? other : known)) });
  const add = () => {
    const id = Math.max(...texts.others.map((other) => other.id)) + 1;
    changed({ ...texts, others: [...texts.others, { id, outlet: "", text: "" }] });
  };
  const remove = (id: number) =>
    changed({ ...texts, others: texts.others.filter((other) => other.id !== id) });

  return (
    <form class="own" onSubmit={submit} noValidate>
      <p>{words.tell("ownIntro")}</p>
      <div class="own-columns">
        <div class="column">
          <TextFields
            name={words.tell("titleLabel")}
            value={texts.title}
            input={(title) => changed({ ...texts, title })}
          />
          <TextArea
            label={words.tell("textLabel")}
            hint={words.tell("textHint")}
            testId="paste-text"
            value={texts.text}
            area={text}
            wrong={lack === "needText" || lack === "tooLong"}
            input={(value) => changed({ ...texts, text: value })}
          />
        </div>
        <section class="column">
          <h2>{words.tell("othersHeading")}</h2>
          {texts.others.map((other, index) => (
            <Other
              key={other.id}
              other={other}
              number={index + 1}
              words={words}
              area={index === 0 ? first : undefined}
              wrong={lack === "needReference"}
              changed={replace}
              remove={texts.others.length > 1 ? () => remove(other.id) : undefined}
            />
          ))}
          <button type="button" class="quiet" data-testid="add-reference" onClick={add}>
            {words.tell("addReference")}
          </button>
        </section>
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

interface OtherProps {
  readonly other: OtherText;
  readonly number: number;
  readonly words: PlaygroundWords;
  readonly area: { current: HTMLTextAreaElement | null } | undefined;
  readonly wrong: boolean;
  readonly changed: (other: OtherText) => void;
  readonly remove: (() => void) | undefined;
}

function Other({ other, number, words, area, wrong, changed, remove }: OtherProps) {
  const n = String(number);
  return (
    <div class="other">
      <div class="other-head">
        <TextFields
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

interface TextFieldsProps {
  readonly name: string;
  readonly value: string;
  readonly input: (value: string) => void;
}

function TextFields({ name, value, input }: TextFieldsProps) {
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
  readonly area: { current: HTMLTextAreaElement | null } | undefined;
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
