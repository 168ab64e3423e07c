// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { describe, expect, test } from "vitest";
import { markRules } from "../../page/mark-styles";
import { defaultReadingSettings, intensities, lineStyles } from "../../protocol/reading-settings";
import messages from "../../public/_locales/en/messages.json";
import { lookupIn, wordsFrom } from "../../words/words";
import { Preview } from "./preview";

const words = wordsFrom(lookupIn(messages), "en");
const drawn = (verdict: string) =>
  document.querySelector<HTMLElement>(`.preview.light [data-verdict="${verdict}"]`)?.style;

describe("the preview in the options", () => {
  for (const intensity of intensities) {
    test(`draws ${intensity} marks as pages show them: line, thickness and colour`, () => {
      for (const line of lineStyles) {
        const looks = { ...defaultReadingSettings.looks, unique: { line, colour: "pink" } as const };
        const settings = { ...defaultReadingSettings, intensity, looks };
        act(() => render(<Preview settings={settings} words={words} />, document.body));
        const rule = /second-source-unique\) \{ text-decoration: underline (\w+) (#\w+) ([\d.]+)px/.exec(
          markRules(settings),
        );
        expect(rule?.slice(1)).toEqual([
          drawn("unique")?.textDecorationStyle,
          "#c2609a",
          drawn("unique")?.textDecorationThickness.replace("px", ""),
        ]);
      }
    });
  }

  test("shows no line for a finding that the reader does not want marked", () => {
    const shown = { ...defaultReadingSettings.shown, unique: false };
    act(() =>
      render(<Preview settings={{ ...defaultReadingSettings, shown }} words={words} />, document.body),
    );
    expect(drawn("unique")?.textDecorationLine).toBe("");
    expect(drawn("conflicting")?.textDecorationLine).toBe("underline");
  });
});
