/** How does one of our pages begin? With its language, its direction and its title. */

import type { ReadingSettings } from "../protocol/reading-settings";
import { palette } from "../protocol/reading-settings";
import type { Words } from "../words/words";

export function dressScreen(document: Document, words: Words, title: string): void {
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = title;
}

const names = {
  corroborated: "corroborated",
  sameOrigin: "same-origin",
  conflicting: "conflicting",
  unique: "unique",
} as const;

/** Legends show the marks as the reader has chosen them. */
export function dressVerdicts(document: Document, { looks }: Pick<ReadingSettings, "looks">): void {
  const { style } = document.documentElement;
  for (const verdict of Object.keys(names) as (keyof typeof names)[]) {
    const { colour, line } = looks[verdict];
    const { light, dark } = palette[colour];
    style.setProperty(`--${names[verdict]}`, `light-dark(${light}, ${dark})`);
    // Borders know no waves.
    style.setProperty(`--${names[verdict]}-line`, line === "wavy" ? "dashed" : line);
  }
}
