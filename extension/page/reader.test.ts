// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";
import { highlightNames } from "./marks";
import type { CheckOrder } from "./reader";
import {
  answer,
  articlePage,
  card,
  marked,
  patience,
  press,
  read,
  reader,
  readWith,
  registry,
  sentences,
  withArticle,
} from "./testing/reading";

// No driver presses these keys: jsdom trusts none of them. `trusted.test.ts` is about that.
vi.mock("./trusted", () => ({ isReaders: () => true }));

withArticle();

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
    await readWith(ports);
    press("KeyN", { altKey: true });
    expect(document.querySelector("second-source-card")).not.toBeNull();
    expect(document.querySelector("second-source-card")?.shadowRoot).toBeNull();
  });

  test("a long article is marked from its beginning while the whole is compared, and changes wait for the whole", async () => {
    const far = `The ferry carried two hundred passengers across the bay. ${"It was foggy. ".repeat(3_500)}`;
    for (const text of [far, sentences[3] ?? ""]) {
      const last = document.querySelector("main > p:last-child") as HTMLElement;
      last.after(Object.assign(document.createElement("p"), { textContent: text }));
    }
    document.querySelectorAll("main > p")[3]?.remove();
    let finish = () => {};
    const whole = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const orders: CheckOrder[] = [];
    const reading = read({
      check: async (order) => {
        orders.push(order);
        if (!order.part) await whole;
        return answer(order.article);
      },
    });
    await vi.waitFor(() => expect(marked()).toEqual(sentences.slice(0, 3)), patience);
    expect(orders.map(({ part }) => part)).toEqual([true, false]);
    document.querySelector("main")?.append(document.createElement("p"), sentences[0] ?? "");
    finish();
    await reading;
    await vi.waitFor(() => expect(marked()).toEqual(sentences), patience);
    expect(orders[0]?.article.blocks?.length).toBeLessThan(orders[1]?.article.blocks?.length ?? 0);
  });

  test("a long article whose first paragraph alone is too long for a beginning is compared at once", async () => {
    const first = document.querySelector("main > p");
    first?.append(` ${"It was foggy on the bay, and the ferry was late. ".repeat(900)}`);
    const { check } = await read();
    expect(vi.mocked(check).mock.calls.map(([{ part }]) => part)).toEqual([false]);
    expect(marked()).toEqual(sentences);
  });

  test("once it is stopped nothing of it listens to the page any more", async () => {
    const listening: (AbortSignal | undefined)[] = [];
    const spies = [window, document].map((target) =>
      vi.spyOn(target, "addEventListener").mockImplementation((_type, _listener, options) => {
        listening.push(typeof options === "object" ? options.signal : undefined);
      }),
    );
    await read();
    expect(listening.length).toBeGreaterThan(8);
    expect(listening.every((signal) => signal?.aborted === false)).toBe(true);
    reader?.stop();
    expect(listening.every((signal) => signal?.aborted)).toBe(true);
    for (const spy of spies) spy.mockRestore();
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

  test("an address that changes and comes back while the beginning is compared costs no marks", async () => {
    const far = Object.assign(document.createElement("p"), { textContent: "It was foggy. ".repeat(3_500) });
    document.querySelector("main > p:last-child")?.after(far);
    const { pathname } = location;
    let left = false;
    await read({
      check: async ({ article }) => {
        if (!left) {
          left = true;
          history.pushState({}, "", "/elsewhere");
          // After the answer has been looked at.
          setTimeout(() => history.pushState({}, "", pathname));
        }
        return answer(article);
      },
    });
    await vi.waitFor(() => expect(marked()).toEqual(sentences), patience);
  });

  test("another address is another article", async () => {
    const { check } = await read();
    history.pushState({}, "", "/another");
    document.body.innerHTML = `<main><h1>Other</h1><p>${sentences[3]} ${"It was quiet. ".repeat(30)}</p></main>`;
    await vi.waitFor(() => expect(marked()).toEqual([sentences[3]]), patience);
    expect(check).toHaveBeenCalledTimes(2);
  });
});
