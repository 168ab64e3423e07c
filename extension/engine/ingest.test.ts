import { expect, test } from "vitest";
import { initSync } from "#ingest/second_source.js";
import { core } from "../library/testing/desk";
import { ingest, renewing } from "./ingest";

const page =
  "<article><h1>Rates cut</h1><p>The central bank of Calderia cut its main rate to 4.5 per cent on Tuesday, it said.</p></article>";

test("a page that breaks the core down costs that page, and the next one is read by a new core", () => {
  core();
  const instance = () => initSync({ module: new Uint8Array() });
  const before = instance();
  const breaking = renewing({
    ...ingest,
    page: () => {
      throw new WebAssembly.RuntimeError("unreachable");
    },
  });
  expect(() => breaking.page(page, "https://courier.example/a")).toThrow("unreachable");
  expect(instance()).not.toBe(before);
  const article = ingest.page(page, "https://courier.example/b");
  expect(article.title).toBe("Rates cut");
  const packed = ingest.pack([article]);
  expect(ingest.articles(packed.index, new Map(packed.texts.map((text, n) => [n, text])))).toHaveLength(1);
});

test("an ordinary error costs nothing", () => {
  core();
  const instance = () => initSync({ module: new Uint8Array() });
  const before = instance();
  expect(() => ingest.page("", "https://courier.example/a")).toThrow();
  expect(instance()).toBe(before);
});
