// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Article, Report, Verdict } from "../engine/second-source";
import messages from "../public/_locales/en/messages.json";
import { lookupIn, wordsFrom } from "../words/words";
import { highlightNames } from "./marks";
import { type CheckOrder, Reader, type ReaderPorts } from "./reader";

// No driver presses these keys: jsdom trusts none of them. `trusted.test.ts` is about that.
vi.mock("./trusted", () => ({ isReaders: () => true }));

class FakeHighlight extends Set<AbstractRange> {
  priority = 0;
}

const words = wordsFrom(lookupIn(messages), "en");
const sentences = [
  "The talks at the residence of the consul general lasted six hours.",
  "Forty diplomats of both countries took part in the meeting on Thursday.",
  "Neither side named the head of its delegation before the talks began.",
  "A second round is planned for the end of March in the same city.",
];
const verdicts: Verdict[] = ["conflicting", "corroborated", "sameOrigin", "unique"];

let registry: Map<string, FakeHighlight>;
let reader: Reader | undefined;

/** Answers as the engine would: every known sentence of the article is a claim, one verdict after the other. */
function answer(article: Article): Report {
  const claims = sentences.flatMap((text, id) => {
    const block = article.blocks?.find((candidate) => candidate.text.includes(text));
    const start = block?.text.indexOf(text) ?? 0;
    return block
      ? [{ id, text, checkworthiness: 1, range: { block: block.id, start, end: start + text.length } }]
      : [];
  });
  const source = { id: "o", outlet: "Courier", url: "https://courier.example/a", published: "2025-02-27" };
  const evidence = {
    source,
    passage: { text: "<img src=x onerror=alert(1)> It lasted two hours.", block: 0, start: 0, end: 9 },
    relation: "contradicts" as const,
    scope: "story" as const,
    score: 0.9,
    lineage: "independent" as const,
    slots: [
      { slot: "quantity" as const, agreement: "differs" as const, ours: "six hours", theirs: "two hours" },
    ],
  };
  return {
    article: { id: "a" },
    coverage: "covered",
    claims,
    findings: claims.map(({ id }) => ({
      claim: id,
      verdict: verdicts[id] ?? "unique",
      confidence: 1,
      origins: 1,
      evidence: verdicts[id] === "conflicting" ? [evidence] : [],
    })),
    library: { articles: 1, outlets: 1 },
  };
}

function articlePage(): void {
  document.body.innerHTML = `<main><h1>Talks end</h1>${sentences.map((text) => `<p>${text} ${"It was quiet. ".repeat(6)}</p>`).join("")}</main>`;
}

async function read(ports: Partial<ReaderPorts> = {}): Promise<ReaderPorts> {
  const all: ReaderPorts = {
    check: vi.fn(async ({ article }: CheckOrder) => answer(article)),
    nothing: vi.fn(async () => {}),
    cardRoot: "open",
    ...ports,
  };
  reader = new Reader(document, registry as never, all, words);
  await reader.read();
  return all;
}

const marked = () =>
  verdicts.flatMap((verdict) =>
    [...(registry.get(highlightNames[verdict]) ?? [])].map((range) => String(range)),
  );
const card = () =>
  document.querySelector("second-source-card")?.shadowRoot?.querySelector<HTMLElement>("[role=dialog]");
const press = (code: string, init: KeyboardEventInit = {}) =>
  window.dispatchEvent(
    new KeyboardEvent("keydown", {
      code,
      key: code.replace(/^Key/, "").toLowerCase(),
      bubbles: true,
      cancelable: true,
      ...init,
    }),
  );

/** A machine that is busy with other tests takes its time. */
const patience = { timeout: 20_000 };

beforeEach(() => {
  registry = new Map();
  vi.stubGlobal("Highlight", FakeHighlight);
  const box = new DOMRect(10, 10, 100, 20);
  Range.prototype.getClientRects = () => [box] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => box;
  Object.defineProperty(document.documentElement, "clientWidth", { value: 1000, configurable: true });
  articlePage();
});

afterEach(() => {
  reader?.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("marking", () => {
  test("every finding is marked by its verdict, the page's DOM stays as it was", async () => {
    const before = document.head.outerHTML + document.body.outerHTML;
    await read();
    expect(marked()).toEqual(sentences);
    expect(document.head.outerHTML + document.body.outerHTML).toBe(before);
    expect(document.querySelectorAll("second-source-card")).toHaveLength(1);
  });

  test("a page without article says so and stays as it was", async () => {
    document.body.innerHTML = "<p>Nothing here.</p>";
    const { check, nothing } = await read();
    expect(nothing).toHaveBeenCalledWith("noArticle");
    expect(check).not.toHaveBeenCalled();
    expect(registry.size).toBe(0);
  });

  test("a page beyond the limit is not read", async () => {
    document.body.append("x".repeat(4_000_001));
    expect((await read()).nothing).toHaveBeenCalledWith("tooLong");
  });

  test("the card's root is closed unless somebody opens it: no script of the page reads the evidence", async () => {
    const ports = { check: async ({ article }: CheckOrder) => answer(article), nothing: async () => {} };
    reader = new Reader(document, registry as never, ports, words);
    await reader.read();
    press("KeyN", { altKey: true });
    expect(document.querySelector("second-source-card")).not.toBeNull();
    expect(document.querySelector("second-source-card")?.shadowRoot).toBeNull();
  });

  test("a failed comparison marks nothing", async () => {
    await read({ check: () => Promise.reject(new Error("cancelled")) });
    expect(registry.size).toBe(0);
  });

  test("a sample page is called one", async () => {
    document.head.innerHTML = '<meta name="second-source-sample" content="yes">';
    const { check } = await read();
    expect(check).toHaveBeenCalledWith(expect.objectContaining({ sample: true }));
    document.head.replaceChildren();
  });

  test("stopping leaves no trace", async () => {
    await read();
    press("KeyN", { altKey: true });
    reader?.stop();
    expect(registry.size).toBe(0);
    expect(document.querySelector("second-source-card")).toBeNull();
  });
});

describe("a page that changes", () => {
  const paragraph = (index: number) => document.querySelectorAll("p")[index] as HTMLParagraphElement;

  test("a mark whose words change is gone before the next task", async () => {
    await read();
    (paragraph(0).firstChild as Text).data = "The talks were called off.";
    await Promise.resolve();
    expect(marked()).toEqual(sentences.slice(1));
  });

  test("a word inserted into a claim takes its mark away", async () => {
    await read();
    (paragraph(1).firstChild as Text).splitText(6).before("hundred ");
    await Promise.resolve();
    expect(marked()).not.toContain(sentences[1]);
    expect(marked()).toHaveLength(3);
  });

  test("a paragraph that moves keeps its mark, words drawn anew get theirs back", async () => {
    await read();
    document.querySelector("main")?.append(paragraph(0));
    const copy = paragraph(0).cloneNode(true);
    paragraph(0).replaceWith(copy);
    await vi.waitFor(() => expect(marked().sort()).toEqual([...sentences].sort()), patience);
    expect(
      [...(registry.get(highlightNames.corroborated) ?? [])].every(
        (range) => range.startContainer.isConnected,
      ),
    ).toBe(true);
  });

  test("words that stand twice after the change are not guessed at", async () => {
    const { check } = await read();
    vi.mocked(check).mockRejectedValue(new Error("the engine is busy"));
    const [first] = sentences;
    paragraph(0).textContent = `Corrected. ${first} And once more: ${first}`;
    // Compared again, in vain: the search for lost words is over.
    await vi.waitFor(() => expect(check).toHaveBeenCalledTimes(2), patience);
    expect(marked()).toEqual(sentences.slice(1));
  });

  test("other words elsewhere on the page change nothing", async () => {
    vi.useFakeTimers();
    const { check } = await read();
    document.body.append(document.createElement("footer"));
    // Far longer than the page has to be quiet before it is searched anew.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(marked()).toEqual(sentences);
    expect(check).toHaveBeenCalledTimes(1);
  });

  test("an article that comes after a consent text is read, however late", async () => {
    document.body.innerHTML = "<p>We use cookies.</p>";
    const { check, nothing } = await read();
    expect(nothing).toHaveBeenCalledTimes(1);
    articlePage();
    await vi.waitFor(() => expect(marked()).toEqual(sentences), patience);
    expect(check).toHaveBeenCalledTimes(1);
  });

  test("a page that never holds an article is not searched for ever, and says so once", async () => {
    vi.useFakeTimers();
    document.body.innerHTML = "<ul></ul>";
    const find = vi.fn(() => undefined);
    const { nothing } = await read({ find });
    for (let line = 0; line < 30; line++) {
      const item = document.createElement("li");
      item.textContent = `A line of the ticker that is long enough to be news, number ${line}`;
      document.querySelector("ul")?.append(item);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(find.mock.calls.length).toBeGreaterThan(2);
    expect(find.mock.calls.length).toBeLessThan(12);
    expect(nothing).toHaveBeenCalledTimes(1);
  });

  test("a live page that nobody looks at waits until somebody does", async () => {
    vi.useFakeTimers();
    const { check } = await read();
    const grow = async (line: number) => {
      const added = document.createElement("p");
      added.textContent = `Update ${line}: the ministers of both countries have said that talks go on.`;
      document.querySelector("main")?.append(added);
      await vi.advanceTimersByTimeAsync(1_000);
    };
    for (let line = 0; line < 9; line++) await grow(line);
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    const compared = vi.mocked(check).mock.calls.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(check).toHaveBeenCalledTimes(compared);
    hidden.mockRestore();
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(check).toHaveBeenCalledTimes(compared + 1);
  });

  test("a sentence that was edited away is not copied any more", async () => {
    const written = vi.fn(async () => {});
    vi.stubGlobal("navigator", { clipboard: { writeText: written, write: written } });
    await read();
    press("KeyN", { altKey: true });
    press("Escape", { key: "Escape" });
    (paragraph(0).firstChild as Text).data = "The talks were called off.";
    await Promise.resolve();
    const asked = new KeyboardEvent("keydown", { code: "KeyQ", key: "q", altKey: true, cancelable: true });
    window.dispatchEvent(asked);
    expect(asked.defaultPrevented).toBe(false);
    expect(written).not.toHaveBeenCalled();
  });

  test("a card opened by keyboard stays the keyboard's when the page is drawn anew", async () => {
    await read();
    press("KeyN", { altKey: true });
    const link = card()?.querySelector("a");
    paragraph(3).replaceWith(paragraph(3).cloneNode(true));
    await vi.waitFor(() => expect(marked()).toHaveLength(3), patience);
    await vi.waitFor(() => expect(marked()).toHaveLength(4), patience);
    expect(card()?.querySelector("a")).toBe(link);
    press("Tab", { key: "Tab" });
    expect(document.activeElement?.tagName).toBe("SECOND-SOURCE-CARD");
  });

  test("another address is another article", async () => {
    const { check } = await read();
    history.pushState({}, "", "/another");
    document.body.innerHTML = `<main><h1>Other</h1><p>${sentences[3]} ${"It was quiet. ".repeat(30)}</p></main>`;
    await vi.waitFor(() => expect(marked()).toEqual([sentences[3]]), patience);
    expect(check).toHaveBeenCalledTimes(2);
  });
});

describe("the card", () => {
  test("opens by keyboard, announces the claim and closes with Escape", async () => {
    await read();
    press("KeyN", { altKey: true });
    expect(card()?.dataset).toMatchObject({ verdict: "conflicting", claim: "0" });
    const live = document.querySelector("second-source-card")?.shadowRoot?.querySelector("[aria-live]");
    expect(live?.textContent).toContain(sentences[0]);
    expect(live?.textContent).toContain("Courier gives two hours; this page gives six hours");
    press("KeyP", { altKey: true });
    expect(card()?.dataset.claim).toBe("3");
    press("Escape", { key: "Escape" });
    expect(card()?.hidden).toBe(true);
  });

  test("shows both values, the sentence as text and a safe link", async () => {
    await read();
    press("KeyN", { altKey: true });
    const text = card()?.textContent ?? "";
    for (const part of ["six hours", "two hours", "Courier", "<img src=x onerror=alert(1)>"])
      expect(text).toContain(part);
    expect(card()?.querySelector("img")).toBeNull();
    expect(card()?.querySelector("a")).toMatchObject({
      href: expect.stringMatching(/^https:\/\/courier\.example\/a#:~:text=/),
      rel: "noopener noreferrer",
    });
  });

  test("closes when its claim goes", async () => {
    await read();
    press("KeyN", { altKey: true });
    document.querySelector("p")?.remove();
    await Promise.resolve();
    expect(card()?.hidden).toBe(true);
  });

  describe("with a pointer", () => {
    const point = (type: "pointermove" | "click", target: Element, text?: Node) => {
      document.caretPositionFromPoint = () =>
        text ? ({ offsetNode: text, offset: 5 } as CaretPosition) : null;
      const init = { bubbles: true, composed: true, clientX: 20, clientY: 20 };
      target.dispatchEvent(new MouseEvent(type, init));
    };
    const host = () => document.querySelector("second-source-card") as Element;

    test("it opens where the pointer rests, stays while the pointer is on it, and goes with it", async () => {
      vi.useFakeTimers();
      await read();
      const paragraph = document.querySelector("p") as Element;
      point("pointermove", paragraph, paragraph.firstChild as Node);
      expect(card()?.hidden).toBe(true);
      await vi.waitFor(() => expect(card()?.hidden).toBe(false));
      card()?.dispatchEvent(new MouseEvent("pointerenter"));
      point("pointermove", host());
      point("click", host());
      await vi.advanceTimersByTimeAsync(60_000);
      expect(card()?.hidden).toBe(false);
      card()?.dispatchEvent(new MouseEvent("pointerleave"));
      await vi.waitFor(() => expect(card()?.hidden).toBe(true));
    });

    test("a click beside all marks closes it, on a link the page has its way", async () => {
      await read();
      const paragraph = document.querySelector("p") as Element;
      point("click", paragraph, paragraph.firstChild as Node);
      expect(card()?.hidden).toBe(false);
      const link = document.createElement("a");
      document.body.append(link);
      point("click", link);
      expect(card()?.hidden).toBe(false);
      point("click", document.body);
      expect(card()?.hidden).toBe(true);
    });
  });

  test("leaves keys to the reader who is typing", async () => {
    await read();
    const field = document.createElement("input");
    document.body.append(field);
    field.dispatchEvent(
      new KeyboardEvent("keydown", { code: "KeyN", altKey: true, bubbles: true, composed: true }),
    );
    expect(card()?.hidden ?? true).toBe(true);
  });

  test("Tab leads into it once: from its end the next Tab goes on in the page", async () => {
    await read();
    const field = document.createElement("button");
    document.body.append(field);
    press("KeyN", { altKey: true });
    press("Tab", { key: "Tab" });
    field.focus();
    const tab = new KeyboardEvent("keydown", { key: "Tab", cancelable: true });
    window.dispatchEvent(tab);
    expect(tab.defaultPrevented).toBe(false);
    expect(document.activeElement).toBe(field);
  });

  test('opens at a link in a claim that the focus comes to, not at "skip to content"', async () => {
    await read();
    const main = document.querySelector("main") as HTMLElement;
    main.tabIndex = -1;
    main.focus();
    expect(main.matches(":focus-visible")).toBe(true);
    expect(card()?.hidden).toBe(true);
  });

  test("is announced in a region that stood in the page before", async () => {
    vi.useFakeTimers();
    await read({ check: async ({ article }) => ({ ...answer(article), findings: [] }) });
    expect(document.querySelector("second-source-card")).toBeNull();
    press("KeyN", { altKey: true });
    const live = document.querySelector("second-source-card")?.shadowRoot?.querySelector("[aria-live]");
    expect(live?.textContent).toBe("");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(live?.textContent).not.toBe("");
  });

  test("Tab leads into a card that was opened by keyboard, Escape leads back", async () => {
    await read();
    const field = document.createElement("button");
    document.body.append(field);
    field.focus();
    press("KeyN", { altKey: true });
    press("Tab", { key: "Tab" });
    expect(document.activeElement?.tagName).toBe("SECOND-SOURCE-CARD");
    press("Escape", { key: "Escape" });
    expect(document.activeElement).toBe(field);
  });
});
