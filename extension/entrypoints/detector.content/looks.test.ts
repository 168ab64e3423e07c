// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import script from "./index";

const { runtime } = vi.hoisted(() => ({
  runtime: { sendMessage: async (_: unknown): Promise<unknown> => undefined },
}));
vi.mock("wxt/browser", () => ({ browser: { runtime } }));

const sentence = "Forty diplomats of both countries took part in the meeting on Thursday, and said no more. ";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("CSS", { highlights: new Map() });
  vi.spyOn(runtime, "sendMessage").mockResolvedValue(undefined);
  document.body.replaceChildren();
  history.replaceState({}, "", "/");
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The page changes; the detector has had time to look. */
async function change(text = ""): Promise<void> {
  const added = document.createElement("p");
  added.textContent = text;
  document.body.append(added);
  await vi.advanceTimersByTimeAsync(1_500);
}

describe("the look-out for articles", () => {
  test("gives up on a page that goes on changing, and begins anew at the next address", async () => {
    script.main(undefined as never);
    for (let times = 0; times < 40; times++) await change();
    await change(sentence.repeat(4));
    expect(runtime.sendMessage).not.toHaveBeenCalled();
    history.pushState({}, "", "/article");
    await change(sentence.repeat(4));
    expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
  });

  test("finds text in the shadow trees of components, and what comes there later", async () => {
    const outer = document.createElement("news-story").attachShadow({ mode: "open" });
    const inner = document.createElement("news-text").attachShadow({ mode: "open" });
    outer.append(inner.host);
    document.body.append(outer.host);
    script.main(undefined as never);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(runtime.sendMessage).not.toHaveBeenCalled();
    const added = document.createElement("p");
    added.textContent = sentence.repeat(4);
    inner.append(added);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
  });
});
