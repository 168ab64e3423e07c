/**
 * What may readers choose about marks and keys?
 *
 * Agreed between the page, which draws by it, the options, which change it, and every view that shows a legend. Kept in
 * `stored/reading-settings.ts`. Colours come from a palette instead of a colour picker, because each has been checked
 * on white and on near-black pages: a mark that cannot be seen would read as "nothing to compare here".
 */

import type { Verdict } from "../engine/second-source";

/** How loud marks are on the page, from hardly there to easy to spot. */
export type Intensity = "faint" | "calm" | "strong";
export const intensities: readonly Intensity[] = ["faint", "calm", "strong"];

/** Lines are the part of a mark that needs no colour. */
export type LineStyle = "solid" | "dotted" | "double" | "dashed" | "wavy";
export const lineStyles: readonly LineStyle[] = ["solid", "dotted", "double", "dashed", "wavy"];

export type MarkColour = "green" | "teal" | "blue" | "violet" | "pink" | "orange" | "brown" | "grey";

export interface Shades {
  /** Under the words of any page: at least 3:1 on white and on #1b1b1b (WCAG 1.4.11). */
  readonly page: string;
  /** On our own light screens, at least 4.5:1 on white. */
  readonly light: string;
  /** On our own dark screens, at least 4.5:1 on #1f262b. */
  readonly dark: string;
}

export const palette: Readonly<Record<MarkColour, Shades>> = {
  green: { page: "#2f8f6b", light: "#217a58", dark: "#5cc39b" },
  teal: { page: "#4d8a80", light: "#3f7268", dark: "#8fbdb2" },
  blue: { page: "#3f86c4", light: "#1f659f", dark: "#7fb8ea" },
  violet: { page: "#7b79c9", light: "#5f5cb8", dark: "#a9a7f0" },
  pink: { page: "#c2609a", light: "#a43d7c", dark: "#eb9cc8" },
  orange: { page: "#c8641e", light: "#b4540f", dark: "#f0a05a" },
  brown: { page: "#9a7448", light: "#7d5a30", dark: "#d0ab80" },
  grey: { page: "#7d8589", light: "#5d666b", dark: "#aeb8bd" },
};

export interface MarkLook {
  readonly line: LineStyle;
  readonly colour: MarkColour;
}

/** What a key does in a page. Escape always closes the card and cannot be given away. */
export type KeyCommand =
  | "nextClaim"
  | "previousClaim"
  | "nextConflict"
  | "openCard"
  | "copyCitation"
  | "hideMarks";

export const keyCommands: readonly KeyCommand[] = [
  "nextClaim",
  "previousClaim",
  "nextConflict",
  "openCard",
  "copyCitation",
  "hideMarks",
];

export interface ReadingSettings {
  readonly intensity: Intensity;
  /** Verdicts that are drawn; the others stay in popup and panel. */
  readonly shown: Readonly<Record<Verdict, boolean>>;
  readonly looks: Readonly<Record<Verdict, MarkLook>>;
  /** The map of marks along the scroll bar. */
  readonly map: boolean;
  readonly keys: {
    /** Whether keys act in pages at all. */
    readonly on: boolean;
    /** Key of each command as {@link readKey} writes it: "Alt+N". "" for none. */
    readonly map: Readonly<Record<KeyCommand, string>>;
  };
}

export const defaultReadingSettings: ReadingSettings = {
  intensity: "calm",
  shown: { corroborated: true, sameOrigin: true, conflicting: true, unique: true },
  looks: {
    corroborated: { line: "solid", colour: "green" },
    sameOrigin: { line: "dotted", colour: "teal" },
    conflicting: { line: "double", colour: "orange" },
    unique: { line: "dashed", colour: "violet" },
  },
  map: true,
  keys: {
    on: true,
    map: {
      nextClaim: "Alt+N",
      previousClaim: "Alt+P",
      nextConflict: "Alt+C",
      openCard: "Alt+O",
      copyCitation: "Alt+Q",
      hideMarks: "Alt+M",
    },
  },
};

/** The settings in whatever was kept: what is missing or unknown, as after an update, is taken from the defaults. */
export function readReadingSettings(kept: unknown): ReadingSettings {
  const { intensity, shown, looks, map, keys } = fields(kept);
  const { on, map: keyMap } = fields(keys);
  const initial = defaultReadingSettings;
  return {
    intensity: oneOf(intensities, intensity) ?? initial.intensity,
    shown: each(initial.shown, shown, (value) => (typeof value === "boolean" ? value : undefined)),
    looks: each(initial.looks, looks, readLook),
    map: typeof map === "boolean" ? map : initial.map,
    keys: {
      on: typeof on === "boolean" ? on : initial.keys.on,
      map: each(initial.keys.map, keyMap, (value) =>
        typeof value === "string" && (value === "" || isKey(value)) ? value : undefined,
      ),
    },
  };
}

/** The parts of a `KeyboardEvent` that tell which key it is. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const keyForm =
  /^(Ctrl\+)?(Alt\+)?(Shift\+)?(Meta\+)?([A-Z0-9]|[,.;/'[\]\\=-]|F([1-9]|1[0-2])|Arrow(Up|Down|Left|Right))$/;

/** Whether `name` names a key in the form of {@link readKey}. */
export function isKey(name: string): boolean {
  return keyForm.test(name);
}

/**
 * The pressed key as "Ctrl+Alt+Shift+Meta+N", in this order, or nothing for keys that cannot be chosen (Escape, Tab,
 * Enter, letters with accents). A letter counts as it is printed on the keyboard; where Alt makes another character of
 * it (Alt+N on a Mac is a dead key) or the keyboard writes another script, the key's place counts.
 */
export function readKey({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): string | undefined {
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  const printed = /^[a-z0-9]$/i.test(key) ? key.toUpperCase() : (place?.[1] ?? place?.[2] ?? key);
  const modifiers = [ctrlKey && "Ctrl+", altKey && "Alt+", shiftKey && "Shift+", metaKey && "Meta+"];
  const name = modifiers.filter(Boolean).join("") + printed;
  return isKey(name) ? name : undefined;
}

/** The commands that share a key with an earlier one, and so would never be heard. */
export function clashingKeys(map: ReadingSettings["keys"]["map"]): KeyCommand[] {
  return keyCommands.filter((command, index) => {
    const key = map[command];
    return key !== "" && keyCommands.slice(0, index).some((earlier) => map[earlier] === key);
  });
}

function readLook(kept: unknown): MarkLook | undefined {
  const { line, colour } = fields(kept);
  const known = oneOf(lineStyles, line);
  if (!known || typeof colour !== "string" || !Object.hasOwn(palette, colour)) return undefined;
  return { line: known, colour: colour as MarkColour };
}

function each<Name extends string, T>(
  initial: Readonly<Record<Name, T>>,
  kept: unknown,
  read: (value: unknown) => T | undefined,
): Record<Name, T> {
  const given = fields(kept);
  const names = Object.keys(initial) as Name[];
  return Object.fromEntries(names.map((name) => [name, read(given[name]) ?? initial[name]])) as Record<
    Name,
    T
  >;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((name) => name === value);
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
