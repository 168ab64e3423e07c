// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer, Call, FailureCode } from "../../protocol/envelope";
import script from "./index";

const { runtime } = vi.hoisted(() => ({
  runtime: {
    id: "ours",
    getURL: () => "chrome-extension://ours/",
    sendMessage: (_: unknown): Promise<unknown> => Promise.resolve(),
    onMessage: { addListener() {}, removeListener() {} },
  },
}));
vi.mock("wxt/browser", () => {
  const area = {
    get: async () => ({}),
    set: async () => {},
    onChanged: { addListener() {}, removeListener() {} },
  };
  const storage = { local: area, session: area, onChanged: area.onChanged };
  return { browser: { runtime, storage, i18n: { getUILanguage: () => "en", getMessage: () => "" } } };
});

const page = `<main><h1>Talks end</h1>${"<p>Forty diplomats of both countries took part in the meeting on Thursday, and said no more than that.</p>".repeat(6)}</main>`;

/** What the page's readers ask of the background. */
let asked: string[];
/** The background takes its time about the site's mode. */
let mode: Promise<string>;
let tellMode: (mode: string) => void;

beforeEach(() => {
  vi.stubGlobal("CSS", { highlights: new Map() });
  vi.stubGlobal("Highlight", Set);
  document.body.innerHTML = page;
  asked = [];
  mode = new Promise((resolve) => {
    tellMode = resolve;
  });
  vi.spyOn(runtime, "sendMessage").mockImplementation((message) => background(message as Call));
});

afterEach(() => {
  globalThis.secondSourceStop?.();
  vi.unstubAllGlobals();
});

async function background({ method }: Call): Promise<Answer> {
  asked.push(method);
  if (method === "siteMode") return { ok: true, value: await mode };
  const code: FailureCode = "cancelled";
  return method === "check" ? { ok: false, failure: { code, message: "" } } : { ok: true, value: null };
}

const checks = () => asked.filter((method) => method === "check").length;

describe("the reader in a page", () => {
  test("is one, even if it is put in twice before the background has answered", async () => {
    const both = [script.main(undefined as never), script.main(undefined as never)];
    tellMode("onClick");
    await Promise.all(both);
    expect(checks()).toBe(1);
  });

  test("reads again when Back shows the page as it was left", async () => {
    tellMode("onClick");
    await script.main(undefined as never);
    expect(checks()).toBe(1);
    const shown = (persisted: boolean) => dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
    shown(false);
    shown(true);
    await vi.waitFor(() => expect(checks()).toBe(2));
  });

  test("goes when Back shows a page that is never compared any more", async () => {
    tellMode("onClick");
    await script.main(undefined as never);
    mode = Promise.resolve("never");
    dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await vi.waitFor(() => expect(asked.filter((method) => method === "siteMode")).toHaveLength(2));
    // By the time that a reader which is put in anew has asked for a comparison, the old one would have.
    mode = Promise.resolve("onClick");
    await script.main(undefined as never);
    expect(checks()).toBe(2);
  });
});
