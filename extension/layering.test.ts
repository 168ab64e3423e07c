/** Do imports point downwards only? The order stands in the design: engine, protocol < stored, words < page, ui < entrypoints. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = import.meta.dirname;

/** Layer → layers it may import from, besides itself. */
const allowed: Record<string, readonly string[]> = {
  engine: [],
  protocol: ["engine"],
  words: ["engine"],
  catalogue: ["engine", "protocol"],
  stored: ["engine", "protocol", "words"],
  page: ["engine", "protocol", "words"],
  library: ["engine", "protocol", "stored", "words", "catalogue"],
  ui: ["engine", "protocol", "stored", "words", "catalogue"],
  entrypoints: ["engine", "protocol", "stored", "words", "catalogue", "page", "library", "ui"],
};
/** Layers that also run on the playground, where there is no `browser`. A type import leaves no trace there. */
const withoutBrowser = ["engine", "protocol", "words", "catalogue", "page", "ui"];

interface Import {
  readonly file: string;
  readonly layer: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

function sources(layer: string): string[] {
  const folder = join(root, layer);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|^pkg/.test(file))
    .map((file) => join(folder, file));
}

function importsOf(file: string, layer: string): Import[] {
  const code = readFileSync(file, "utf8");
  return [...code.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm)].map(
    ([, type, from = ""]) => ({ file: relative(root, file), layer, from, typeOnly: type !== undefined }),
  );
}

const present = new Set(readdirSync(root));
const all = Object.keys(allowed)
  .filter((layer) => present.has(layer))
  .flatMap((layer) => sources(layer).flatMap((file) => importsOf(file, layer)));

describe("imports", () => {
  test("there are some: the test reads the files it means to read", () => {
    expect(new Set(all.map(({ layer }) => layer)).size).toBeGreaterThanOrEqual(7);
  });

  test("point to lower layers only", () => {
    const wrong = all
      .filter(({ from }) => from.startsWith("."))
      .map((found) => ({
        ...found,
        to: relative(root, resolve(root, dirname(found.file), found.from)).split("/")[0] ?? "",
      }))
      .filter(({ layer, to }) => to in allowed && to !== layer && !allowed[layer]?.includes(to))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  test("keep the browser out of what the playground shares", () => {
    const wrong = all
      .filter(({ layer, typeOnly }) => withoutBrowser.includes(layer) && !typeOnly)
      .filter(({ from }) => from.startsWith("wxt") || from.includes("/stored/"))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });
});
