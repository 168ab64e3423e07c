// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import type { Added } from "../protocol/library-calls";
import messages from "../public/_locales/en/messages.json";
import { lookupIn, wordsFrom } from "../words/words";
import { AddPage } from "./add-page";

const words = wordsFrom(lookupIn(messages), "en");
const said = () => document.querySelector('[data-testid="page-added"]');

async function press(add: () => Promise<Added>) {
  act(() => render(<AddPage add={add} words={words} />, document.body));
  await act(async () => {
    document.querySelector<HTMLElement>('[data-testid="add-page"]')?.click();
    await new Promise((resolve) => setTimeout(resolve));
  });
}

afterEach(() => act(() => render(null, document.body)));

test.each([
  [{ outcome: "added", article: "a" }, "Added to your library"],
  [{ outcome: "updated", article: "a" }, "Updated in your library"],
  [{ outcome: "known", article: "a" }, "Already in your library"],
  [{ outcome: "refused", trouble: { code: "unreadable" } }, "Not added. No article was found in it."],
] as const)("a page that is %o is said to be: %s", async (added, text) => {
  await press(async () => added);
  expect(said()?.textContent).toBe(text);
});

test("a background that does not answer is said, too", async () => {
  await press(async () => {
    throw new Error("the background did not answer");
  });
  expect(said()?.textContent).toContain("the background did not answer");
  expect(said()?.className).toBe("trouble");
});

test("a page is not added twice by a double click", async () => {
  const add = vi.fn(() => new Promise<Added>(() => {}));
  await press(add);
  act(() => document.querySelector<HTMLElement>('[data-testid="add-page"]')?.click());
  expect(add).toHaveBeenCalledOnce();
});
