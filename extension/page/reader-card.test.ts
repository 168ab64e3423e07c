// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";
import { answer, card, press, read, sentences, withArticle } from "./testing/reading";

// No driver presses these keys: jsdom trusts none of them. `trusted.test.ts` is about that.
vi.mock("./trusted", () => ({ isReaders: () => true }));

withArticle();

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
