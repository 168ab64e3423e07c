import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { EngineHost } from "../../engine/host";
import type { Article, CheckOptions, Report, Source } from "../../engine/second-source";
import { keepLibrarySettings, librarySettings } from "../../stored/library-state";
import { setSite } from "../../stored/sites";
import { tabState, watchTab } from "../../stored/tab-state";
import { Checks } from "./checks";
import { matchSites } from "./sites";

const article: Article = { blocks: [{ id: 0, role: "paragraph", text: "Text." }] };
const report: Report = {
  article: { id: "a" },
  coverage: "noOtherArticle",
  claims: [],
  findings: [],
  library: { articles: 0, outlets: 0 },
};
const page = (url = "https://news.example/a") => ({ kind: "page" as const, tab: 4, url });

let others: Source[];
let check: ReturnType<typeof vi.fn<(article: Article, options: CheckOptions) => Report>>;
let open: ReturnType<typeof vi.fn<() => Promise<void>>>;
let scripting: Record<string, ReturnType<typeof vi.fn>>;

function checks(): Checks {
  const engine = {
    check: (given: Article, options: CheckOptions) => check(given, options),
    coverage: () => ({ articles: others }),
    free: () => {},
  };
  return new Checks(new EngineHost(() => open().then(() => ({ engine, notices: [] }))));
}

beforeEach(() => {
  fakeBrowser.reset();
  others = [];
  check = vi.fn(() => report);
  open = vi.fn(async () => {});
  scripting = {
    removeCSS: vi.fn(async () => {}),
    insertCSS: vi.fn(async () => {}),
    executeScript: vi.fn(async () => []),
    getRegisteredContentScripts: vi.fn(async () => []),
    registerContentScripts: vi.fn(async () => {}),
    unregisterContentScripts: vi.fn(async () => {}),
  };
  Object.assign(fakeBrowser.scripting, scripting);
});

/** What the content script does in the page. Glances at the page go on in silence. */
function inserted(act: () => Promise<unknown>): void {
  scripting.executeScript?.mockImplementation(async ({ files }) => {
    if (files) await act();
    return [];
  });
}

describe("a comparison under way", () => {
  test("names the article that was found, and keeps the report before in sight", async () => {
    const running = checks();
    await running.compare({ article, sample: false }, page());
    open.mockImplementationOnce(() => new Promise(() => {}));
    const again = checks();
    inserted(async () => {
      void again.compare({ article: { ...article, title: "Talks end" }, sample: false }, page());
      await vi.waitFor(async () => expect(await tabState(4)).toMatchObject({ phase: "opening" }));
    });
    await again.start(4);
    expect(await tabState(4)).toEqual({
      state: "working",
      phase: "opening",
      title: "Talks end",
      before: report,
    });
  });

  test("tells who else covers the story before statements are compared, and can be cancelled then", async () => {
    others = [{ id: "m", outlet: "Meridian", title: "Talks end" }];
    const running = checks();
    const seen: unknown[] = [];
    watchTab(4, (state) => {
      if (state?.state !== "working" || !state.others) return;
      seen.push(state.others, check.mock.calls.length);
      void running.cancel(4);
    });
    const asked = running.compare({ article, sample: false }, page());
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
    expect(seen).toEqual([others, 0]);
    expect(check).not.toHaveBeenCalled();
    expect(await tabState(4)).toEqual({ state: "cancelled" });
  });

  test("of a long article shows what its beginning holds, and can be cancelled before the whole is compared", async () => {
    check.mockImplementation(() => ({ ...report, coverage: "covered" }));
    const running = checks();
    await running.compare({ article, sample: false, part: true }, page());
    expect(await tabState(4)).toMatchObject({
      state: "working",
      isPart: true,
      before: { coverage: "covered" },
    });
    const whole = running.compare({ article, sample: false }, page());
    await whole;
    expect(await tabState(4)).toMatchObject({ state: "report" });
    await running.compare({ article, sample: false, part: true }, page());
    await running.cancel(4);
    await expect(running.compare({ article, sample: false }, page())).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(await tabState(4)).toEqual({ state: "cancelled" });
    expect(check).toHaveBeenCalledTimes(3);
  });

  test("of a selection keeps the selected statements only, and the next one is of the whole page again", async () => {
    const claims = ["The talks lasted six hours.", "A choir sang."].map((text, id) => ({
      id,
      range: { block: 0, start: 0, end: 4 },
      text,
      checkworthiness: 1,
    }));
    check.mockImplementation(() => ({ ...report, coverage: "covered", claims }));
    const running = checks();
    inserted(() => running.compare({ article, sample: false }, page()));
    await running.start(4, "The talks lasted six hours.");
    expect(await tabState(4)).toMatchObject({
      selection: "The talks lasted six hours.",
      report: { claims: [{ id: 0 }] },
    });
    await running.start(4);
    const whole = await tabState(4);
    expect(whole?.state === "report" && whole.report.claims).toHaveLength(2);
    expect(whole).not.toHaveProperty("selection");
  });

  test("of a selection on a page without article compares the selected words", async () => {
    const running = checks();
    inserted(() => running.nothing("noArticle", page()));
    await running.start(4, "The talks lasted six hours.");
    expect(check.mock.calls[0]?.[0]).toMatchObject({ text: "The talks lasted six hours." });
    expect(await tabState(4)).toMatchObject({
      state: "report",
      selection: "The talks lasted six hours.",
    });
  });
});

describe("a check", () => {
  test("ends with a report for the page and for the popup", async () => {
    expect(await checks().compare({ article, sample: false }, page())).toEqual(report);
    expect(await tabState(4)).toEqual({
      state: "report",
      report,
      sample: false,
      url: "https://news.example/a",
    });
  });

  test("believes in samples on the reader's own machine only", async () => {
    await checks().compare({ article, sample: true }, page());
    await checks().compare({ article, sample: true }, page("http://127.0.0.1:8000/story"));
    expect(check.mock.calls.map(([, options]) => options.sample)).toEqual([false, true]);
  });

  test("leaves samples out that the reader has hidden", async () => {
    const local = page("http://127.0.0.1:8000/story");
    await keepLibrarySettings({ ...(await librarySettings()), hideSamples: true });
    await checks().compare({ article, sample: true }, local);
    await checks().compareSample({ tab: 4, article, links: {} });
    await keepLibrarySettings({ ...(await librarySettings()), hideSamples: false });
    await checks().compare({ article, sample: true }, local);
    await checks().compareSample({ tab: 4, article, links: {} });
    expect(check.mock.calls.map(([, options]) => options.sample)).toEqual([false, false, true, true]);
  });

  test("says what failed, and opens the engine anew the next time", async () => {
    const running = checks();
    open.mockRejectedValueOnce(new Error("library/index.json cannot be read"));
    await expect(running.compare({ article, sample: false }, page())).rejects.toThrow("index.json");
    expect(await tabState(4)).toMatchObject({ state: "error", trouble: "engine" });
    await running.compare({ article, sample: false }, page());
    expect(await tabState(4)).toMatchObject({ state: "report" });
    expect(open).toHaveBeenCalledTimes(2);
  });

  test("a panic costs the engine, an ordinary error does not", async () => {
    const running = checks();
    const fails = (error: Error) => {
      check.mockImplementationOnce(() => {
        throw error;
      });
      return expect(running.compare({ article, sample: false }, page())).rejects.toThrow();
    };
    await fails(new Error("too long"));
    await running.compare({ article, sample: false }, page());
    expect(open).toHaveBeenCalledTimes(1);
    await fails(new WebAssembly.RuntimeError("unreachable"));
    await running.compare({ article, sample: false }, page());
    expect(open).toHaveBeenCalledTimes(2);
  });

  test("cancelled while it waits for the engine, it draws nothing", async () => {
    const running = checks();
    let opened = () => {};
    open.mockReturnValueOnce(new Promise<void>((resolve) => (opened = resolve)));
    const asked = running.compare({ article, sample: false }, page());
    await vi.waitFor(async () => expect(await tabState(4)).toEqual({ state: "working", phase: "opening" }));
    await running.cancel(4);
    opened();
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
    expect(await tabState(4)).toEqual({ state: "cancelled" });
    expect(check).not.toHaveBeenCalled();
  });

  test("of a page that was left changes nothing", async () => {
    const running = checks();
    let opened = () => {};
    open.mockReturnValueOnce(new Promise<void>((resolve) => (opened = resolve)));
    const asked = running.compare({ article, sample: false }, page());
    await vi.waitFor(async () => expect(await tabState(4)).not.toBeNull());
    await running.leave(4);
    opened();
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
    expect(await tabState(4)).toBeNull();
  });
});

describe("a tab that begins to load something", () => {
  /** The document that stands in the tab, as the browser names it. */
  let shown: string;
  beforeEach(() => {
    shown = "first";
    scripting.executeScript?.mockImplementation(async () => [{ documentId: shown }]);
  });
  const from = (document: string) => ({ ...page(), document });

  test("keeps what is known of it where the word comes late, or of a jump within the page", async () => {
    const running = checks();
    await running.compare({ article, sample: false }, from("first"));
    expect(await running.moved(4)).toBe(false);
    expect(await tabState(4)).toMatchObject({ state: "report", document: "first" });
  });

  test("keeps a press that was made before the word of the page's own loading came", async () => {
    const running = checks();
    let opened = () => {};
    open.mockReturnValueOnce(new Promise<void>((resolve) => (opened = resolve)));
    scripting.executeScript?.mockImplementation(async ({ files }) => {
      if (files) await running.compare({ article, sample: false }, from("first"));
      return [{ documentId: shown }];
    });
    const asked = running.start(4);
    await vi.waitFor(async () => expect(await tabState(4)).toMatchObject({ phase: "opening" }));
    expect(await running.moved(4)).toBe(false);
    opened();
    await asked;
    expect(await tabState(4)).toMatchObject({ state: "report", document: "first" });
  });

  test("forgets the page before, also after the background was stopped", async () => {
    await checks().compare({ article, sample: false }, from("first"));
    shown = "second";
    expect(await checks().moved(4)).toBe(true);
    expect(await tabState(4)).toBeNull();
  });

  test("forgets what it knows where the browser does not let us look", async () => {
    const running = checks();
    await running.compare({ article, sample: false }, from("first"));
    scripting.executeScript?.mockRejectedValue(new Error("Cannot access contents of the page"));
    expect(await running.moved(4)).toBe(true);
    expect(await tabState(4)).toBeNull();
  });

  test("a report of the page before does not stand beside a new one that is compared", async () => {
    await checks().compare({ article, sample: false }, from("first"));
    shown = "second";
    open.mockImplementationOnce(() => new Promise(() => {}));
    const running = checks();
    scripting.executeScript?.mockImplementation(async ({ files }) => {
      if (files) void running.compare({ article, sample: false }, from("second"));
      return [{ documentId: shown }];
    });
    void running.start(4);
    await vi.waitFor(async () => expect(await tabState(4)).toMatchObject({ state: "working" }));
    expect(await tabState(4)).not.toHaveProperty("before");
  });

  test("a press on the new page is not taken for one on the page before", async () => {
    const running = checks();
    await running.compare({ article, sample: false }, from("first"));
    let looked = (_: unknown) => {};
    scripting.executeScript?.mockReturnValueOnce(new Promise((resolve) => (looked = resolve)));
    const moving = running.moved(4);
    await vi.waitFor(() => expect(scripting.executeScript).toHaveBeenCalledOnce());
    open.mockReturnValueOnce(new Promise(() => {}));
    shown = "second";
    void running.compare({ article, sample: false }, from("second"));
    looked([{ documentId: "second" }]);
    expect(await moving).toBe(false);
  });
});

describe("reading a tab", () => {
  test("inserts styles before the script", async () => {
    const running = checks();
    inserted(() => running.nothing("noArticle", page()));
    await running.start(4);
    expect(scripting.insertCSS).toHaveBeenCalledWith({
      target: { tabId: 4 },
      files: ["/content-scripts/article.css"],
    });
    expect(await tabState(4)).toMatchObject({ state: "nothing", reason: "noArticle" });
  });

  test("where the browser lets nobody in", async () => {
    scripting.insertCSS?.mockRejectedValue(new Error("Cannot access a chrome:// URL"));
    await checks().start(4);
    expect(await tabState(4)).toEqual({ state: "restricted" });
  });

  test("of a site that is never to be read inserts nothing", async () => {
    vi.spyOn(fakeBrowser.tabs, "get").mockResolvedValue({ url: "https://news.example/a" } as never);
    await setSite("https://news.example/*", "never");
    await checks().start(4);
    expect(scripting.executeScript).not.toHaveBeenCalledWith(
      expect.objectContaining({ files: expect.anything() }),
    );
    expect(await tabState(4)).toEqual({ state: "off", url: "https://news.example/a" });
  });

  test("a page that never answers is an error with a remedy", async () => {
    await checks().start(4);
    expect(await tabState(4)).toMatchObject({ state: "error", trouble: "page" });
  });

  test("cancelled while reading, the article that comes is not compared", async () => {
    const running = checks();
    inserted(async () => {
      await running.cancel(4);
      await expect(running.compare({ article, sample: false }, page())).rejects.toMatchObject({
        code: "cancelled",
      });
    });
    await running.start(4);
    expect(await tabState(4)).toEqual({ state: "cancelled" });
  });
});

describe("sites", () => {
  const pattern = "https://news.example/*";

  test("are registered when wished and permitted, and removed with either", async () => {
    const contains = vi.fn(async (_: { origins: string[] }) => false);
    Object.assign(fakeBrowser.permissions, { contains });
    await setSite(pattern, "always");
    await matchSites();
    expect(scripting.registerContentScripts).not.toHaveBeenCalled();

    // The same site under its other name, where that is permitted, too.
    const permitted = [pattern, "http://www.news.example/*"];
    contains.mockImplementation(async ({ origins: [origin] }) => permitted.includes(origin ?? ""));
    await matchSites();
    expect(scripting.registerContentScripts).toHaveBeenCalledWith(
      permitted.map((one) =>
        expect.objectContaining({ id: `site:${one}`, matches: [one], js: ["/content-scripts/detector.js"] }),
      ),
    );

    scripting.getRegisteredContentScripts?.mockResolvedValue([{ id: `site:${pattern}` }]);
    contains.mockResolvedValue(false);
    await matchSites();
    expect(scripting.unregisterContentScripts).toHaveBeenCalledWith({ ids: [`site:${pattern}`] });
  });
});
