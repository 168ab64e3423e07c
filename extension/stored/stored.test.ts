import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import type { Report } from "../engine/second-source";
import { defaultReadingSettings } from "../protocol/reading-settings";
import { sampleCount } from "./library-state";
import { forgetReadingPlace, keepReadingPlace, readingPlace, watchReadingPlace } from "./reading-place";
import {
  readingSettings,
  resetReadingSettings,
  setReadingSettings,
  watchReadingSettings,
} from "./reading-settings";
import { setSite, setSiteMode, siteMode, sitePattern, sites, watchSites } from "./sites";
import { forgetTab, forgetUnfinished, keepTab, type TabState, tabState, watchTab } from "./tab-state";

const report: Report = {
  article: { id: "a" },
  coverage: "covered",
  claims: [{ id: 0, range: { block: 0, start: 0, end: 4 }, text: "Text", checkworthiness: 1, mentions: [] }],
  findings: [],
  library: { articles: 1, outlets: 1 },
};
const done: TabState = { state: "report", report, sample: false, url: "https://news.example/a" };

beforeEach(() => fakeBrowser.reset());

describe("what is known about a tab", () => {
  test("is kept, watched and forgotten", async () => {
    const seen = vi.fn();
    const stop = watchTab(3, seen);
    await keepTab(3, { state: "working", phase: "opening" });
    expect(await tabState(3)).toEqual({ state: "working", phase: "opening" });
    expect(seen).toHaveBeenCalledWith({ state: "working", phase: "opening" }, null);
    await forgetTab(3);
    expect(await tabState(3)).toBeNull();
    stop();
  });

  test("mentions are not kept", async () => {
    await keepTab(3, done);
    const kept = await tabState(3);
    expect(kept?.state === "report" && kept.report.claims[0]).toEqual({
      id: 0,
      range: { block: 0, start: 0, end: 4 },
      text: "Text",
      checkworthiness: 1,
    });
  });

  test("a stopped background's unfinished work is forgotten, its reports are not", async () => {
    await keepTab(1, { state: "working", phase: "comparing" });
    await keepTab(2, done);
    await forgetUnfinished();
    expect(await tabState(1)).toBeNull();
    expect((await tabState(2))?.state).toBe("report");
  });

  test("where storage is full the other tabs make room", async () => {
    await keepTab(1, done);
    const set = vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValueOnce(new Error("quota"));
    await keepTab(2, done);
    expect(await tabState(1)).toBeNull();
    expect((await tabState(2))?.state).toBe("report");
    set.mockRestore();
  });
});

describe("sites", () => {
  test("a site is its scheme and host", () => {
    expect(sitePattern("https://www.news.example:8443/a?b#c")).toBe("https://www.news.example/*");
    expect(sitePattern("http://127.0.0.1:9000/")).toBe("http://127.0.0.1/*");
    for (const address of ["about:blank", "file:///a", "chrome://extensions", "nonsense", undefined]) {
      expect(sitePattern(address)).toBeUndefined();
    }
  });

  test("a wish is written down and taken back", async () => {
    const seen = vi.fn();
    watchSites(seen);
    await setSite("https://a.example/*", "always");
    await setSite("https://b.example/*", "always");
    expect(await sites()).toEqual({ "https://a.example/*": "always", "https://b.example/*": "always" });
    await setSite("https://a.example/*", undefined);
    expect(await sites()).toEqual({ "https://b.example/*": "always" });
    expect(seen).toHaveBeenCalledTimes(3);
  });

  test("a page's mode is that of its site, on click where none was chosen", async () => {
    await setSiteMode("https://a.example/*", "never");
    expect(await siteMode("https://a.example/x")).toBe("never");
    expect(await siteMode("https://b.example/x")).toBe("onClick");
    expect(await siteMode("about:blank")).toBe("onClick");
    for (const same of ["http://a.example/x", "https://www.a.example/", "http://www.a.example/"])
      expect(await siteMode(same)).toBe("never");
    expect(await siteMode("https://b.a.example/")).toBe("onClick");
    await setSiteMode("http://www.a.example/*", "always");
    expect(await sites()).toEqual({ "http://www.a.example/*": "always" });
    expect(await siteMode("https://a.example/x")).toBe("always");
    await setSiteMode("https://a.example/*", "onClick");
    expect(await sites()).toEqual({});
  });
});

describe("how marks look and which keys act", () => {
  test("two quick clicks are both kept", async () => {
    await Promise.all([setReadingSettings({ intensity: "strong" }), setReadingSettings({ map: false })]);
    expect(await readingSettings()).toMatchObject({ intensity: "strong", map: false });
  });

  test("choices are kept, watched and taken back", async () => {
    const seen = vi.fn();
    const stop = watchReadingSettings(seen);
    expect(await readingSettings()).toEqual(defaultReadingSettings);
    await setReadingSettings({ intensity: "strong" });
    expect(await readingSettings()).toEqual({ ...defaultReadingSettings, intensity: "strong" });
    expect(seen).toHaveBeenCalledWith({ ...defaultReadingSettings, intensity: "strong" });
    await resetReadingSettings();
    expect(await readingSettings()).toEqual(defaultReadingSettings);
    stop();
  });
});

test("the reader's place in a page is kept for the panel until the page goes", async () => {
  const seen = vi.fn();
  watchReadingPlace(5, seen);
  await keepReadingPlace(5, { pointed: 1, found: [0, 1], hidden: false });
  expect(await readingPlace(5)).toEqual({ pointed: 1, found: [0, 1], hidden: false });
  await forgetReadingPlace(5);
  expect(await readingPlace(5)).toBeNull();
  expect(seen).toHaveBeenCalledTimes(2);
});

test("samples are counted once a session, none of them too", async () => {
  const count = vi.fn(async () => 0);
  expect(await sampleCount(count)).toBe(0);
  expect(await sampleCount(count)).toBe(0);
  expect(count).toHaveBeenCalledTimes(1);
});
