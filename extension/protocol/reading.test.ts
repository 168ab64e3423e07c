import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { protocolVersion } from "./envelope";
import { readExtent, readPlace, readTabFocus } from "./reading-arguments";
import type { TabCalls } from "./reading-calls";
import {
  clashingKeys,
  defaultReadingSettings,
  isKey,
  type KeyPress,
  keyCommands,
  palette,
  readKey,
  readReadingSettings,
} from "./reading-settings";
import { type Handlers, serveTab } from "./serve";

const own = { id: "second-source", root: "chrome-extension://second-source/" };

describe("in a page", () => {
  const handlers = () =>
    ({
      focusClaim: vi.fn(async () => "done" as const),
      hideMarks: vi.fn(async () => {}),
      press: vi.fn(async () => {}),
      modesChanged: vi.fn(async () => {}),
      withdrawn: vi.fn(async () => {}),
    }) satisfies Handlers<TabCalls, unknown>;
  const call = (method: string, argument: unknown) => ({ secondSource: protocolVersion, method, argument });

  test("the extension itself is answered", async () => {
    const tab = handlers();
    const message = call("focusClaim", { claim: 3, how: "open" });
    expect(await serveTab(tab, own, message, { id: own.id, url: `${own.root}background.js` })).toEqual({
      ok: true,
      value: "done",
    });
    expect(tab.focusClaim.mock.calls[0]).toEqual([{ claim: 3, how: "open" }, { kind: "reader" }]);
  });

  test("another extension and another page's script are not", async () => {
    const tab = handlers();
    for (const sender of [{ id: "other" }, {}, { id: own.id, tab: { id: 1 } }]) {
      const answer = await serveTab(tab, own, call("hideMarks", true), sender);
      expect(answer).toMatchObject({ ok: false, failure: { code: "refused" } });
    }
    expect(tab.hideMarks).not.toHaveBeenCalled();
  });
});

describe("what page and panel tell each other", () => {
  test("a place names claims by number", () => {
    expect(readPlace({ pointed: 2, found: [1, 2], hidden: false, more: 1 })).toEqual({
      pointed: 2,
      found: [1, 2],
      hidden: false,
    });
    for (const wrong of [
      undefined,
      { found: "1" },
      { found: [-1] },
      { found: [], inView: 0.5 },
      { found: Array(20_001).fill(1) },
    ])
      expect(() => readPlace(wrong)).toThrow();
  });

  test("a claim is led to in one of the agreed ways", () => {
    expect(readTabFocus({ tab: 4, claim: 0, how: "point" })).toEqual({ tab: 4, claim: 0, how: "point" });
    for (const wrong of [
      { tab: 4, claim: 0, how: "toString" },
      { tab: 4, claim: "0", how: "show" },
      { claim: 0, how: "show" },
    ])
      expect(() => readTabFocus(wrong)).toThrow();
  });

  test("an extent is a number of words, and a cut that is known", () => {
    expect(readExtent({ words: 90, cut: "paywall" })).toEqual({ words: 90, cut: "paywall" });
    expect(readExtent({ words: 90, cut: "constructor" })).toEqual({ words: 90 });
    expect(readExtent(undefined)).toBeUndefined();
    expect(() => readExtent({ words: Number.NaN })).toThrow();
  });
});

describe("settings", () => {
  test("what was kept is read back, and an older or damaged record falls back field by field", () => {
    const chosen = {
      ...defaultReadingSettings,
      intensity: "strong",
      shown: { ...defaultReadingSettings.shown, unique: false },
      looks: { ...defaultReadingSettings.looks, unique: { line: "wavy", colour: "blue" } },
    };
    expect(readReadingSettings(chosen)).toEqual(chosen);
    expect(
      readReadingSettings({
        intensity: "deafening",
        shown: { unique: false, conflicting: "no" },
        looks: { unique: { line: "wavy", colour: "constructor" } },
        keys: { map: { nextClaim: "Escape", hideMarks: "" } },
      }),
    ).toEqual({
      ...defaultReadingSettings,
      shown: { ...defaultReadingSettings.shown, unique: false },
      keys: { on: true, map: { ...defaultReadingSettings.keys.map, hideMarks: "" } },
    });
  });

  test("anything at all is read as settings", () => {
    fc.assert(
      fc.property(fc.anything(), (kept) => {
        const read = readReadingSettings(kept);
        expect(readReadingSettings(read)).toEqual(read);
      }),
    );
  });

  test("no two commands come with the same key", () => {
    const { map } = defaultReadingSettings.keys;
    expect(clashingKeys(map)).toEqual([]);
    expect(keyCommands.every((command) => isKey(map[command]))).toBe(true);
    expect(clashingKeys({ ...map, hideMarks: "Alt+N", copyCitation: "", openCard: "" })).toEqual([
      "hideMarks",
    ]);
  });

  const pressed = (key: string, code: string, held: Partial<KeyPress> = {}) =>
    readKey({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });
  const alt = { altKey: true };

  test("a letter counts as it is printed", () => {
    expect(pressed("n", "KeyN", alt)).toBe("Alt+N");
    // AZERTY prints A where QWERTY prints Q.
    expect(pressed("a", "KeyQ", alt)).toBe("Alt+A");
    expect(pressed("N", "KeyN", { shiftKey: true, ctrlKey: true })).toBe("Ctrl+Shift+N");
  });

  test("where Alt or the script makes something else of a letter, its place counts", () => {
    expect(pressed("Dead", "KeyN", alt)).toBe("Alt+N");
    expect(pressed("π", "KeyP", alt)).toBe("Alt+P");
    expect(pressed("т", "KeyN", alt)).toBe("Alt+N");
    expect(pressed("!", "Digit1", { shiftKey: true })).toBe("Shift+1");
  });

  test("keys that pages and browsers need cannot be chosen", () => {
    for (const [key, code] of [
      ["Escape", "Escape"],
      ["Tab", "Tab"],
      ["Enter", "Enter"],
      [" ", "Space"],
      ["Shift", "ShiftLeft"],
    ] as const)
      expect(pressed(key, code)).toBeUndefined();
  });
});

/** WCAG 2.2, relative luminance and contrast. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe("every colour of the palette", () => {
  for (const [name, { page, light, dark }] of Object.entries(palette)) {
    test(`${name} can be seen on light and dark pages and screens`, () => {
      expect(contrast(page, "#ffffff")).toBeGreaterThanOrEqual(3);
      expect(contrast(page, "#1b1b1b")).toBeGreaterThanOrEqual(3);
      expect(contrast(light, "#ffffff")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, "#1f262b")).toBeGreaterThanOrEqual(4.5);
    });
  }
});
