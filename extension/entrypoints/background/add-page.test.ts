import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import type { Added } from "../../protocol/library-calls";
import messages from "../../public/_locales/en/messages.json";
import { keepTab } from "../../stored/tab-state";
import { lookupIn } from "../../words/words";
import { addPage } from "./add-page";

const shown = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  Object.assign(fakeBrowser.i18n, {
    getMessage: (key: string, values: string[]) =>
      key === "@@ui_locale" ? "en" : lookupIn(messages)(key, values),
  });
  Object.assign(fakeBrowser.action, {
    setBadgeBackgroundColor: async () => {},
    setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => shown(tabId, text),
    setTitle: async ({ title }: { title: string }) => shown(title),
  });
});
afterEach(() => vi.useRealTimers());

test.each([
  [async () => ({ outcome: "added", article: "a" }) as Added, "✓", "Added to your library"],
  [
    async (): Promise<Added> => ({ outcome: "refused", trouble: { code: "unreadable" } }),
    "!",
    "Not added. No article was found in it.",
  ],
  [
    async (): Promise<Added> => {
      throw new Error("no room");
    },
    "!",
    "Not added. That did not work: no room",
  ],
])("the button tells what became of a page that was added by key or menu", async (add, text, title) => {
  await addPage(4, add);
  expect(shown.mock.calls).toEqual([[4, text], [title]]);
});

test("after some seconds the button says again what it said before", async () => {
  await keepTab(4, { state: "error", trouble: "page", message: "" });
  await addPage(4, async () => ({ outcome: "known", article: "a" }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown.mock.calls.at(-1)).toEqual(["That did not work"]);
});
