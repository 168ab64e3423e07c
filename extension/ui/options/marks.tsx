/** How do marks look? Line, colour and strength, with a preview on a light and on a dark page. */

import type { Verdict } from "../../engine/second-source";
import {
  type Intensity,
  intensities,
  type LineStyle,
  lineStyles,
  type MarkColour,
  type MarkLook,
  palette,
  type ReadingSettings,
} from "../../protocol/reading-settings";
import { verdictName, verdictOrder } from "../../words/phrases";
import type { MessageKey, Words } from "../../words/words";
import { Preview } from "./preview";

export interface MarksProps {
  readonly settings: ReadingSettings;
  readonly words: Words;
  readonly change: (changes: Partial<ReadingSettings>) => void;
  /** Back to the choices that the extension comes with. */
  readonly reset: () => void;
}

const intensityNames: Record<Intensity, MessageKey> = {
  faint: "intensityFaint",
  calm: "intensityCalm",
  strong: "intensityStrong",
};

const lineNames: Record<LineStyle, MessageKey> = {
  solid: "lineSolid",
  dotted: "lineDotted",
  double: "lineDouble",
  dashed: "lineDashed",
  wavy: "lineWavy",
};

const colourNames: Record<MarkColour, MessageKey> = {
  green: "colourGreen",
  teal: "colourTeal",
  blue: "colourBlue",
  violet: "colourViolet",
  pink: "colourPink",
  orange: "colourOrange",
  brown: "colourBrown",
  grey: "colourGrey",
};

const colours = Object.keys(palette) as MarkColour[];

export function MarksSection({ settings, words, change, reset }: MarksProps) {
  const { looks, shown, intensity, map } = settings;
  const setLook = (verdict: Verdict, look: Partial<MarkLook>) =>
    change({ looks: { ...looks, [verdict]: { ...looks[verdict], ...look } } });
  return (
    <>
      <Preview settings={settings} words={words} />
      {sameLook(looks) && <p class="trouble">{words.say("looksAlike")}</p>}
      {verdictOrder.map((verdict) => (
        <fieldset key={verdict} class="look" data-verdict={verdict}>
          <legend>{verdictName(verdict, words)}</legend>
          <label class="tick">
            <input
              type="checkbox"
              checked={shown[verdict]}
              onChange={({ currentTarget: { checked } }) =>
                change({ shown: { ...shown, [verdict]: checked } })
              }
            />
            {words.say("lookShown")}
          </label>
          <Choice
            label={words.say("lookLine")}
            values={lineStyles}
            chosen={looks[verdict].line}
            nameOf={(line) => words.say(lineNames[line])}
            choose={(line) => setLook(verdict, { line })}
          />
          <Choice
            label={words.say("lookColour")}
            values={colours}
            chosen={looks[verdict].colour}
            nameOf={(colour) => words.say(colourNames[colour])}
            choose={(colour) => setLook(verdict, { colour })}
          />
        </fieldset>
      ))}
      <fieldset class="row">
        <legend>{words.say("intensityHeading")}</legend>
        {intensities.map((name) => (
          <label key={name} class="tick">
            <input
              type="radio"
              name="intensity"
              checked={name === intensity}
              onChange={() => change({ intensity: name })}
            />
            {words.say(intensityNames[name])}
          </label>
        ))}
      </fieldset>
      <label class="tick">
        <input
          type="checkbox"
          checked={map}
          data-testid="map"
          onChange={({ currentTarget: { checked } }) => change({ map: checked })}
        />
        {words.say("mapShown")}
      </label>
      <p>
        <button type="button" class="quiet" data-testid="reset-marks" onClick={reset}>
          {words.say("resetMarks")}
        </button>
      </p>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly nameOf: (value: Value) => string;
  readonly choose: (value: Value) => void;
}

function Choice<Value extends string>({ label, values, chosen, nameOf, choose }: ChoiceProps<Value>) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={chosen}
        onChange={({ currentTarget: { selectedIndex } }) => {
          const value = values[selectedIndex];
          if (value) choose(value);
        }}
      >
        {values.map((value) => (
          <option key={value} value={value} selected={value === chosen}>
            {nameOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Two verdicts that share line and colour cannot be told apart. */
function sameLook(looks: ReadingSettings["looks"]): boolean {
  const names = verdictOrder.map((verdict) => `${looks[verdict].line} ${looks[verdict].colour}`);
  return new Set(names).size < names.length;
}
