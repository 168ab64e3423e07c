/**
 * What becomes of an article that a feed named?
 *
 * Its page is fetched, and its words are kept. Where the page does not come it is asked for less and less often, until the
 * feed's words must do. An article without any waits as long as articles are kept at all, and its outlet's row says so: a
 * server that was down on the evening of an election has the report the next morning.
 */

import type { NoPage, Trouble } from "../protocol/library-calls";
import { siteOf, webAddress } from "./addresses";
import { draftOf, type Owner, type Page } from "./article";
import { begin, type Draft, type LibraryDatabase, type PendingRecord } from "./database";
import type { Looking } from "./looking";
import { keptSince } from "./retention";
import { nextLook } from "./schedule";
import { gravestOf, troubleOf } from "./trouble";

/** Attempts to fetch a page before the feed's words must do. */
const attempts = 2;

/** Hosts that asked for rest in this run, and how they said it. */
export type Resting = Map<string, Trouble>;

/** Why the next sync may have more luck. */
interface Again {
  readonly again: Trouble;
  /** Whether the server was asked at all. */
  readonly wasAsked: boolean;
}

/** Fetches the page of an entry, and keeps its words. Rejects where the disk is full or the machine offline. */
export async function bring(
  record: PendingRecord,
  owner: Owner,
  looking: Looking,
  resting: Resting,
): Promise<void> {
  const { database, core, signal } = looking;
  const entry = record.entry ?? {};
  const page = entry.url ? await pageOf(entry.url, looking, resting) : "noText";
  if (signal.aborted) return;
  // The reader took the outlet's permission back: its row asks for it, and the article waits.
  if (page === "permission" && owner.sites.has(siteOf(entry.url ?? ""))) return;
  const isMissing = typeof page === "object" && "again" in page;
  if (isMissing) {
    const failed = (record.attempts ?? 0) + (page.wasAsked ? 1 : 0);
    const hasWords = entry.content !== undefined || entry.summary !== undefined;
    if (failed < attempts || !hasWords) return wait(record, failed, page.again, looking);
  }
  let draft: Draft | undefined;
  try {
    draft = draftOf(entry, isMissing ? "unreachable" : page, owner, core);
  } catch (error) {
    return wait(record, (record.attempts ?? 0) + 1, unreadable(record, error), looking);
  }
  if (signal.aborted) return;
  if (draft) await putIfThere(database, { ...record, state: "ready", draft });
  // Words without a page's address have nothing to wait for.
  else if (!entry.url) await database.delete("pending", record.key);
  else await wait(record, (record.attempts ?? 0) + 1, unread(entry.url, page), looking);
}

/** A news sitemap names nothing but titles: what stands behind a wall today may be free tomorrow. */
function unread(url: string, page: Page | NoPage | Again): Trouble {
  const host = webAddress(url)?.hostname;
  return { code: "unread", detail: typeof page === "string" ? page : "noText", ...(host && { host }) };
}

/** What the core says of an article that it does not take. */
export function unreadable({ entry }: PendingRecord, error: unknown): Trouble {
  const host = webAddress(entry?.url ?? "")?.hostname;
  return { code: "unreadable", detail: troubleOf(error).detail ?? "", ...(host && { host }) };
}

/** Puts the article off. */
export function wait(
  { draft: _, ...record }: PendingRecord,
  failed: number,
  trouble: Trouble,
  { database, settings, now }: Looking,
): Promise<void> {
  const next = nextLook(
    { trouble, failures: Math.max(1, failed) },
    settings.syncMinutes,
    now(),
    Math.random(),
  );
  return putIfThere(database, { ...record, state: "waiting", attempts: failed, next, trouble });
}

/** Gives up what is older than articles are kept, and writes down for each outlet whether articles of it wait. */
export async function noteWaiting({ database, settings, now }: Looking): Promise<void> {
  const since = keptSince(settings, now());
  const troubles = new Map<string, Trouble[]>();
  const change = begin(database, "outlets", "pending");
  for (const { key, outlet, added, trouble } of await change.objectStore("pending").getAll()) {
    if (!trouble) continue;
    if (added < since) await change.objectStore("pending").delete(key);
    else troubles.set(outlet, [...(troubles.get(outlet) ?? []), trouble]);
  }
  for (const { waiting, ...outlet } of await change.objectStore("outlets").getAll()) {
    const now = troubles.get(outlet.id);
    const gravest = gravestOf(now ?? []);
    if (!gravest && !waiting) continue;
    const detail = `${now?.length} articles wait; ${gravest?.detail ?? gravest?.code}`;
    const count = now?.filter(({ code }) => code === gravest?.code).length ?? 0;
    await change
      .objectStore("outlets")
      .put({ ...outlet, ...(gravest && { waiting: { ...gravest, detail, count } }) });
  }
  await change.done;
}

/** Changes a pending record unless the reader has deleted its outlet meanwhile. */
async function putIfThere(database: LibraryDatabase, record: PendingRecord): Promise<void> {
  const change = begin(database, "pending");
  if ((await change.store.getKey(record.key)) !== undefined) await change.store.put(record);
  await change.done;
}

/** The page, why there is none, or why the next sync may have more luck. */
async function pageOf(
  url: string,
  { fetch, signal }: Looking,
  resting: Resting,
): Promise<Page | NoPage | Again> {
  const host = webAddress(url)?.host ?? "";
  const rest = resting.get(host);
  if (rest) return { again: rest, wasAsked: false };
  try {
    const answer = await fetch({ url, kind: "page", accept: "text/html, application/xhtml+xml", signal });
    const type = answer.headers.get("content-type") ?? "";
    if (type !== "" && !/html|xml|text\/plain/i.test(type)) return "noText";
    return { html: answer.text(), url: answer.url };
  } catch (error) {
    const trouble = troubleOf(error);
    const { code } = trouble;
    if (signal.aborted) return { again: trouble, wasAsked: false };
    if (code === "offline") throw error;
    if (code === "permission" || code === "unsafeAddress") return code;
    if (code === "refused") return "paywall";
    if (code === "moved" || code === "tooLarge") return "unreachable";
    // "429" means all of its pages.
    if (code === "busy") resting.set(host, trouble);
    return { again: trouble, wasAsked: true };
  }
}
