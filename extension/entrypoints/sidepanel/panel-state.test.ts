import { JSDOM } from "jsdom";
import { expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import type { Call } from "../../protocol/envelope";
import messages from "../../public/_locales/en/messages.json";
import { keepTab } from "../../stored/tab-state";

test("a comparison that ends while the panel looks for the first time is not overlooked", async () => {
  // The browser's double does not run where the page's environment is jsdom's alone.
  const { window } = new JSDOM("", { url: "https://panel.example/" });
  const { document, location } = window;
  for (const [name, part] of Object.entries({ window, document, location })) vi.stubGlobal(name, part);
  const catalogue = Object.fromEntries(
    Object.entries(messages).map(([key, { message }]) => [key, { message }]),
  );
  await fakeBrowser.storage.local.set({ language: { language: "en", catalogue } });
  vi.spyOn(fakeBrowser.tabs, "query").mockResolvedValue([{ id: 4, windowId: 1 }] as never);
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(async (message) => {
    if ((message as unknown as Call).method !== "focusClaim") throw new Error("The library is not there.");
    return { ok: true, value: "unmarked" };
  });
  await keepTab(4, { state: "working", phase: "comparing" });
  const { session } = fakeBrowser.storage;
  const get = session.get.bind(session);
  let ended = false;
  vi.spyOn(session, "get").mockImplementation(async (keys) => {
    const now = await get(keys as never);
    if (!ended && JSON.stringify(keys).includes("tab:4")) {
      ended = true;
      await keepTab(4, { state: "restricted" });
    }
    return now;
  });
  await import("./main");
  await vi.waitFor(() => expect(fakeBrowser.runtime.sendMessage).toHaveBeenCalled());
  expect(ended).toBe(true);
  expect(document.querySelector("main")?.dataset.state).toBe("restricted");
});
