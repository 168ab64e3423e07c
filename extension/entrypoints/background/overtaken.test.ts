/** What becomes of a comparison that another one, another article or the reader's choice overtakes? */

import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { EngineHost } from "../../engine/host";
import type { Article, Report } from "../../engine/second-source";
import { setSite } from "../../stored/sites";
import { type TabState, tabState, watchTab } from "../../stored/tab-state";
import { Checks } from "./checks";

const article: Article = { blocks: [{ id: 0, role: "paragraph", text: "Text." }] };
const report: Report = {
  article: { id: "a" },
  coverage: "covered",
  claims: [],
  findings: [],
  library: { articles: 1, outlets: 1 },
};
const page = (url = "https://news.example/a") => ({ kind: "page" as const, tab: 4, url, document: "app" });

let open: () => Promise<void>;
let opened: () => void;
let check: (article: Article) => Report;

function checks(): Checks {
  const engine = { check: (given: Article) => check(given), coverage: () => ({ articles: [] }), free() {} };
  return new Checks(new EngineHost(() => open().then(() => ({ engine, notices: [] }))));
}

/** The engine takes its time from now on, until `opened` is called. */
function opensLate(): void {
  const opening = new Promise<void>((resolve) => {
    opened = resolve;
  });
  open = () => opening;
}

/** What the popup is told from now on. */
function statesFromNow(): (TabState | null)[] {
  const states: (TabState | null)[] = [];
  watchTab(4, (state) => states.push(state));
  return states;
}

/** All pages have heard of a permission that is gone. */
const heard = Promise.resolve();

const isCancelled = (asked: Promise<unknown>) => expect(asked).rejects.toMatchObject({ code: "cancelled" });

beforeEach(() => {
  fakeBrowser.reset();
  open = async () => {};
  check = () => report;
  Object.assign(fakeBrowser.scripting, {
    removeCSS: vi.fn(async () => {}),
    insertCSS: vi.fn(async () => {}),
    executeScript: vi.fn(async () => [{ documentId: "app" }]),
  });
});

test("a page that added words, and is then read anew, gets its report", async () => {
  const running = checks();
  opensLate();
  const again = running.compare({ article, sample: false, again: true }, page());
  const anew = running.compare({ article, sample: false }, page());
  opened();
  await isCancelled(again);
  await anew;
  expect(await tabState(4)).toMatchObject({ state: "report" });
});

describe("between the beginning of a long article and its whole", () => {
  let running: Checks;
  beforeEach(async () => {
    running = checks();
    await running.compare({ article, sample: false, part: true }, page());
    expect(await tabState(4)).toMatchObject({ state: "working", isPart: true });
  });

  test("a site that is never to be read any more is off", async () => {
    await setSite("https://news.example/*", "never");
    await running.modesChanged();
    expect(await tabState(4)).toMatchObject({ state: "off", url: "https://news.example/a" });
  });

  test("what is chosen for another site changes nothing", async () => {
    await setSite("https://other.example/*", "never");
    await running.modesChanged();
    await running.withdrawn(["https://other.example/*"], heard);
    expect(await tabState(4)).toMatchObject({ state: "working" });
  });

  test("a permission taken back ends it, and a later press is answered", async () => {
    await running.withdrawn(["*://*.news.example/*"], heard);
    expect(await tabState(4)).toMatchObject({ state: "cancelled" });
    await running.compare({ article, sample: false }, page());
    expect(await tabState(4)).toMatchObject({ state: "report" });
  });
});

test("a press on the next page is answered, though the pages hear late of a permission that was taken back", async () => {
  const running = checks();
  await running.compare({ article, sample: false, part: true }, page());
  let hear = () => {};
  const late = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const ended = running.withdrawn(["*://news.example/*"], late);
  vi.mocked(fakeBrowser.scripting.executeScript).mockImplementation(async (order) => {
    if ("files" in order) {
      hear();
      await ended;
      await running.compare({ article, sample: false }, page("https://news.example/b"));
    }
    return [{ documentId: "app" }] as never;
  });
  const tab = vi.spyOn(fakeBrowser.tabs, "get").mockResolvedValue({ url: "https://news.example/b" } as never);
  await running.start(4);
  tab.mockRestore();
  expect(await tabState(4)).toMatchObject({ state: "report", url: "https://news.example/b" });
});

test("a site that is set to “never” while the beginning is compared is off", async () => {
  const running = checks();
  opensLate();
  const part = running.compare({ article, sample: false, part: true }, page());
  await vi.waitFor(async () => expect(await tabState(4)).toMatchObject({ phase: "opening" }));
  await setSite("https://news.example/*", "never");
  opened();
  await isCancelled(part);
  expect(await tabState(4)).toMatchObject({ state: "off" });
});

test("nothing is written down any more once everything was deleted", async () => {
  const running = checks();
  opensLate();
  const asked = running.compare({ article, sample: false, part: true }, page());
  await vi.waitFor(async () => expect(await tabState(4)).toMatchObject({ phase: "opening" }));
  await running.endAll();
  await fakeBrowser.storage.session.clear();
  opened();
  await isCancelled(asked);
  expect(await tabState(4)).toBeNull();
});

test("a permission taken back leaves the report that was compared again beneath", async () => {
  const running = checks();
  await running.compare({ article, sample: false }, page());
  let reached = () => {};
  const comparing = new Promise<void>((resolve) => {
    reached = resolve;
  });
  check = () => {
    reached();
    return report;
  };
  const again = running.compare({ article, sample: false, again: true }, page());
  const ended = comparing.then(() => running.withdrawn(["<all_urls>"], heard));
  await isCancelled(again);
  await ended;
  expect(await tabState(4)).toMatchObject({ state: "report" });
});

describe("another article in the same document, as single-page apps show it,", () => {
  const other = "https://news.example/b";

  test("is not compared beneath the beginning of the one before", async () => {
    const running = checks();
    await running.compare({ article, sample: false, part: true }, page());
    const states = statesFromNow();
    await running.compare({ article: { ...article, title: "Other" }, sample: false }, page(other));
    expect(states[0]).toMatchObject({ state: "working", phase: "opening", title: "Other" });
    expect(states[0]).not.toHaveProperty("before");
    expect(states[0]).not.toHaveProperty("isPart");
  });

  test("is not compared beneath the report of the one before", async () => {
    const running = checks();
    await running.compare({ article, sample: false }, page());
    const tab = vi.spyOn(fakeBrowser.tabs, "get").mockResolvedValue({ url: other } as never);
    const states = statesFromNow();
    await running.start(4);
    expect(states[0]).toMatchObject({ state: "working", phase: "reading" });
    expect(states[0]).not.toHaveProperty("before");
    tab.mockResolvedValue({ url: "https://news.example/a#comments" } as never);
    await running.compare({ article, sample: false }, page());
    states.length = 0;
    await running.start(4);
    expect(states[0]).toMatchObject({ state: "working", phase: "reading", before: report });
    tab.mockRestore();
  });

  test("is not confined to the words that were selected in the one before", async () => {
    const running = checks();
    const { scripting } = fakeBrowser;
    vi.mocked(scripting.executeScript).mockImplementation(async (order) => {
      if ("files" in order) await running.compare({ article, sample: false }, page());
      return [{ documentId: "app" }] as never;
    });
    await running.start(4, "The talks lasted six hours.");
    expect(await tabState(4)).toHaveProperty("selection");
    await running.compare({ article, sample: false, again: true }, page(other));
    expect(await tabState(4)).toMatchObject({ state: "report", url: other });
    expect(await tabState(4)).not.toHaveProperty("selection");
  });
});
