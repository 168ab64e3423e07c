/**
 * What does a reader learn on the first day?
 *
 * Three steps: what Second Source does and does not do, the outlets, a sample story with marks. Each can be left out
 * and come back to; the address says which it is, so that the browser's own "back" works.
 */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Verdict } from "../../engine/second-source";
import { verdictName, verdictOrder } from "../../words/phrases";
import type { MessageKey, Words } from "../../words/words";
import { Example } from "./example";

export type Step = 1 | 2 | 3;
export const steps: readonly Step[] = [1, 2, 3];

export interface WelcomeProps {
  readonly step: Step;
  readonly words: Words;
  /** The picker of outlets, as the library shows it. */
  readonly picker: ComponentChildren;
  readonly go: (step: Step) => void;
  readonly openSample: () => void;
  /** The reader has seen enough. */
  readonly done: () => void;
}

const titles: Record<Step, MessageKey> = {
  1: "welcomeDoesTitle",
  2: "welcomePickTitle",
  3: "welcomeTryTitle",
};

export function Welcome(props: WelcomeProps) {
  const { step, words, go } = props;
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) head.current?.focus();
    shown.current = step;
  }, [step]);
  const bodies: Record<Step, () => ComponentChildren> = {
    1: () => <Does words={words} />,
    2: () => (
      <>
        <p>{words.say("welcomePickText")}</p>
        {props.picker}
      </>
    ),
    3: () => <TryIt words={words} open={props.openSample} />,
  };
  return (
    <main class="welcome" data-step={step}>
      <header>
        <p class="name">{words.say("extensionName")}</p>
        <ol class="steps" aria-label={words.say("welcomeSteps")}>
          {steps.map((number) => (
            <li key={number}>
              <a href={`#${number}`} aria-current={number === step ? "step" : undefined}>
                <span class="number">{words.number(number)}</span> {words.say(titles[number])}
              </a>
            </li>
          ))}
        </ol>
      </header>
      <h1 ref={head} tabIndex={-1}>
        {words.say(titles[step])}
      </h1>
      {bodies[step]()}
      <footer>
        {step > 1 && (
          <button type="button" class="quiet" data-testid="back" onClick={() => go((step - 1) as Step)}>
            {words.say("back")}
          </button>
        )}
        {step < 3 ? (
          <button
            type="button"
            class={step === 2 ? "quiet" : undefined}
            data-testid="next"
            onClick={() => go((step + 1) as Step)}
          >
            {words.say(step === 2 ? "welcomeLater" : "next")}
          </button>
        ) : (
          <button type="button" class="quiet" data-testid="done" onClick={props.done}>
            {words.say("welcomeDone")}
          </button>
        )}
      </footer>
    </main>
  );
}

const does: readonly MessageKey[] = ["doesCompare", "doesMark", "doesLocal"];
const doesNot: readonly MessageKey[] = ["doesNotJudge", "doesNotRate", "doesNotKnow"];

function Does({ words }: { readonly words: Words }) {
  return (
    <>
      <p class="lede">{words.say("welcomeLede")}</p>
      <Example words={words} />
      <div class="columns">
        <section>
          <h2>{words.say("doesHeading")}</h2>
          <ul class="statements">
            {does.map((key) => (
              <li key={key}>{words.say(key)}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{words.say("doesNotHeading")}</h2>
          <ul class="statements">
            {doesNot.map((key) => (
              <li key={key}>{words.say(key)}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

const meanings: Record<Verdict, MessageKey> = {
  corroborated: "meaningCorroborated",
  sameOrigin: "meaningSameOrigin",
  conflicting: "meaningConflicting",
  unique: "meaningUnique",
};

function TryIt({ words, open }: { readonly words: Words; readonly open: () => void }) {
  return (
    <>
      <p>{words.say("welcomeTryText")}</p>
      <button type="button" class="large" data-testid="open-sample" onClick={open}>
        {words.say("openSample")}
      </button>
      <h2>{words.say("legendHeading")}</h2>
      <dl class="legend">
        {verdictOrder.map((verdict) => (
          <div key={verdict}>
            <dt>
              <span class={`swatch swatch-${verdict}`} aria-hidden="true" />
              {verdictName(verdict, words)}
            </dt>
            <dd>{words.say(meanings[verdict])}</dd>
          </div>
        ))}
      </dl>
      <p class="details">
        {words.say("legendThin")}. {words.say("legendMap")}
      </p>
      <h2>{words.say("everyDayHeading")}</h2>
      <p>{words.say("everyDayText")}</p>
    </>
  );
}
