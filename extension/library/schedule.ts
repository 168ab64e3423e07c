/**
 * When is a feed asked again?
 *
 * As the server wishes, within reason; otherwise at the reader's interval. A feed in trouble is asked less and less
 * often. Everything is shifted a little, so that a hundred feeds are not asked in one minute of the hour.
 */

import type { Trouble } from "../protocol/library-calls";

const minute = 60_000;
/** Longest time between two looks, whatever a server wishes: breaking news would be missed. */
const longest = 24 * 60 * minute;
/** Shortest wait after a failure; doubled with each that follows. */
const firstRest = 5 * minute;

export interface Outcome {
  readonly headers?: Headers;
  readonly trouble?: Trouble;
  /** Failures in a row, this one included. */
  readonly failures: number;
}

/** Time of the next look. `chance` is 0..=1: up to a tenth of the interval is added. */
export function nextLook(
  { headers, trouble, failures }: Outcome,
  syncMinutes: number,
  now: number,
  chance: number,
): number {
  const usual = syncMinutes * minute;
  const rest = Math.min(longest, firstRest * 2 ** Math.min(12, failures - 1));
  const wished = trouble?.retryAt ? Date.parse(trouble.retryAt) - now : 0;
  const wait = trouble ? Math.max(wished, rest) : Math.max(usual, freshFor(headers));
  return now + Math.min(longest, wait) * (1 + chance / 10);
}

/** Milliseconds for which the server says that its answer stays as it is. */
function freshFor(headers: Headers | undefined): number {
  const control = headers?.get("cache-control") ?? "";
  if (/\bno-(cache|store)\b/i.test(control)) return 0;
  const age = /\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1];
  return age ? Number(age) * 1000 : 0;
}

/** Whether a feed is due. A time beyond the longest wait was written before the clock was set back. */
export function isDue(nextSync: number, now: number): boolean {
  return nextSync <= now || nextSync > now + longest * 1.2;
}
