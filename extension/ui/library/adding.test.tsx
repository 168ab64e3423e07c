// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { FoundFeeds, ImportChunk } from "../../protocol/library-calls";
import messages from "../../public/_locales/en/messages.json";
import { lookupIn, wordsFrom } from "../../words/words";
import { AddView } from "./add";
import type { Page } from "./calls";
import { now, outletRow, overviewOf, standIn } from "./stand-in";

const words = wordsFrom(lookupIn(messages), "en");
const turn = () => new Promise((resolve) => setTimeout(resolve));

let stand = standIn();
let failed: string[] = [];
const page: Page = {
  run: (asked) =>
    asked.catch((error: Error) => {
      failed.push(error.message);
      return undefined;
    }),
  deleted: vi.fn(),
  go: vi.fn(),
  find: vi.fn(),
};

async function show(overview = overviewOf([outletRow("Courier")])) {
  await act(async () => {
    render(
      <AddView overview={overview} now={now} words={words} calls={stand.calls} page={page} address="" />,
      document.body,
    );
  });
}

const part = (name: string) =>
  document.querySelector<HTMLElement>(`[data-testid="${name}"]`) ?? expect.fail(`there is no ${name}`);
const press = (element: HTMLElement) =>
  act(async () => {
    element.click();
    await turn();
  });
const look = async (address: string) => {
  const field = part("address") as HTMLInputElement;
  await act(async () => {
    field.value = address;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await press(part("look"));
};
const drop = async (...files: File[]) => {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files } });
  await act(async () => {
    part("drop").dispatchEvent(event);
  });
  await vi.waitFor(() => expect(part("import-status").textContent).toContain("Imported"));
};
/** jsdom's blobs have no `text`. */
const textOf = (content: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(content);
  });
const results = () =>
  [...part("imports").children].map((row) => row.querySelector(".what > :last-child")?.textContent);

afterEach(() => {
  act(() => render(null, document.body));
  stand = standIn();
  failed = [];
});

describe("an address", () => {
  const feeds: FoundFeeds = {
    name: "The Courier",
    home: "https://courier.example/",
    feeds: [
      { url: "https://feeds.courier.example/world", title: "World", kind: "rss" },
      { url: "https://feeds.courier.example/home", title: "Home", kind: "rss" },
    ],
  };

  test("that is none is told without asking anybody", async () => {
    await show();
    await look("the courier");
    expect(part("address-problem").textContent).toContain("This is no web address.");
    expect(part("address").getAttribute("aria-invalid")).toBe("true");
    expect(stand.calls.permit).not.toHaveBeenCalled();
  });

  test("leads to feeds, of which the first is ticked, and to a followed outlet", async () => {
    stand = standIn({ findFeeds: () => feeds, followOutlets: () => ({ outlets: ["c"], refused: [] }) });
    await show();
    await look("courier.example");
    expect(stand.calls.permit).toHaveBeenCalledWith(["https://courier.example/*"]);
    expect(part("found-feeds").textContent).toContain("2 feeds found");
    await press(part("follow"));
    expect(stand.calls.permit).toHaveBeenLastCalledWith([
      "https://feeds.courier.example/*",
      "https://courier.example/*",
    ]);
    expect(stand.calls.mark).toHaveBeenCalledWith(["https://courier.example/*"]);
    expect(stand.asked.at(-1)).toEqual([
      "followOutlets",
      [
        {
          name: "The Courier",
          home: "https://courier.example/",
          feeds: ["https://feeds.courier.example/world"],
        },
      ],
    ]);
    expect(part("address-done").textContent).toContain("The Courier is in your library now.");
  });

  test("of a published library leads to a subscription", async () => {
    const library = { url: "https://lib.example/manifest.json", title: "Four papers", publisher: "A reader" };
    stand = standIn({ findFeeds: () => ({ feeds: [], library }), subscribe: () => "p1" });
    await show();
    await look("https://lib.example/");
    expect(part("found-library").textContent).toContain("Published by A reader");
    await press(part("subscribe"));
    expect(stand.asked.at(-1)).toEqual(["subscribe", library.url]);
    expect(part("address-done").textContent).toContain("“Four papers” is in your library now.");
  });

  test("that the reader typed is the only way to a local host", async () => {
    stand = standIn({ findFeeds: () => feeds });
    await show();
    await look("127.0.0.1:8000/feed");
    expect(stand.calls.permit).toHaveBeenCalledWith(["http://127.0.0.1/*"]);
    expect(stand.asked.at(-1)).toEqual(["findFeeds", "http://127.0.0.1:8000/feed"]);
  });

  test("whose permission is refused is not fetched", async () => {
    stand = standIn({}, false);
    await show();
    await look("courier.example");
    expect(part("address-problem").textContent).toContain("not to allow courier.example");
    expect(stand.asked).toEqual([]);
  });

  test("where nothing is found says why", async () => {
    stand = standIn({
      findFeeds: () => ({ feeds: [], trouble: { code: "unreachable", host: "courier.example" } }),
    });
    await show();
    await look("courier.example");
    expect(part("address-problem").textContent).toBe("courier.example does not answer.");
  });
});

describe("files", () => {
  test("many at once are read one after the other, each with its result", async () => {
    stand = standIn({
      importChunk: ({ name }) =>
        name === "bad.jsonl"
          ? { added: 0, updated: 0, known: 0, refused: [{ code: "unreadable", detail: "line 3" }] }
          : { added: 2, updated: 0, known: 1, refused: [] },
    });
    await show();
    await drop(
      new File(["{}"], "good.jsonl"),
      new File(["?"], "bad.jsonl"),
      new File([""], "empty.html"),
      new File(["%PDF"], "paper.pdf"),
    );
    expect(results()).toEqual([
      "2 articles added · 1 article known already",
      "No article was found in it. line 3",
      "This file is empty.",
      "Files of this kind are not read. Give .html, .txt, .md, .json, .jsonl, .seg or .opml.",
    ]);
    expect(part("import-status").textContent).toBe("Imported. Files done: 4 of 4");
  });

  test("a large one is sent in parts that make up the whole", async () => {
    const parts: ImportChunk[] = [];
    stand = standIn({
      importChunk: (chunk) => {
        parts.push(chunk);
        return { added: 1, updated: 0, known: 0, refused: [] };
      },
    });
    await show();
    const bytes = new Uint8Array(7_000_000).map((_, at) => at % 251);
    await drop(new File([bytes], "library.seg"));
    expect(parts.map(({ last }) => last)).toEqual([false, false, true]);
    expect(new Set(parts.map(({ transfer }) => transfer)).size).toBe(1);
    expect(parts.every(({ data }) => data.length <= 4_000_000)).toBe(true);
    const received = Buffer.concat(parts.map(({ data }) => Buffer.from(data, "base64")));
    expect(received.equals(Buffer.from(bytes))).toBe(true);
  });

  test("one that fails does not stop the others", async () => {
    stand = standIn({
      importChunk: ({ name }) => {
        if (name === "a.json") throw new Error("no room left");
        return { added: 1, updated: 0, known: 0, refused: [] };
      },
    });
    await show();
    await drop(new File(["{}"], "a.json"), new File(["{}"], "b.json"));
    expect(results()).toEqual(["That did not work: no room left", "1 article added"]);
  });

  test("a list of feeds is followed when the reader says so", async () => {
    stand = standIn({ followOutlets: () => ({ outlets: ["a"], refused: [] }) });
    await show();
    const opml = `<opml version="2.0"><body><outline text="Courier" xmlUrl="https://courier.example/rss"/></body></opml>`;
    await drop(new File([opml], "feeds.opml"));
    expect(stand.asked).toEqual([]);
    await press(part("opml-follow"));
    expect(stand.calls.permit).toHaveBeenCalledWith(["https://courier.example/*"]);
    expect(stand.asked).toEqual([
      ["followOutlets", [{ name: "Courier", feeds: ["https://courier.example/rss"] }]],
    ]);
  });
});

describe("export", () => {
  const chunks = {
    exportChunk: ({ cursor }: { readonly cursor?: string }) =>
      cursor === undefined
        ? { lines: '{"id":"a"}\n{"id":"b"}', articles: 2, cursor: "2" }
        : { lines: '{"id":"c"}\n', articles: 1 },
  };

  test("of articles writes a line for each", async () => {
    stand = standIn(chunks);
    await show();
    await press(part("export-jsonl"));
    const [name, content] = stand.calls.save.mock.calls[0] ?? expect.fail("nothing was saved");
    expect(name).toMatch(/^second-source-\d{4}-\d\d-\d\d\.jsonl$/);
    expect(await textOf(content)).toBe('{"id":"a"}\n{"id":"b"}\n{"id":"c"}\n');
    expect(part("export-status").textContent).toBe(`Saved as ${name}`);
  });

  test("of a library file builds it from the same articles", async () => {
    stand = standIn(chunks);
    await show();
    await press(part("export-seg"));
    expect(stand.calls.build).toHaveBeenCalledWith([{ id: "a" }, { id: "b" }, { id: "c" }]);
    expect(stand.calls.save.mock.calls[0]?.[1].size).toBe(3);
  });

  test("that does not come forward ends with an error instead of never", async () => {
    stand = standIn({ exportChunk: () => ({ lines: "", articles: 0, cursor: "same" }) });
    await show();
    await press(part("export-jsonl"));
    expect(failed).toEqual(["the export does not come forward"]);
    expect(stand.calls.save).not.toHaveBeenCalled();
  });

  test("of feeds is a list that can be imported again", async () => {
    await show(overviewOf([{ ...outletRow("Courier"), name: "Courier & Sons <b>" }]));
    await press(part("export-opml"));
    const [, content] = stand.calls.save.mock.calls[0] ?? expect.fail("nothing was saved");
    await drop(new File([await textOf(content)], "feeds.opml"));
    expect(results()[0]).toContain("1 outlet in this list");
  });
});
