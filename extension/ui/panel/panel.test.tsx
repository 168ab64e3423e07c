// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Finding, Report, StoryArticle, Verdict } from "../../engine/second-source";
import type { ReadingPlace } from "../../protocol/reading-calls";
import messages from "../../public/_locales/en/messages.json";
import type { TabState } from "../../stored/tab-state";
import { lookupIn, wordsFrom } from "../../words/words";
import { Panel } from "./panel";
import { claimRows } from "./rows";
import { originGroups, timeline } from "./timeline";

const words = wordsFrom(lookupIn(messages), "en");
const printed = (id: string, published: string, originGroup: number, textGroup: number): StoryArticle => ({
  source: { id, outlet: id, title: `${id} headline`, published, url: `https://${id}.example/` },
  similarity: 1,
  claimsShared: 1,
  originGroup,
  textGroup,
  ...(originGroup === 1 && { origin: "AFP" }),
});
const finding = (claim: number, verdict: Verdict): Finding => ({
  claim,
  verdict,
  confidence: 1,
  origins: 1,
  evidence: [],
});
const claim = (id: number, block: number, text: string) => ({
  id,
  range: { block, start: 0, end: 4 },
  text,
  checkworthiness: 1,
});
const report: Report = {
  article: { id: "own", outlet: "Ledger", published: "2025-02-27T10:00:00Z" },
  coverage: "covered",
  claims: [
    claim(0, 4, "The café closed."),
    claim(1, 2, "The talks lasted six hours."),
    claim(2, 3, "Unfound."),
  ],
  findings: [finding(0, "unique"), finding(1, "conflicting")],
  story: {
    articles: [
      printed("Meridian", "2025-02-27T12:00:00Z", 1, 1),
      printed("Courier", "2025-02-27T09:00:00Z", 1, 1),
      printed("Undated", "soon", 2, 2),
    ],
    counts: { articles: 3, distinctTexts: 2, independentOrigins: 2, otherOrigins: 2 },
    conflicts: [],
    omissions: [
      { fact: "Earlier fact.", passages: [], origins: 1, score: 1, later: false },
      { fact: "Later fact.", passages: [], origins: 1, score: 1, later: true },
    ],
    originGroup: 0,
    textGroup: 0,
  },
  library: { articles: 3, outlets: 3 },
};

const passage = { text: "Two hours.", block: 0, start: 0, end: 10 };
const courier = { id: "Courier", outlet: "Courier", url: "https://courier.example/" };
/** The same with evidence, of which the comparison is not sure. */
const unsure: Report = {
  ...report,
  findings: [
    finding(0, "unique"),
    {
      ...finding(1, "conflicting"),
      confidence: 0.4,
      evidence: [
        {
          source: courier,
          passage,
          relation: "contradicts",
          scope: "story",
          score: 0.4,
          slots: [
            {
              slot: "quantity",
              agreement: "differs",
              ours: "six hours",
              theirs: "two hours",
              severity: "hard",
            },
          ],
          lineage: "independent",
        },
      ],
    },
  ],
  ...(report.story && {
    story: {
      ...report.story,
      conflicts: [
        {
          on: "duration",
          values: [
            { value: "six hours", claims: [1], passages: [], origins: 0 },
            { value: "two hours", claims: [], passages: [{ source: courier, passage }], origins: 1 },
          ],
        },
      ],
      omissions: [
        {
          fact: "Earlier fact.",
          passages: [{ source: courier, passage }],
          origins: 1,
          score: 1,
          later: false,
        },
      ],
    },
  }),
};

describe("the report in order", () => {
  test("statements stand as on the page, and those without a finding are left out", () => {
    expect(claimRows(report).map((row) => row.claim.id)).toEqual([1, 0]);
  });

  test("articles stand by time, the undated last, and a later print names the earlier one", () => {
    const moments = timeline(report);
    expect(moments.map(({ source }) => source.id)).toEqual(["Courier", "own", "Meridian", "Undated"]);
    expect(moments.map(({ first }) => first)).toEqual([true, false, false, false]);
    expect(moments[2]?.sameTextAs?.id).toBe("Courier");
    expect(originGroups(moments).map(({ name, members }) => [name, members.length])).toEqual([
      ["AFP", 2],
      [undefined, 1],
      [undefined, 1],
    ]);
  });
});

describe("the side panel", () => {
  const found = (shown: Report): TabState => ({
    state: "report",
    report: shown,
    sample: false,
    url: "https://news.example/",
  });
  function show(place: ReadingPlace | null = null, shown: Report = report, state = found(shown)) {
    const actions = {
      check: vi.fn(),
      cancel: vi.fn(),
      focus: vi.fn(),
      hideMarks: vi.fn(),
      share: vi.fn(),
      openLibrary: vi.fn(),
      pickOutlets: vi.fn(),
      updateLibrary: vi.fn(),
    };
    const library = { overview: undefined, sync: { state: "idle" }, now: "2025-02-28T12:00:00Z" } as const;
    act(() =>
      render(
        <Panel state={state} place={place} library={library} words={words} actions={actions} />,
        document.body,
      ),
    );
    return actions;
  }
  const press = (css: string) => act(() => document.querySelector<HTMLElement>(css)?.click());
  const rows = () => [...document.querySelectorAll(".statement")].map((row) => row.textContent);
  const type = (text: string) =>
    act(() => {
      const field = document.querySelector<HTMLInputElement>('[data-testid="search"]');
      if (!field) return;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  afterEach(() => act(() => render(null, document.body)));

  test("a report is shared once it is whole, not while the page is compared anew", () => {
    show();
    expect(document.querySelector('[data-testid="share"]')).not.toBeNull();
    show(null, report, { state: "working", phase: "comparing", before: report });
    expect(rows()).not.toEqual([]);
    expect(document.querySelector('[data-testid="share"]')).toBeNull();
  });

  test("search finds words without their accents, in any order", () => {
    show();
    type("closed cafe");
    expect(rows()).toEqual(["The café closed."]);
    type("");
    press('[data-testid="filter-conflicting"]');
    expect(rows()).toEqual(["The talks lasted six hours."]);
  });

  test("search narrows every tab, and says so where nothing is left", () => {
    show();
    press("#tab-coverage");
    type("meridian");
    const outlets = () => [...document.querySelectorAll(".timeline .outlet")].map((row) => row.textContent);
    expect(outlets()).toEqual(["Meridian"]);
    expect(document.querySelector('[data-testid="origins"]')?.textContent).toContain("AFP");
    press("#tab-leftOut");
    expect(document.querySelector("#tab-panel")?.textContent).toBe("Nothing here matches your search.");
    type("later");
    expect(document.querySelector('[data-testid="left-out"]')?.textContent).toContain("Later fact.");
    press("#tab-differences");
    expect(document.querySelector("#tab-panel")?.textContent).toBe("Nothing here matches your search.");
    type("");
    expect(document.querySelector("#tab-panel")?.textContent).toBe("The reports give no differing values.");
  });

  test("a chosen statement leads the page to its words", () => {
    const { focus } = show();
    press("button.claim");
    expect(focus).toHaveBeenCalledWith(1, "show");
  });

  test("the statement under the reader's pointer is set off, lost words are said to be lost", () => {
    show({ pointed: 0, found: [0], hidden: false });
    expect(document.querySelector(".pointed .statement")?.textContent).toBe("The café closed.");
    expect(document.querySelector('[data-claim="1"]')?.textContent).toContain("are no longer on the page");
  });

  test("the list comes along when the reader scrolls in the page, and stays while it is used itself", () => {
    const scrolled: (string | undefined)[] = [];
    Element.prototype.scrollIntoView = function (this: HTMLElement) {
      scrolled.push(this.dataset.claim);
    };
    show({ inView: 1, found: [0, 1], hidden: false });
    show({ inView: 0, found: [0, 1], hidden: false });
    expect(scrolled).toEqual(["1", "0"]);
    expect(document.querySelector(".in-view .statement")?.textContent).toBe("The café closed.");
    act(() => document.querySelector<HTMLElement>("button.claim")?.focus());
    vi.spyOn(document, "hasFocus").mockReturnValue(true);
    show({ inView: 1, found: [0, 1], hidden: false });
    expect(scrolled).toEqual(["1", "0"]);
  });

  test("of 1,500 statements only those are drawn anew that change when the reader moves on in the page", () => {
    const many = Array.from({ length: 1_500 }, (_, id) => id);
    const long: Report = {
      ...report,
      claims: many.map((id) => claim(id, id, `Statement ${id}.`)),
      findings: many.map((id) => finding(id, "unique")),
    };
    show({ pointed: 3, found: many, hidden: false }, long);
    expect(rows()).toHaveLength(1_500);
    const said = vi.spyOn(words, "say");
    show({ pointed: 1_400, found: [...many], hidden: false }, long);
    const drawn = said.mock.calls.filter(([key]) => key === "verdictUnique").length;
    said.mockRestore();
    expect(document.querySelector(".pointed")?.textContent).toContain("Statement 1400.");
    // Two rows, and the filter's buttons.
    expect(drawn).toBeLessThan(6);
  });

  test("another tab begins at its beginning, however far the list of statements was scrolled", () => {
    show();
    const scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => {});
    Object.defineProperty(window, "scrollY", { value: 4_000, configurable: true });
    press("#tab-claims");
    expect(scrolled).not.toHaveBeenCalled();
    press("#tab-coverage");
    expect(scrolled).toHaveBeenCalledExactlyOnceWith(0, 0);
    Object.defineProperty(window, "scrollY", { value: 0, configurable: true });
    scrolled.mockRestore();
  });

  test("a passage opens its article at the sentence, and says why it was matched", () => {
    show(null, unsure);
    press("button.claim");
    const row = document.querySelector(".evidence > li");
    expect(row?.querySelector("a")?.href).toBe("https://courier.example/#:~:text=Two%20hours.");
    expect(row?.querySelector("details.why")?.textContent).toContain("Different: ");
    press("#tab-leftOut");
    const [link] = document.querySelectorAll<HTMLAnchorElement>(".reported-by a");
    expect(link?.href).toContain("#:~:text=Two%20hours.");
  });

  test("a less certain match is called one: in the list, beside its passages and in the table", () => {
    show();
    expect(document.body.textContent).not.toMatch(/less certain/i);
    act(() => render(null, document.body));
    show(null, unsure);
    expect(document.querySelector('[data-testid="thin-lines"]')?.textContent).toContain("Thin lines");
    const labels = () => [...document.querySelectorAll(".verdict")].map((label) => label.textContent);
    expect(labels()).toEqual(["Reported differently · less certain", "Nowhere else in your library"]);
    press("button.claim");
    expect(document.querySelector(".found-out")?.textContent).toContain("Less certain: compare");
    press("#tab-differences");
    expect(document.querySelector("tbody th")?.textContent).toBe("durationless certain");
  });

  test("that prints of one agency's text count once is said above the list that names it twice", () => {
    show();
    press("#tab-coverage");
    const note = document.querySelector('[data-testid="origins-note"]');
    const list = document.querySelector('[data-testid="timeline"]');
    expect(note?.textContent).toContain("count as one origin");
    expect(list && note?.compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test("a story that nobody covers can be compared again, and has nothing to be saved", () => {
    const { check } = show(null, { ...report, coverage: "noOtherArticle", findings: [] });
    expect(document.querySelector(".swatch, [data-testid=share]")).toBeNull();
    press('[data-testid="check"]');
    expect(check).toHaveBeenCalledOnce();
  });

  test("marks are hidden from here", () => {
    const { hideMarks } = show({ found: [0, 1], hidden: false });
    press('[data-testid="hide-marks"]');
    expect(hideMarks).toHaveBeenCalledWith(true);
  });

  test("later facts stand under a heading of their own", () => {
    show();
    press("#tab-leftOut");
    const part = document.querySelector('[data-testid="left-out"]')?.textContent;
    expect(part).toBe(
      "Reported elsewhere, not on this pageEarlier fact.Reported after this page was publishedLater fact.",
    );
  });
});
