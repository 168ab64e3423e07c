// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { searchArticle } from "./readable";
import { atOnce, inSlices, type Steps } from "./slices";

const sentence =
  "Diplomats of both countries met at the residence of the consul general and talked for six hours. ";

/** 20,000 words, a link in every paragraph, with a menu and teasers around them. */
function dossier(): void {
  const paragraphs = Array.from(
    { length: 600 },
    (_, n) => `<p>${n + 1}. ${sentence} <a href="/x">${sentence.slice(0, 30)}</a> ${sentence}</p>`,
  );
  const menu = Array.from({ length: 300 }, (_, n) => `<li><a href="/s${n}">Section ${n}</a></li>`);
  document.body.innerHTML = `<nav><ul>${menu.join("")}</ul></nav><main><article><h1>Talks</h1>${paragraphs.join("")}</article></main>`;
}

/** Every look at the clock finds it a millisecond later, so that what is counted does not depend on the machine. */
let now = 0;
let pauses = 0;

beforeEach(() => {
  now = 0;
  pauses = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now++);
  vi.stubGlobal("scheduler", {
    yield: async () => {
      pauses += 1;
    },
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe("long work", () => {
  test("lets the page have its turn again and again while an article of 20,000 words is looked for", async () => {
    dossier();
    const found = await inSlices(searchArticle(document));
    expect(found?.blocks.length).toBeGreaterThan(600);
    // A slice is 8 steps of a millisecond here.
    const nodes = document.createTreeWalker(document.body);
    let walked = 0;
    while (nodes.nextNode()) walked += 1;
    expect(pauses).toBeGreaterThan(walked / 60 / 9);
  });

  test("comes in steps that look at few elements each", () => {
    dossier();
    const asked = vi.spyOn(Element.prototype, "matches");
    const work = searchArticle(document);
    let most = 0;
    for (let step = work.next(); !step.done; step = work.next()) {
      most = Math.max(most, asked.mock.calls.length);
      asked.mockClear();
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(400);
  });

  test("finds the same in slices as in one go", async () => {
    dossier();
    const sliced = await inSlices(searchArticle(document));
    expect(sliced?.article).toEqual(atOnce(searchArticle(document))?.article);
  });

  test("ends at its next pause once nobody wants it any more", async () => {
    const wanted = new AbortController();
    let steps = 0;
    function* endless(): Steps<never> {
      for (;;) {
        steps += 1;
        if (steps === 20) wanted.abort(new Error("another page"));
        yield;
      }
    }
    await expect(inSlices(endless(), wanted.signal)).rejects.toThrow("another page");
    expect(steps).toBeLessThan(40);
  });

  test("goes on where the browser knows no pauses of its own", async () => {
    vi.stubGlobal("scheduler", undefined);
    dossier();
    expect((await inSlices(searchArticle(document)))?.blocks.length).toBeGreaterThan(600);
  });
});
