/**
 * How is a stranger's server asked?
 *
 * Without cookies and referrer, within limits of time and size, and at no address that names a place the reader did not
 * mean. Two things cannot be prevented from within a browser: a redirect is followed before it can be looked into, so a
 * private address may be asked, but not a byte of its answer is used; and a public name may resolve to a private address.
 */

import { originOf } from "../protocol/origins";
import { isPrivateHost, webAddress } from "./addresses";
import { decodeText } from "./charset";
import { TroubleError, troubled, troubleOfStatus } from "./trouble";

/** Most bytes of each kind, after decompression. */
export const sizeLimits = {
  /** The largest feeds seen have 3 MB; a day's news sitemap has 6. */
  feed: 8_000_000,
  /** The core reads pages up to 5 MB. */
  page: 5_000_000,
  manifest: 2_000_000,
  segment: 256_000_000,
} as const;

/** Milliseconds until the server must have answered, and until all of it must have come. */
export const timeLimits = { answer: 20_000, whole: 45_000, segment: 600_000 } as const;

export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface Wanted {
  readonly url: string;
  readonly kind: keyof typeof sizeLimits;
  readonly accept: string;
  /** Most bytes, where fewer are expected than its kind may have. */
  readonly limit?: number;
  /** What the last answer said of itself: an unchanged file is not sent again. */
  readonly validators?: Validators;
  readonly signal?: AbortSignal;
}

export interface Fetched {
  readonly status: number;
  /** Where it was found in the end. */
  readonly url: string;
  readonly headers: Headers;
  /** Empty for 304. */
  readonly bytes: Uint8Array;
  text(): string;
}

/** What decides whether a host may be asked; the browser's permissions and the hosts the reader typed. */
export interface Gate {
  isPermitted(origin: string): Promise<boolean>;
  /** With its port, as `URL.host` writes it: who means port 8000 of a machine does not mean its printer. */
  wasTyped(host: string): Promise<boolean>;
}

export type Fetch = (wanted: Wanted) => Promise<Fetched>;

/** Fetches through `gate`. Rejects with a `TroubleError`, also for an answer that is none. */
export function fetchThrough(
  gate: Gate,
  times: Readonly<Record<keyof typeof timeLimits, number>> = timeLimits,
): Fetch {
  return async (wanted) => {
    const url = webAddress(wanted.url);
    if (!url) throw troubled("badAddress", wanted.url.slice(0, 200));
    await pass(gate, url);
    const limit = wanted.kind === "segment" ? times.segment : times.whole;
    const clock = new Deadline(times.answer, wanted.signal);
    try {
      const response = await ask(url, wanted, clock.signal);
      clock.extend(limit);
      const answered = webAddress(response.url) ?? url;
      if (answered.host !== url.host) await pass(gate, answered);
      const most = Math.min(sizeLimits[wanted.kind], wanted.limit ?? Number.POSITIVE_INFINITY);
      return await answerOf(response, answered, most);
    } catch (error) {
      throw await explained(error, url, gate, clock);
    } finally {
      clock.end();
    }
  };
}

/** Rejects where the host may not be asked. */
async function pass(gate: Gate, url: URL): Promise<void> {
  const host = url.hostname;
  if (isPrivateHost(host) && !(await gate.wasTyped(url.host)))
    throw troubled("unsafeAddress", url.href, { host });
  if (!(await gate.isPermitted(originOf(url.href) ?? ""))) throw troubled("permission", undefined, { host });
}

function ask(url: URL, wanted: Wanted, signal: AbortSignal): Promise<Response> {
  const { etag, lastModified } = wanted.validators ?? {};
  return fetch(url.href, {
    credentials: "omit",
    referrerPolicy: "no-referrer",
    redirect: "follow",
    // Validators are ours to send: the browser's cache would answer 200 where the server said 304.
    cache: "no-store",
    signal,
    headers: {
      accept: wanted.accept,
      ...(etag && { "if-none-match": etag }),
      ...(lastModified && { "if-modified-since": lastModified }),
    },
  });
}

async function answerOf(response: Response, url: URL, limit: number): Promise<Fetched> {
  const code = troubleOfStatus(response.status);
  if (code) {
    await response.body?.cancel().catch(() => {});
    throw new TroubleError({
      code,
      detail: `HTTP ${response.status}`,
      host: url.hostname,
      ...retryOf(response.headers),
    });
  }
  const bytes = response.status === 304 ? new Uint8Array() : await bodyOf(response, url, limit);
  const { status, headers } = response;
  return {
    status,
    headers,
    bytes,
    url: url.href,
    text: () => decodeText(bytes, headers.get("content-type")),
  };
}

/** The body, as long as it stays within the limit. Counted after decompression: a gzip bomb is small on its way. */
async function bodyOf(response: Response, url: URL, limit: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader?.cancel().catch(() => {});
      throw troubled("tooLarge", `more than ${limit} bytes`, { host: url.hostname });
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** When the server wants to be asked again. */
function retryOf(headers: Headers): { retryAt?: string } {
  const after = headers.get("retry-after")?.trim() ?? "";
  const at = /^\d+$/.test(after) ? Date.now() + Number(after) * 1000 : Date.parse(after);
  // A server may ask for a day of rest, not for a year.
  const day = 24 * 3600_000;
  return Number.isNaN(at) ? {} : { retryAt: new Date(Math.min(at, Date.now() + day)).toISOString() };
}

/** The browser says "Failed to fetch" for everything; what can be found out is found out here. */
async function explained(error: unknown, url: URL, gate: Gate, clock: Deadline): Promise<unknown> {
  if (error instanceof TroubleError) return error;
  const host = url.hostname;
  if (clock.stopped) return error;
  if (clock.passed) return troubled("timeout", undefined, { host });
  if (!(await gate.isPermitted(originOf(url.href) ?? ""))) return troubled("permission", undefined, { host });
  if (globalThis.navigator?.onLine === false) return troubled("offline");
  return troubled("unreachable", error instanceof Error ? error.message : String(error), { host });
}

/** Ends a fetch that takes too long, or that the reader stopped. */
class Deadline {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout>;
  passed = false;

  constructor(
    time: number,
    private readonly outer: AbortSignal | undefined,
  ) {
    this.timer = setTimeout(this.pass, time);
    if (outer?.aborted) this.stop();
    outer?.addEventListener("abort", this.stop);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get stopped(): boolean {
    return this.outer?.aborted === true;
  }

  extend(time: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.pass, time);
  }

  end(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener("abort", this.stop);
  }

  private readonly pass = () => {
    this.passed = true;
    this.controller.abort();
  };

  private readonly stop = () => this.controller.abort();
}
