// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readCatalogue, variedSet } from "../../catalogue/outlets";
import type { OutletRow } from "../../protocol/library-calls";
import messages from "../../public/_locales/en/messages.json";
import type { SyncState } from "../../stored/library-state";
import { lookupIn, wordsFrom } from "../../words/words";
import { Picker, type PickerCalls } from "./picker";

const words = wordsFrom(lookupIn(messages), "en");
const catalogue = readCatalogue(
  readFileSync(join(import.meta.dirname, "../../public/catalogue/outlets.tsv"), "utf8"),
);
const next = { label: "Open the library", go: vi.fn() };
const followed = new Set(["https://www.theguardian.com/world/rss"]);

function row(id: string, articles: number, trouble?: OutletRow["trouble"]): OutletRow {
  return {
    id,
    kind: "feeds",
    name: id,
    paused: false,
    feeds: [],
    articles,
    summariesOnly: 0,
    bytes: 0,
    origins: [],
    missingOrigins: [],
    ...(trouble && { trouble }),
  };
}

function callsThat(permitted: boolean) {
  return {
    permit: vi.fn(async (_: readonly string[]) => permitted),
    follow: vi.fn(async (choices) => ({
      outlets: choices.map((choice: { name: string }) => choice.name),
      refused: [],
    })),
    mark: vi.fn(async () => {}),
    rows: vi.fn(async () => [
      row("Al Jazeera English", 30),
      row("NDTV", 12),
      row("Dawn", 0, { code: "moved", host: "www.dawn.com" }),
    ]),
    cancelSync: vi.fn(),
  } satisfies PickerCalls;
}

let sync: SyncState = { state: "idle" };
let calls = callsThat(true);

function show(state: SyncState = sync) {
  sync = state;
  return act(() =>
    render(
      <Picker
        catalogue={catalogue}
        followed={followed}
        sync={sync}
        words={words}
        calls={calls}
        next={next}
      />,
      document.body,
    ),
  );
}

const part = <E extends HTMLElement>(name: string) =>
  document.querySelector<E>(`[data-testid="${name}"]`) ?? expect.fail(`there is no ${name}`);
const box = (name: string) =>
  [...document.querySelectorAll<HTMLLabelElement>(".choice")]
    .find((label) => label.querySelector(".name")?.textContent === name)
    ?.querySelector("input") ?? expect.fail(`${name} is not listed`);
const names = () => [...document.querySelectorAll(".choice .name")].map((name) => name.textContent);
/** Clicks, and lets the answers of calls arrive. */
const press = (element: HTMLElement) =>
  act(async () => {
    element.click();
    await new Promise((resolve) => setTimeout(resolve));
  });
const type = (text: string) =>
  act(() => {
    const field = part<HTMLInputElement>("picker-search");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
const choose = (label: string, code: string) =>
  act(() => {
    const select = [...document.querySelectorAll("label")]
      .find((one) => one.textContent?.startsWith(label))
      ?.querySelector("select");
    if (!select) return expect.fail(`there is no choice of ${label}`);
    select.value = code;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });

beforeEach(async () => {
  calls = callsThat(true);
  next.go.mockReset();
  await show({ state: "idle" });
});

afterEach(() => act(() => render(null, document.body)));

describe("the list", () => {
  test("begins with the reader's language, sorted by country", () => {
    expect(names()).toHaveLength(catalogue.filter(({ language }) => language === "en").length);
    expect(names()[0]).toBe("Buenos Aires Times");
  });

  test("finds outlets by owner, agency and without accents, in any language", async () => {
    await choose("Language", "");
    await type("pais");
    expect(names()).toEqual(["El País"]);
    await type("nine ent");
    expect(names()).toEqual(["The Age", "The Sydney Morning Herald"]);
    await type("no such paper");
    expect(document.body.textContent).toContain("No outlet matches");
  });

  test("narrows by country and language", async () => {
    await choose("Language", "de");
    await choose("Country", "AT");
    expect(names()).toEqual(["Der Standard", "ORF News"]);
  });

  test("shows what is followed already as such", () => {
    expect(box("The Guardian").disabled).toBe(true);
    expect(box("The Guardian").closest("label")?.textContent).toContain("in your library");
  });

  test("ticks stay when the list is narrowed, and can be looked through", async () => {
    await press(box("NDTV"));
    await choose("Country", "PK");
    await press(box("Dawn"));
    expect(part("picker-counts").textContent).toBe("2 outlets ticked · 2 countries · 2 owners");
    await choose("Country", "");
    await press(document.querySelector<HTMLInputElement>(".narrowing .tick input") ?? expect.fail());
    expect(names()).toEqual(["NDTV", "Dawn"]);
  });

  test("a varied start is ticked at once, without what is followed", async () => {
    await press(part("varied"));
    const suggested = variedSet(catalogue, "en").filter(({ feed }) => !followed.has(feed));
    expect(part("picker-counts").textContent).toBe(
      `${suggested.length} outlets ticked · ${suggested.length} countries · ${suggested.length} owners`,
    );
  });

  test("everything shown can be ticked and unticked", async () => {
    await choose("Country", "NZ");
    const all = () => document.querySelector<HTMLElement>(".list-head button") ?? expect.fail();
    await press(all());
    expect(box("RNZ").checked).toBe(true);
    await press(all());
    expect(box("RNZ").checked).toBe(false);
  });
});

describe("starting", () => {
  const tickTwo = async () => {
    await press(box("Al Jazeera English"));
    await press(box("NDTV"));
  };

  test("asks once, within the click, for exactly the ticked outlets' hosts", async () => {
    await tickTwo();
    const button = part("picker-start");
    act(() => button.click());
    expect(calls.permit).toHaveBeenCalledExactlyOnceWith([
      "https://feeds.feedburner.com/*",
      "https://www.ndtv.com/*",
      "https://www.aljazeera.com/*",
    ]);
    await vi.waitFor(() => expect(calls.follow).toHaveBeenCalledOnce());
    expect(calls.mark).toHaveBeenCalledWith(["https://www.ndtv.com/*", "https://www.aljazeera.com/*"]);
    expect(calls.follow.mock.calls[0]?.[0]).toMatchObject([
      { name: "NDTV", feeds: ["https://feeds.feedburner.com/ndtvnews-top-stories"], country: "IN" },
      { name: "Al Jazeera English", language: "en", ownerFamily: "Al Jazeera" },
    ]);
  });

  test("marks no site where the reader unticked that", async () => {
    await tickTwo();
    await press(part("picker-marking"));
    await press(part("picker-start"));
    expect(calls.follow).toHaveBeenCalledOnce();
    expect(calls.mark).not.toHaveBeenCalled();
  });

  test("a refused permission is said plainly, and the ticks are kept", async () => {
    calls = callsThat(false);
    await show();
    await tickTwo();
    await press(part("picker-start"));
    expect(part("picker-notice").textContent).toContain("nothing was fetched");
    expect(box("NDTV").checked).toBe(true);
    expect(calls.follow).not.toHaveBeenCalled();
    expect(calls.mark).not.toHaveBeenCalled();
  });

  test("what failed is said, and the ticks are kept", async () => {
    calls.follow.mockRejectedValueOnce(new Error("the background did not answer"));
    await tickTwo();
    await press(part("picker-start"));
    expect(part("picker-notice").textContent).toContain("the background did not answer");
    expect(box("NDTV").checked).toBe(true);
  });

  test("nothing can be started while nothing is ticked", () => {
    expect(part<HTMLButtonElement>("picker-start").disabled).toBe(true);
  });

  test("Enter in the search field does not start", async () => {
    await tickTwo();
    const event = new KeyboardEvent("keydown", { key: "Enter", cancelable: true, bubbles: true });
    act(() => void part("picker-search").dispatchEvent(event));
    expect(event.defaultPrevented).toBe(true);
  });
});

describe("the sync", () => {
  const before: SyncState = {
    state: "ended",
    at: "2026-11-25T08:00:00Z",
    cancelled: false,
    articles: 3,
    outlets: 1,
    errors: 0,
  };
  const ended: SyncState = { ...before, at: "2026-11-25T09:00:00Z", articles: 42, outlets: 2, errors: 1 };

  beforeEach(async () => {
    await show(before);
    await press(box("NDTV"));
    await press(part("picker-start"));
  });

  test("an earlier sync's end is not taken for this one's", () => {
    expect(part("picker-syncing").contains(document.activeElement)).toBe(true);
    expect(calls.rows).not.toHaveBeenCalled();
  });

  test("shows how far it is, and can be stopped", async () => {
    await show({
      state: "running",
      phase: "articles",
      done: 12,
      total: 40,
      host: "www.ndtv.com",
      articles: 9,
      errors: 1,
    });
    expect(part("sync-count").textContent).toBe(
      "12 of 40 · 9 new articles · 1 outlet in trouble · www.ndtv.com",
    );
    expect(document.querySelector("progress")?.value).toBe(12);
    await press(part("sync-cancel"));
    expect(calls.cancelSync).toHaveBeenCalledOnce();
  });

  test("ends on how many articles of how many outlets are ready, and on who could not be read", async () => {
    await show({ state: "running", phase: "storing", done: 0, total: 0, articles: 42, errors: 1 });
    await show(ended);
    await vi.waitFor(() => part("picker-ready"));
    expect(document.querySelector("h2")?.textContent).toBe("Ready: 42 articles from 2 outlets");
    expect(document.activeElement?.textContent).toContain("Ready");
    expect(part("picker-ready").textContent).toContain("Dawn This feed has moved");
    await press(part("picker-next"));
    expect(next.go).toHaveBeenCalledOnce();
  });

  test("that brings nothing says so", async () => {
    calls.rows.mockResolvedValueOnce([row("NDTV", 0, { code: "offline" })]);
    await show(ended);
    await vi.waitFor(() => part("picker-ready"));
    expect(document.querySelector("h2")?.textContent).toBe("No articles arrived");
    expect(part("picker-ready").textContent).toContain("This device is offline.");
  });

  test("that was stopped keeps what had arrived", async () => {
    await show({ ...ended, cancelled: true });
    await vi.waitFor(() => part("picker-ready"));
    expect(part("picker-ready").textContent).toContain("Stopped as you asked.");
  });
});
