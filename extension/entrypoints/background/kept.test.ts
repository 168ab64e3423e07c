import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { readModeRequest, readPatterns } from "../../protocol/kept-calls";
import { sites } from "../../stored/sites";
import { keepTab, tabState } from "../../stored/tab-state";
import { type Kept, keeping } from "./kept";

const [courier, meridian] = ["https://courier.example/*", "https://meridian.example/*"] as const;
const reader = { kind: "reader" } as const;
let remove: ReturnType<typeof vi.fn>;
let needed: readonly string[];
let wipe: ReturnType<typeof vi.fn<() => Promise<void>>>;
let stopReaders: ReturnType<typeof vi.fn<() => Promise<void>>>;
let permitted: Set<string>;
let kept: Kept;
let calls: Kept["calls"];

beforeEach(() => {
  fakeBrowser.reset();
  remove = vi.fn(async () => true);
  needed = [];
  wipe = vi.fn(async () => {});
  const getAll = vi.fn(async () => ({ origins: [courier] }));
  permitted = new Set([courier, meridian]);
  const contains = vi.fn(async ({ origins = [] }: { origins?: string[] }) =>
    origins.every((origin) => permitted.has(origin)),
  );
  Object.assign(fakeBrowser.permissions, { remove, getAll, contains });
  stopReaders = vi.fn(async () => {});
  kept = keeping({ origins: async () => needed, wipe }, stopReaders);
  ({ calls } = kept);
});

describe("a choice for a site", () => {
  test("is written before it is answered, and two in one instant are both kept", async () => {
    const first = calls.setMode({ pattern: courier, mode: "always" }, reader);
    const second = calls.setMode({ pattern: meridian, mode: "never" }, reader);
    await first;
    expect((await sites())[courier]).toBe("always");
    await second;
    expect(await sites()).toEqual({ [courier]: "always", [meridian]: "never" });
  });

  test("gives a permission back that nothing needs, and leaves the one that the library's sync needs", async () => {
    await calls.setMode({ pattern: courier, mode: "always" }, reader);
    expect(remove).not.toHaveBeenCalled();
    await calls.setMode({ pattern: courier, mode: "onClick" }, reader);
    expect(remove).toHaveBeenCalledExactlyOnceWith({ origins: [courier] });
    needed = [meridian];
    await calls.setMode({ pattern: meridian, mode: "never" }, reader);
    expect(remove).toHaveBeenCalledOnce();
  });

  test("stays when outlets are picked with their marks", async () => {
    await calls.setMode({ pattern: courier, mode: "never" }, reader);
    await calls.markSites([courier, meridian], reader);
    expect(await sites()).toEqual({ [courier]: "never", [meridian]: "always" });
  });

  test("never gives back what the library needs under the site's other name", async () => {
    permitted = new Set(["https://www.courier.example/*", "http://courier.example/*"]);
    needed = ["http://courier.example/*"];
    await calls.setMode({ pattern: courier, mode: "never" }, reader);
    expect(remove).toHaveBeenCalledExactlyOnceWith({ origins: ["https://www.courier.example/*"] });
  });

  test("tells permissions that the reader took back from those that it gave back itself", async () => {
    await calls.setMode({ pattern: courier, mode: "onClick" }, reader);
    expect(kept.takenBack([courier])).toEqual([]);
    expect(kept.takenBack([courier, meridian])).toEqual([courier, meridian]);
  });

  test("names a site and nothing wider", () => {
    expect(readModeRequest({ pattern: courier, mode: "always" })).toEqual({
      pattern: courier,
      mode: "always",
    });
    expect(readPatterns(["http://127.0.0.1/*", "http://[::1]/*"])).toHaveLength(2);
    for (const pattern of ["<all_urls>", "*://*/*", "https://*/*", "https://a.example/b/*", "file:///*", 7])
      expect(() => readModeRequest({ pattern, mode: "always" }), String(pattern)).toThrow(/match pattern/);
    expect(() => readModeRequest({ pattern: courier, mode: "often" })).toThrow(/mode/);
    expect(() => readPatterns(courier)).toThrow(/no list/);
  });
});

describe("a wish for a site that the browser has yet to permit", () => {
  beforeEach(() => permitted.clear());
  afterEach(() => void vi.useRealTimers());

  test("changes nothing until it is permitted, and then needs no popup", async () => {
    await calls.setMode({ pattern: courier, mode: "panelOnly" }, reader);
    await calls.setMode({ pattern: courier, mode: "always" }, reader);
    expect(await sites()).toEqual({ [courier]: "panelOnly" });
    permitted.add(courier);
    await kept.permitted();
    expect(await sites()).toEqual({ [courier]: "always" });
  });

  test("is over once the reader has said no or chosen something else", async () => {
    await calls.setMode({ pattern: courier, mode: "always" }, reader);
    await calls.setMode({ pattern: courier, mode: "onClick" }, reader);
    permitted.add(courier);
    await kept.permitted();
    expect(await sites()).toEqual({});
  });

  test("is not fulfilled by a permission for another site", async () => {
    await calls.setMode({ pattern: courier, mode: "always" }, reader);
    permitted.add(meridian);
    await kept.permitted();
    expect(await sites()).toEqual({});
  });

  test("is not fulfilled by a permission that comes much later, for an outlet's feed", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-25T08:00:00Z"), toFake: ["Date"] });
    await calls.setMode({ pattern: courier, mode: "always" }, reader);
    vi.setSystemTime(Date.parse("2026-11-25T08:11:00Z"));
    permitted.add(courier);
    await kept.permitted();
    expect(await sites()).toEqual({});
  });
});

describe("deleting everything", () => {
  beforeEach(async () => {
    await calls.setMode({ pattern: courier, mode: "always" }, reader);
    await keepTab(4, { state: "cancelled" });
  });

  test("takes library, choices, reports and permissions", async () => {
    await calls.wipe(null, reader);
    expect(wipe).toHaveBeenCalledOnce();
    // In open pages nothing of ours stays to be seen.
    expect(stopReaders).toHaveBeenCalledOnce();
    expect(await sites()).toEqual({});
    expect(await tabState(4)).toBeNull();
    expect(remove).toHaveBeenCalledWith({ origins: [courier] });
  });

  test("says so when the library could not be deleted, and can be asked again", async () => {
    wipe.mockRejectedValueOnce(new Error("the disk is full"));
    await expect(calls.wipe(null, reader)).rejects.toThrow("the disk is full");
    await calls.wipe(null, reader);
    expect(await sites()).toEqual({});
  });
});
