// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Finding, Report, Source, Verdict } from "../engine/second-source";
import type { LibraryOverview, OutletRow } from "../protocol/library-calls";
import messages from "../public/_locales/en/messages.json";
import type { TabState } from "../stored/tab-state";
import { lookupIn, wordsFrom } from "../words/words";
import type { LibraryFacts } from "./library-status";
import { Popup, type PopupActions } from "./popup";
import type { SiteChoice } from "./site-mode";

const words = wordsFrom(lookupIn(messages), "en");
const outlet = (name: string, url = `https://${name.toLowerCase()}.example/a`): Source => ({
  id: name,
  outlet: name,
  url,
  title: `${name} headline`,
  published: "2025-02-27",
});
const finding = (claim: number, verdict: Verdict): Finding => ({
  claim,
  verdict,
  confidence: 1,
  origins: 1,
  evidence: [],
});
const passage = (name: string) => ({
  source: outlet(name),
  passage: { text: "Text.", block: 0, start: 0, end: 5 },
});

const report: Report = {
  article: { id: "a" },
  coverage: "covered",
  claims: [],
  findings: [
    finding(0, "corroborated"),
    finding(1, "corroborated"),
    finding(2, "conflicting"),
    finding(3, "unique"),
  ],
  story: {
    articles: [
      {
        source: outlet("Courier"),
        similarity: 0.9,
        origin: "AFP",
        claimsShared: 7,
        originGroup: 1,
        textGroup: 1,
      },
      {
        source: outlet("Ledger", "javascript:alert(1)"),
        similarity: 0.8,
        claimsShared: 1,
        originGroup: 1,
        textGroup: 1,
      },
    ],
    counts: { articles: 2, distinctTexts: 2, independentOrigins: 1, otherOrigins: 1 },
    conflicts: [
      {
        on: "duration",
        values: [
          { value: "six hours", claims: [2], passages: [], origins: 1 },
          {
            value: "two hours",
            claims: [],
            passages: [passage("Courier"), passage("Courier"), passage("Ledger")],
            origins: 1,
          },
        ],
      },
    ],
    omissions: Array.from({ length: 5 }, (_, n) => ({
      fact: `Left-out fact ${n}.`,
      passages: [passage("Courier")],
      origins: 2,
      score: 0.5,
      later: n === 0,
    })),
    originGroup: 0,
    textGroup: 0,
  },
  library: { articles: 120, outlets: 14 },
};
const covered: TabState = { state: "report", report, sample: false, url: "https://news.example/a" };

const unknown: LibraryFacts = { overview: undefined, sync: { state: "idle" }, now: "2025-02-28T12:00:00Z" };

interface Beside {
  readonly site?: SiteChoice;
  readonly atButton?: boolean;
  readonly library?: LibraryFacts;
}

function show(
  state: TabState | null,
  { site, atButton = true, library = unknown }: Beside = {},
): PopupActions {
  const actions = {
    check: vi.fn(),
    cancel: vi.fn(),
    setMode: vi.fn(),
    openPanel: vi.fn(),
    openOptions: vi.fn(),
    share: vi.fn(),
    addPage: vi.fn(),
    openLibrary: vi.fn(),
    pickOutlets: vi.fn(),
    updateLibrary: vi.fn(),
  };
  act(() =>
    render(
      <Popup
        state={state}
        site={site}
        library={library}
        atButton={atButton}
        words={words}
        actions={actions}
      />,
      document.body,
    ),
  );
  return actions;
}

const main = () => document.querySelector("main") as HTMLElement;
const part = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
const press = (element: Element | null | undefined) => act(() => (element as HTMLElement).click());

afterEach(() => act(() => render(null, document.body)));

describe("a covered story", () => {
  test("a difference that rests on a less certain match is called one, and thin lines are explained", () => {
    show(covered);
    expect(document.body.textContent).not.toMatch(/less certain/i);
    const findings = report.findings.map((one) => (one.claim === 2 ? { ...one, confidence: 0.4 } : one));
    show({ ...covered, report: { ...report, findings } });
    expect(part("differences")?.querySelector(".on")?.textContent).toBe("duration · less certain");
    expect(part("thin-lines")?.textContent).toBe("Thin lines: less certain");
  });

  test("counts, outlets, differences and what is left out", () => {
    show(covered);
    expect(main().dataset.state).toBe("covered");
    expect(part("summary")?.textContent).toBe("2 other articles, 1 independent origin, 1 day of coverage");
    const counts = ["corroborated", "sameOrigin", "conflicting", "unique"].map(
      (verdict) => part(`count-${verdict}`)?.textContent,
    );
    expect(counts).toEqual(["2", "0", "1", "1"]);
    expect(part("outlets")?.children).toHaveLength(2);
    expect(part("outlets")?.textContent).toContain("origin: AFP · 7 statements in common");
    expect(part("differences")?.textContent).toBe("durationsix hoursThis pagetwo hoursCourier and Ledger");
    expect(part("omissions")?.textContent).toContain("published later");
    expect(main().textContent).toContain("Compared with 120 articles from 14 outlets in your library.");
  });

  test("only web addresses become links", () => {
    show(covered);
    const links = [...document.querySelectorAll("a")].map((link) => [link.protocol, link.rel, link.target]);
    expect(links).toEqual([["https:", "noopener noreferrer", "_blank"]]);
  });

  test("long lists open on demand", () => {
    show(covered);
    expect(part("omissions")?.children).toHaveLength(3);
    press(document.querySelector("button.more"));
    expect(part("omissions")?.children).toHaveLength(5);
  });

  test("samples are labelled, real reports are not", () => {
    show({ ...covered, sample: true });
    expect(part("sample-label")?.textContent).toBe("Sample library");
    show(covered);
    expect(part("sample-label")).toBeNull();
  });

  test("notices of the engine are shown", () => {
    const notices: Report["notices"] = [
      { about: "language", text: "for logs" },
      { about: "published", value: "soon", text: "for logs" },
    ];
    show({ ...covered, report: { ...report, notices } });
    expect(main().textContent).toContain("not in English");
    expect(main().textContent).toContain("“soon” could not be read");
    expect(main().textContent).not.toContain("for logs");
  });

  test("an article without checkable statements says so", () => {
    show({ ...covered, report: { ...report, findings: [] } });
    expect(main().textContent).toContain("no statement that can be compared");
  });
});

describe("every other state", () => {
  const nothing = (reason: "noArticle" | "tooLong"): TabState => ({
    state: "nothing",
    reason,
    url: "https://news.example/",
  });
  const uncovered = (coverage: "noOtherArticle" | "emptyLibrary"): TabState => ({
    ...covered,
    report: { ...report, coverage, findings: [] },
  });
  const states: [string, TabState | null, string][] = [
    ["idle", null, "Compare this page"],
    ["idle", { state: "cancelled" }, "Cancelled. Nothing is marked."],
    ["working", { state: "working", phase: "reading" }, "Reading the page"],
    ["working", { state: "working", phase: "opening" }, "Opening your library"],
    ["working", { state: "working", phase: "comparing" }, "Comparing statements"],
    [
      "noOtherArticle",
      uncovered("noOtherArticle"),
      "No other article on this story in your library – nothing is marked.",
    ],
    ["emptyLibrary", uncovered("emptyLibrary"), "Your library is empty"],
    ["noArticle", nothing("noArticle"), "No article on this page"],
    ["noArticle", nothing("tooLong"), "This page is too long"],
    ["restricted", { state: "restricted" }, "No extension can read this page."],
    [
      "error",
      { state: "error", trouble: "engine", message: "segment is damaged; sync again" },
      "segment is damaged; sync again",
    ],
    ["error", { state: "error", trouble: "page", message: "" }, "Reload it and try again."],
    [
      "error",
      { state: "error", trouble: "unknown", message: "the article has no blocks" },
      "the article has no blocks",
    ],
    ["error", { state: "error", trouble: "unknown", message: "" }, "diagnostics that you can pass on"],
  ];
  for (const [name, state, text] of states) {
    test(`${name}: ${text}`, () => {
      show(state);
      expect(main().dataset.state).toBe(name);
      expect(main().textContent).toContain(text);
      expect(part("count-unique")).toBeNull();
    });
  }

  test("in a tab, the reader is sent to the button", () => {
    show({ state: "restricted" }, { atButton: false });
    expect(main().textContent).toContain("Press the Second Source button");
  });

  test("where a site is never read, the choice for it lies open", () => {
    const site: SiteChoice = { host: "news.example", mode: "never" };
    show({ state: "off", url: "https://news.example/" }, { site });
    expect(part("site-mode")?.hasAttribute("open")).toBe(true);
    show(covered, { site });
    expect(part("site-mode")?.hasAttribute("open")).toBe(false);
  });

  test("buttons do what they say", () => {
    const idle = show(null);
    press(part("check"));
    expect(idle.check).toHaveBeenCalledOnce();
    const working = show({ state: "working", phase: "comparing" });
    press(document.querySelector("main button"));
    expect(working.cancel).toHaveBeenCalledOnce();
    const failed = show({ state: "error", trouble: "page", message: "" });
    press(part("check"));
    expect(failed.check).toHaveBeenCalledOnce();
  });

  test("the site's mode shows and is chosen", () => {
    const actions = show(covered, { site: { host: "news.example", mode: "onClick" } });
    expect(part("site-mode")?.textContent).toContain("news.example Compared when I ask");
    const choice = (mode: string) => document.querySelector<HTMLInputElement>(`input[value="${mode}"]`);
    expect(choice("onClick")?.checked).toBe(true);
    press(choice("always"));
    expect(actions.setMode).toHaveBeenCalledWith("always");
    show(covered, { site: { host: "news.example", mode: "panelOnly" } });
    expect(choice("panelOnly")?.checked).toBe(true);
    show(covered);
    expect(part("site-mode")).toBeNull();
  });
});

describe("while a page is compared", () => {
  test("who else covers the story stands there already, and no verdict", () => {
    const others = ["Courier", "Meridian"].map((name) => outlet(name));
    const actions = show({ state: "working", phase: "comparing", title: "Talks end", others });
    expect(part("others-found")?.textContent).toContain("2 other articles cover this story");
    expect(part("others-found")?.textContent).toContain("Meridian headline");
    expect(part("count-unique")).toBeNull();
    press(part("cancel"));
    expect(actions.cancel).toHaveBeenCalledOnce();
  });
});

describe("while a page is compared again", () => {
  test("the article that was found and the report before stay in sight", () => {
    const actions = show({ state: "working", phase: "comparing", title: "Talks end", before: report });
    expect(main().dataset.state).toBe("working");
    expect(part("working-title")?.textContent).toBe("Talks end");
    expect(part("count-corroborated")?.textContent).toBe("2");
    press(part("cancel"));
    expect(actions.cancel).toHaveBeenCalledOnce();
  });
});

describe("the library's state", () => {
  const outlet = (lastSync?: string): OutletRow => ({
    id: "courier",
    kind: "feeds",
    name: "Courier",
    paused: false,
    feeds: [],
    articles: 3,
    summariesOnly: 0,
    bytes: 0,
    origins: [],
    missingOrigins: [],
    ...(lastSync && { lastSync }),
  });
  const libraryWith = (outlets: OutletRow[], articles: number): LibraryFacts => {
    const overview: LibraryOverview = { outlets, articles, bytes: 0, persisted: true, samples: 0 };
    return { ...unknown, overview };
  };
  const states: [string, LibraryFacts, string][] = [
    ["empty", libraryWith([], 0), "You have not picked any outlets yet."],
    ["waiting", libraryWith([outlet()], 0), "not been fetched yet"],
    ["stale", libraryWith([outlet("2025-02-25T12:00:00Z")], 3), "last updated 3 days ago"],
    ["fresh", libraryWith([outlet("2025-02-28T09:00:00Z")], 3), "updated 3 hours ago"],
    ["fresh", libraryWith([], 4), "4 articles that you added"],
    [
      "updating",
      { ...unknown, sync: { state: "running", phase: "feeds", done: 2, total: 9, articles: 0, errors: 0 } },
      "2 of 9",
    ],
  ];
  for (const [name, library, text] of states) {
    test(`${name}: ${text}`, () => {
      show(covered, { library });
      expect(part("library-status")?.dataset.library).toBe(name);
      expect(part("library-status")?.textContent).toContain(text);
    });
  }

  test("an empty library leads to the picker, a stale one to an update", () => {
    const empty = show(covered, { library: libraryWith([], 0) });
    press(part("pick-outlets"));
    expect(empty.pickOutlets).toHaveBeenCalledOnce();
    const stale = show(covered, { library: libraryWith([outlet("2025-02-25T12:00:00Z")], 3) });
    press(part("update-library"));
    expect(stale.updateLibrary).toHaveBeenCalledOnce();
  });

  test("a story that nobody covers leads to newer reports and to more outlets, however fresh the library", () => {
    const library = libraryWith([outlet("2025-02-28T09:00:00Z")], 3);
    const state: TabState = {
      state: "report",
      report: { ...report, coverage: "noOtherArticle", findings: [] },
      sample: false,
      url: "https://news.example/",
    };
    const missed = show(state, { library });
    press(part("update-library"));
    press(part("pick-outlets"));
    expect(missed.updateLibrary).toHaveBeenCalledOnce();
    expect(missed.pickOutlets).toHaveBeenCalledOnce();
    show(covered, { library });
    expect(part("update-library")).toBeNull();
    expect(part("pick-outlets")).toBeNull();
  });

  test("outlets in trouble are counted", () => {
    const walled = { ...outlet("2025-02-28T09:00:00Z"), trouble: { code: "unread" as const, count: 2 } };
    show(covered, {
      library: libraryWith([{ ...outlet("2025-02-28T09:00:00Z"), trouble: { code: "moved" } }, walled], 3),
    });
    expect(part("library-status")?.textContent).toContain("1 outlet needs your attention.");
  });
});

test("no message speaks of truth", () => {
  const spoken = Object.values(messages).map(({ message }) => message);
  expect(spoken.filter((message) => /\b(true|false|fake|lie|wrong|debunk)/i.test(message))).toEqual([]);
});
