// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultReadingSettings } from "../protocol/reading-settings";
import { watchPointer } from "./hover";
import { watchKeys } from "./keys";
import type { Mark } from "./marks";

/** Everything that a script of the page can make up. */
describe("what the page's own scripts press and click", () => {
  let stop: AbortController;
  beforeEach(() => {
    stop = new AbortController();
    document.body.innerHTML = "<p>Forty diplomats took part.</p>";
  });
  afterEach(() => stop.abort());

  test("opens no card by key", () => {
    const actions = { run: vi.fn(() => true), close: vi.fn(() => true), tab: vi.fn(() => true) };
    watchKeys(window, () => defaultReadingSettings.keys, actions, stop.signal);
    const keys = [{ code: "KeyN", key: "n", altKey: true }, { key: "Escape" }, { key: "Tab" }];
    for (const key of keys) {
      const event = new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(false);
    }
    for (const action of Object.values(actions)) expect(action).not.toHaveBeenCalled();
  });

  test("opens no card by pointer", () => {
    const text = document.querySelector("p")?.firstChild as Text;
    document.caretPositionFromPoint = () => ({ offsetNode: text, offset: 3 }) as unknown as CaretPosition;
    const frames = vi.spyOn(window, "requestAnimationFrame");
    const actions = { marks: (): Mark[] => [], found: vi.fn(), clicked: vi.fn(), focused: vi.fn() };
    watchPointer(document.documentElement, actions, stop.signal);
    for (const type of ["pointermove", "click"])
      document.body.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: 5, clientY: 5 }));
    expect(frames).not.toHaveBeenCalled();
    expect(actions.clicked).not.toHaveBeenCalled();
  });
});
