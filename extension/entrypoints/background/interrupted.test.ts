import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { EngineHost } from "../../engine/host";
import type { Article, Report } from "../../engine/second-source";
import { tabState } from "../../stored/tab-state";
import { Checks } from "./checks";

const article: Article = { blocks: [{ id: 0, role: "paragraph", text: "Text." }] };
const claims = ["The talks lasted six hours.", "A choir sang."].map((text, id) => ({
  id,
  range: { block: 0, start: 0, end: 4 },
  text,
  checkworthiness: 1,
}));
const report: Report = {
  article: { id: "a" },
  coverage: "covered",
  claims,
  findings: [],
  library: { articles: 1, outlets: 1 },
};
const page = { kind: "page" as const, tab: 4, url: "https://news.example/a" };
const scripting = {
  removeCSS: vi.fn(async () => {}),
  insertCSS: vi.fn(async () => {}),
  executeScript: vi.fn(async (_: object): Promise<object[]> => []),
};

let open: () => Promise<void>;
function checks(): Checks {
  const engine = { check: () => report, coverage: () => ({ articles: [] }), free: () => {} };
  return new Checks(new EngineHost(() => open().then(() => ({ engine, notices: [] }))));
}

/** What the content script does in the page. Glances at the page go on in silence. */
function inserted(act: () => Promise<unknown>): void {
  scripting.executeScript.mockImplementation(async (order) => {
    if ("files" in order) await act();
    return [];
  });
}

beforeEach(() => {
  fakeBrowser.reset();
  open = async () => {};
  scripting.insertCSS.mockImplementation(async () => {});
  scripting.executeScript.mockImplementation(async () => []);
  Object.assign(fakeBrowser.scripting, scripting);
});

describe("a report that does not fit the browser's session storage", () => {
  test("is not waited for without end: the popup says that it failed", async () => {
    const { session } = fakeBrowser.storage;
    const set = session.set.bind(session);
    const full = vi.spyOn(session, "set").mockImplementation(async (items) => {
      if (JSON.stringify(items).includes('"report"'))
        throw new Error("Session storage quota bytes exceeded.");
      await set(items);
    });
    const running = checks();
    await expect(running.compare({ article, sample: false }, page)).rejects.toThrow("quota");
    full.mockRestore();
    expect(await tabState(4)).toMatchObject({ state: "error", message: expect.stringContaining("quota") });
    await running.compare({ article, sample: false }, page);
    expect(await tabState(4)).toMatchObject({ state: "report" });
  });
});

describe("a page that cannot be read", () => {
  test.each([
    "Cannot access a chrome:// URL",
    'Cannot access contents of url "https://news.example/". Extension manifest must request permission to access this host.',
    "The extensions gallery cannot be scripted.",
    "Missing host permission for the tab",
  ])("because the browser forbids it: “%s”", async (message) => {
    scripting.insertCSS.mockRejectedValue(new Error(message));
    await checks().start(4);
    expect(await tabState(4)).toEqual({ state: "restricted" });
  });

  test.each(["Frame with ID 0 was removed.", "Frame with ID 0 is showing error page", "No tab with id: 4"])(
    "for the moment may be tried again: “%s”",
    async (message) => {
      scripting.insertCSS.mockRejectedValue(new Error(message));
      await checks().start(4);
      expect(await tabState(4)).toMatchObject({ state: "error", trouble: "page" });
    },
  );
});

describe("a comparison that the reader cancels", () => {
  test("after its article was sent does not cost the next article of the same page", async () => {
    let opened = () => {};
    open = () => new Promise((resolve) => (opened = resolve));
    const running = checks();
    const asked = running.compare({ article, sample: false }, page);
    await vi.waitFor(async () => expect(await tabState(4)).toMatchObject({ phase: "opening" }));
    await running.cancel(4);
    opened();
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
    await running.compare({ article, sample: false }, page);
    expect(await tabState(4)).toMatchObject({ state: "report" });
  });
});

describe("a comparison of selected words", () => {
  test("stays one of these words when the page adds to its article", async () => {
    const running = checks();
    inserted(() => running.compare({ article, sample: false }, page));
    await running.start(4, "The talks lasted six hours.");
    await running.compare({ article, sample: false, again: true }, page);
    expect(await tabState(4)).toMatchObject({
      selection: "The talks lasted six hours.",
      report: { claims: [{ id: 0 }] },
    });
    await running.start(4);
    expect(await tabState(4)).not.toHaveProperty("selection");
  });
});
