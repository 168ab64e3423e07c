// @vitest-environment jsdom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test } from "vitest";
import type { OutletRow } from "../../protocol/library-calls";
import messages from "../../public/_locales/en/messages.json";
import type { SyncState } from "../../stored/library-state";
import { lookupIn, wordsFrom } from "../../words/words";
import type { View } from "./calls";
import { Library, type LibraryProps } from "./library";
import { articleRow, now, outletRow, overviewOf, settings, standIn } from "./stand-in";

const words = wordsFrom(lookupIn(messages), "en");
const ended: SyncState = {
  state: "ended",
  at: "2026-11-25T09:55:00Z",
  cancelled: false,
  articles: 42,
  outlets: 5,
  errors: 1,
};

/** Lets effects run and the answers of calls arrive. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

let stand = standIn();
let went: View[] = [];

async function show(changed: Partial<LibraryProps> = {}) {
  act(() => {
    render(
      <Library
        overview={overviewOf([outletRow("Courier"), outletRow("Ledger")])}
        failure={undefined}
        sync={{ state: "idle" }}
        settings={settings}
        catalogue={[]}
        view="outlets"
        now={now}
        words={words}
        calls={stand.calls}
        go={(view) => went.push(view)}
        reload={() => stand.asked.push(["reload", null])}
        {...changed}
      />,
      document.body,
    );
  });
  await act(turn);
}

const text = () => document.body.textContent ?? "";
const part = (name: string) =>
  document.querySelector<HTMLElement>(`[data-testid="${name}"]`) ?? expect.fail(`there is no ${name}`);
const button = (label: string) =>
  [...document.querySelectorAll<HTMLElement>("button")].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent) === label,
  ) ?? expect.fail(`there is no button ${label}`);
const press = (element: HTMLElement) =>
  act(async () => {
    element.click();
    await turn();
  });
const set = (name: string, value: string) =>
  act(async () => {
    const field = part(name) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
    await turn();
  });
const last = () => stand.asked.at(-1);

afterEach(() => {
  act(() => render(null, document.body));
  stand = standIn();
  went = [];
});

describe("the page", () => {
  test("says what the library holds", async () => {
    await show();
    expect(document.querySelector("header")?.textContent).toContain("60 articles · 2 outlets · 240 kB");
  });

  test("of an empty library leads to the first step", async () => {
    await show({ overview: overviewOf([]) });
    expect(part("empty-library").textContent).toContain("Pick outlets once");
    await press(part("pick"));
    expect(went).toEqual(["pick"]);
  });

  test("waits for the background, and says when it does not answer", async () => {
    await show({ overview: undefined });
    expect(document.querySelector("main")?.getAttribute("aria-busy")).toBe("true");
    await show({ overview: undefined, failure: "the background did not answer" });
    expect(document.querySelector('[role="alert"]')?.textContent).toContain("Nothing is lost");
    await press(button("Try again"));
    expect(last()).toEqual(["reload", null]);
  });

  test("another view takes the focus to its heading", async () => {
    await show();
    await show({ view: "storage" });
    expect(document.activeElement?.textContent).toBe("Storage");
    expect(document.querySelector("[aria-current]")?.textContent).toBe("Storage");
  });

  test("a call that fails is said, and the page stays", async () => {
    stand = standIn({
      pauseOutlet: () => {
        throw new Error("the disk is full");
      },
    });
    await show();
    await press(button("Pause: Courier"));
    expect(part("library-trouble").textContent).toContain("the disk is full");
    expect(part("outlets").children).toHaveLength(2);
  });
});

describe("syncing", () => {
  test("is started, watched and stopped", async () => {
    await show({ sync: ended });
    expect(part("sync-ended").textContent).toBe(
      "Synced 5 minutes ago · 42 new articles · 1 outlet in trouble",
    );
    await press(part("sync-now"));
    expect(last()).toEqual(["syncNow", null]);
    await show({ sync: { state: "running", phase: "feeds", done: 3, total: 12, articles: 0, errors: 0 } });
    expect(part("sync-progress").textContent).toContain("Looking for new articles");
    await press(part("sync-cancel"));
    expect(last()).toEqual(["cancelSync", null]);
  });

  test("without room says so and leads to the storage", async () => {
    await show({ sync: { ...ended, trouble: { code: "quota" } } });
    expect(part("sync-trouble").textContent).toContain("There is no room left");
    await press(button("Make room"));
    expect(went).toEqual(["storage"]);
  });

  test("an empty library has nothing to sync", async () => {
    await show({ overview: overviewOf([]) });
    expect(document.querySelector('[data-testid="sync-now"]')).toBeNull();
  });
});

describe("an outlet", () => {
  test("in trouble stands first and names the remedy", async () => {
    const moved = outletRow("Meridian", { trouble: { code: "moved" }, articles: 0 });
    await show({ overview: overviewOf([outletRow("Courier"), moved]) });
    expect(part("outlets").firstElementChild?.textContent).toContain("This feed has moved");
    await press(button("Look for its feed: Meridian"));
    expect(went).toEqual(["add"]);
    await show({ overview: overviewOf([moved]), view: "add" });
    expect((part("address") as HTMLInputElement).value).toBe("https://meridian.example/");
  });

  test("whose permission is missing asks for exactly what is missing, then syncs", async () => {
    const missing = { missingOrigins: ["https://www.courier.example/*"] };
    await show({ overview: overviewOf([outletRow("Courier", missing)]) });
    expect(part("outlets").textContent).toContain("does not let Second Source read www.courier.example");
    await press(button("Allow access: Courier"));
    expect(stand.calls.permit).toHaveBeenCalledWith(missing.missingOrigins);
    expect(last()).toEqual(["syncNow", "Courier"]);
  });

  test("whose permission is refused again is not asked for articles", async () => {
    stand = standIn({}, false);
    await show({ overview: overviewOf([outletRow("Courier", { missingOrigins: ["https://a.example/*"] })]) });
    await press(button("Allow access: Courier"));
    expect(stand.asked).toEqual([]);
  });

  const troubles: [OutletRow["trouble"], string][] = [
    [
      { code: "busy", host: "courier.example", retryAt: "2026-11-25T10:10:00Z" },
      "asks to wait. Next try in 10 minutes.",
    ],
    [{ code: "unreachable", host: "courier.example" }, "courier.example does not answer."],
    [{ code: "timeout" }, "The server answers too slowly."],
    [{ code: "damaged" }, "taken out and are fetched again"],
    [{ code: "unknown", detail: "HTTP 418" }, "That did not work: HTTP 418"],
  ];
  for (const [trouble, said] of troubles) {
    test(`in trouble (${trouble?.code}) says: ${said}`, async () => {
      await show({ overview: overviewOf([outletRow("Courier", trouble ? { trouble } : {})]) });
      expect(part("outlets").textContent).toContain(said);
      await press(button("Try again: Courier"));
      expect(last()).toEqual(["syncNow", "Courier"]);
    });
  }

  test("of which own articles were lost says how many, until the reader has seen it", async () => {
    const lost = (count: number) => ({ trouble: { code: "lost" as const, count } });
    await show({
      overview: overviewOf([
        outletRow("Courier", lost(1)),
        outletRow("added", { kind: "added", ...lost(3) }),
      ]),
    });
    expect(part("outlets").textContent).toContain("1 article that you had added was damaged and is lost");
    expect(part("outlets").textContent).toContain("3 articles that you had added were damaged and are lost");
    await press(button("Understood: Added by you"));
    expect(last()).toEqual(["forgetLost", "added"]);
  });

  test("whose pages give no text says of how many articles", async () => {
    const trouble = { code: "unread" as const, count: 2 };
    await show({ overview: overviewOf([outletRow("Courier", { trouble })]) });
    expect(part("outlets").textContent).toContain("2 articles could not be read: their pages give no text");
  });

  test("is paused and resumed", async () => {
    await show();
    await press(button("Pause: Courier"));
    expect(last()).toEqual(["pauseOutlet", { outlet: "Courier", paused: true }]);
    await show({ overview: overviewOf([outletRow("Courier", { paused: true })]) });
    await press(button("Resume: Courier"));
    expect(last()).toEqual(["pauseOutlet", { outlet: "Courier", paused: false }]);
  });

  test("is removed, and brought back", async () => {
    stand = standIn({ deleteOutlet: () => ({ undo: "u1", articles: 30 }), undoDelete: () => true });
    await show();
    await press(button("Remove: Courier"));
    expect(part("undo").textContent).toContain("Courier was removed, with 30 articles.");
    expect(document.activeElement).toBe(part("undo-button"));
    await press(part("undo-button"));
    expect(last()).toEqual(["undoDelete", "u1"]);
    expect(document.querySelector('[data-testid="undo"]')).toBeNull();
  });

  test("removed too long ago stays so, and that is said", async () => {
    stand = standIn({ deleteOutlet: () => ({ undo: "u1", articles: 30 }), undoDelete: () => false });
    await show();
    await press(button("Remove: Courier"));
    await press(part("undo-button"));
    expect(part("library-trouble").textContent).toContain("more than ten minutes");
  });

  test("shows its feeds and takes another", async () => {
    await show();
    await press(button("Feeds: Courier"));
    expect(part("feeds").textContent).toContain("https://courier.example/feed");
    const field = part("feeds").querySelector("input") ?? expect.fail();
    await act(async () => {
      field.value = "courier.example/world";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await press(button("Add"));
    expect(last()).toEqual(["addFeed", { outlet: "Courier", url: "https://courier.example/world" }]);
  });

  test("that only the reader filled cannot be synced, but removed", async () => {
    await show({ overview: overviewOf([outletRow("added", { kind: "added", feeds: [], name: "" })]) });
    expect(part("outlets").textContent).toContain("Added by you");
    expect([...document.querySelectorAll(".acts button")].map((one) => one.textContent)).toEqual(["Remove"]);
  });
});

test("samples are labelled, and hidden at the reader's wish", async () => {
  await show();
  expect(part("samples").textContent).toContain("Sample library");
  await press(part("samples-shown"));
  expect(last()).toEqual(["changeSettings", { hideSamples: true }]);
});

describe("articles", () => {
  const found = (total: number) => ({
    searchArticles: ({ offset }: { offset: number }) => ({
      total,
      articles: Array.from({ length: Math.min(50, total - offset) }, (_, at) => articleRow(offset + at)),
    }),
  });

  test("are found, and turned page by page", async () => {
    stand = standIn(found(120));
    await show({ view: "articles" });
    expect(part("articles-range").textContent).toBe("1–50 of 120 articles");
    await press(button("Older"));
    expect(part("articles-range").textContent).toBe("51–100 of 120 articles");
    expect(document.activeElement).toBe(part("articles-range"));
    await set("article-search", " bridge ");
    expect(last()).toEqual(["searchArticles", { words: "bridge", offset: 0, limit: 50 }]);
  });

  test("of one outlet only", async () => {
    stand = standIn(found(1));
    await show({ view: "articles" });
    const select = document.querySelector("select") ?? expect.fail();
    await act(async () => {
      select.value = "Ledger";
      select.dispatchEvent(new Event("change", { bubbles: true }));
      await turn();
    });
    expect(last()).toEqual(["searchArticles", { words: "", outlet: "Ledger", offset: 0, limit: 50 }]);
  });

  test("an answer that comes late does not replace a later one", async () => {
    const answers: ((articles: number) => void)[] = [];
    stand = standIn({
      searchArticles: () =>
        new Promise((resolve) => {
          answers.push((total) => resolve({ total, articles: [articleRow(total)] }));
        }),
    });
    await show({ view: "articles" });
    await set("article-search", "bridge");
    await act(async () => {
      answers[1]?.(2);
      answers[0]?.(1);
      await turn();
    });
    expect(part("articles").textContent).toContain("Bridge news 2");
  });

  test("say whose words are kept, and why", async () => {
    const rows = [
      articleRow(1, { text: "summary", why: "paywall" }),
      articleRow(2, { text: "reader", url: "javascript:alert(1)" }),
    ];
    stand = standIn({ searchArticles: () => ({ total: 2, articles: rows }) });
    await show({ view: "articles" });
    const [first, second] = part("articles").children;
    expect(first?.textContent).toContain("only the feed’s summary: its page is behind a paywall");
    expect(second?.textContent).toContain("Added by you");
    expect(second?.querySelector("a")).toBeNull();
  });

  test("are read here, and deleted with a way back", async () => {
    stand = standIn({
      ...found(1),
      readStored: () => ({ blocks: [{ id: 0, role: "paragraph", text: "The bridge <b>stands</b>." }] }),
      deleteArticle: () => ({ undo: "u2", articles: 1 }),
    });
    await show({ view: "articles" });
    await press(button("Read here: Bridge news 0"));
    expect(part("stored-text").textContent).toBe("The bridge <b>stands</b>.");
    await press(button("Delete: Bridge news 0"));
    expect(part("undo").textContent).toContain("“Bridge news 0” was deleted.");
  });

  test("that are gone meanwhile say so", async () => {
    stand = standIn({ ...found(1), readStored: () => null });
    await show({ view: "articles" });
    await press(button("Read here: Bridge news 0"));
    expect(text()).toContain("no longer in your library");
  });
});

describe("storage", () => {
  test("changes limits only when applied, and warns before articles go", async () => {
    await show({ view: "storage" });
    expect(part("room").textContent).toBe("240 kB of 500 MB used");
    expect((part("apply") as HTMLButtonElement).disabled).toBe(true);
    await set("retention", "7");
    expect(text()).toContain("Articles beyond the smaller limit are removed at once.");
    expect(stand.asked).toEqual([]);
    await press(part("apply"));
    expect(last()).toEqual(["changeSettings", { ...settings, retentionDays: 7 }]);
  });

  test("everything is deleted only after a second word, and can be brought back", async () => {
    stand = standIn({ deleteAll: () => ({ undo: "u3", articles: 60 }) });
    await show({ view: "storage" });
    await press(part("delete-all"));
    expect(stand.asked).toEqual([]);
    await press(part("delete-all-now"));
    expect(last()).toEqual(["deleteAll", null]);
    expect(part("undo").textContent).toContain("Deleted: 60 articles and 2 outlets.");
  });

  test("asks the browser to keep the library", async () => {
    await show({ view: "storage", overview: overviewOf([outletRow("Courier")], { persisted: false }) });
    await press(button("Ask the browser to keep it"));
    expect(stand.calls.persist).toHaveBeenCalledOnce();
    expect(text()).toContain("does not promise it now");
  });
});
