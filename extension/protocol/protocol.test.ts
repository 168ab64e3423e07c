import { describe, expect, test, vi } from "vitest";
import type { Article, Report } from "../engine/second-source";
import { limits, readArticle } from "./arguments";
import type { PageCalls, ReaderCalls } from "./calls";
import { protocolVersion } from "./envelope";
import { libraryArguments } from "./library-arguments";
import { isOwnMachine, type Sender } from "./senders";
import { asking, type Server, serve } from "./serve";

const own = { id: "second-source", root: "chrome-extension://second-source/" };
const report: Report = {
  article: { id: "a" },
  coverage: "emptyLibrary",
  claims: [],
  findings: [],
  library: { articles: 0, outlets: 0 },
};
const article: Article = {
  url: "https://news.example/a",
  blocks: [{ id: 0, role: "paragraph", text: "Text." }],
};

const fromPage: Sender = { id: own.id, url: "https://news.example/a", frameId: 0, tab: { id: 7 } };
const fromPopup: Sender = { id: own.id, url: `${own.root}popup.html` };

/** One handler for each of the library's calls. */
function libraryHandlers(): Server["reader"] {
  const handlers = Object.keys(libraryArguments).map((method) => [method, vi.fn(async () => null)]);
  return Object.fromEntries(handlers) as unknown as Server["reader"];
}

function server() {
  return {
    page: {
      check: vi.fn(async () => report),
      nothing: vi.fn(async () => {}),
      siteMode: vi.fn(async () => "onClick" as const),
      readable: vi.fn(async () => {}),
      reading: vi.fn(async () => false),
    },
    reader: {
      ...libraryHandlers(),
      checkTab: vi.fn(async () => {}),
      cancel: vi.fn(async () => {}),
      focusClaim: vi.fn(async () => "done" as const),
      hideMarks: vi.fn(async () => {}),
      compareSample: vi.fn(async () => report),
    },
  } satisfies Server;
}

const call = (method: string, argument?: unknown) => ({ secondSource: protocolVersion, method, argument });

async function refusal(message: unknown, sender: Sender): Promise<string> {
  const served = server();
  const answer = await serve(served, own, message, sender);
  for (const handler of [...Object.values(served.page), ...Object.values(served.reader)]) {
    expect(handler).not.toHaveBeenCalled();
  }
  return answer.ok ? "answered" : answer.failure.code;
}

describe("senders", () => {
  test("a page is answered for its own tab", async () => {
    const served = server();
    const answer = await serve(served, own, call("check", { article, sample: true }), fromPage);
    expect(answer).toEqual({ ok: true, value: report });
    expect(served.page.check).toHaveBeenCalledWith(
      { article, sample: true, again: false, part: false },
      { kind: "page", tab: 7, url: fromPage.url },
    );
  });

  test("the popup is answered, in a tab as well", async () => {
    const served = server();
    await serve(served, own, call("checkTab", 3), fromPopup);
    await serve(served, own, call("cancel", 3), { ...fromPopup, frameId: 0, tab: { id: 9 } });
    expect(served.reader.checkTab).toHaveBeenCalledWith(3, { kind: "reader" });
    expect(served.reader.cancel).toHaveBeenCalledWith(3, { kind: "reader" });
  });

  const refused: Record<string, [unknown, Sender]> = {
    "another extension": [call("checkTab", 1), { ...fromPopup, id: "other" }],
    "a sender without id": [call("checkTab", 1), {}],
    "a frame within a page": [call("check", { article, sample: false }), { ...fromPage, frameId: 4 }],
    "a page without a tab": [call("check", { article, sample: false }), { ...fromPage, tab: undefined }],
    "a page that asks what the popup may": [call("checkTab", 1), fromPage],
    "a page that pretends to be the popup": [
      call("cancel", 1),
      { ...fromPage, url: `https://news.example/${own.root}` },
    ],
    "the popup asking what a page may": [call("check", { article, sample: false }), fromPopup],
    "an unknown method": [call("eval", "1"), fromPopup],
    "a method of every object": [call("constructor", "1"), fromPopup],
    "another version": [{ ...call("checkTab", 1), secondSource: 0 }, fromPopup],
    "a message of someone else's making": [{ type: "hello" }, fromPage],
    "no message": [undefined, fromPage],
  };
  for (const [name, [message, sender]] of Object.entries(refused)) {
    test(`${name} is refused`, async () => expect(await refusal(message, sender)).toBe("refused"));
  }

  test("samples answer only on the reader's own machine", () => {
    expect(isOwnMachine("http://127.0.0.1:8123/story")).toBe(true);
    expect(isOwnMachine("http://localhost/")).toBe(true);
    for (const url of [
      "https://news.example/",
      "http://127.0.0.1.news.example/",
      "file:///tmp/a.html",
      "",
      "localhost",
    ]) {
      expect(isOwnMachine(url)).toBe(false);
    }
  });
});

describe("arguments", () => {
  const check = (changed: unknown) => refusal(call("check", { article: changed, sample: false }), fromPage);
  const block = { id: 0, role: "paragraph", text: "Text." };

  const invalid: Record<string, unknown> = {
    "no article": null,
    "no blocks": { url: "https://news.example/a" },
    "blocks that are no list": { blocks: { length: 1 } },
    "too many blocks": { blocks: Array.from({ length: limits.blocks + 1 }, (_, id) => ({ ...block, id })) },
    "too much text": { blocks: [{ ...block, text: "x".repeat(limits.text + 1) }] },
    "a role that does not exist": { blocks: [{ ...block, role: "toString" }] },
    "a block without text": { blocks: [{ id: 0, role: "quote" }] },
    "blocks out of order": { blocks: [{ ...block, id: 5 }] },
    "a title that is no text": { title: 3, blocks: [block] },
  };
  for (const [name, article] of Object.entries(invalid)) {
    test(`${name}: invalid`, async () => expect(await check(article)).toBe("invalid"));
  }

  test("a tab is a number", async () => {
    for (const tab of ["1", -1, 1.5, Number.NaN, null])
      expect(await refusal(call("checkTab", tab), fromPopup)).toBe("invalid");
  });

  test("a reason is one of those agreed", async () => {
    expect(await refusal(call("nothing", "toString"), fromPage)).toBe("invalid");
  });

  test("the largest article allowed is taken, unknown fields are dropped, long fields cut", () => {
    const blocks = Array.from({ length: limits.blocks }, (_, id) => ({
      ...block,
      id,
      text: "x".repeat(800),
    }));
    const read = readArticle({ title: "t".repeat(9_000), blocks, extra: 1 });
    expect(read.blocks).toHaveLength(limits.blocks);
    expect(read.title).toHaveLength(limits.field);
    expect(read).not.toHaveProperty("extra");
  });
});

describe("asking", () => {
  test("an answer arrives as its value", async () => {
    const ask = asking<PageCalls>((message) => serve(server(), own, message, fromPage));
    expect(await ask("check", { article, sample: false })).toEqual(report);
  });

  test("a failure arrives as an error with its code", async () => {
    const failing = server();
    failing.reader.checkTab.mockRejectedValueOnce(new Error("no engine"));
    const ask = asking<ReaderCalls>((message) => serve(failing, own, message, fromPopup));
    await expect(ask("checkTab", 1)).rejects.toMatchObject({ code: "failed", message: "no engine" });
    await expect(ask("checkTab", -1)).rejects.toMatchObject({ code: "invalid" });
  });

  test("no answer is a failure, too", async () => {
    await expect(asking<ReaderCalls>(async () => undefined)("cancel", 1)).rejects.toMatchObject({
      code: "failed",
    });
  });
});
