/**
 * Who is asked next?
 *
 * Several hosts at once, but each of them one request at a time and with a pause between two: forty new articles of one
 * outlet are fetched the way a hasty reader would open them.
 */

export interface Politeness {
  /** Requests under way in all. */
  readonly atOnce: number;
  /** Milliseconds between the end of one request to a host and the next to it. */
  readonly pause: number;
}

export const politeness: Politeness = { atOnce: 8, pause: 200 };

export interface Errand {
  readonly host: string;
  run(): Promise<void>;
}

/** Runs all errands and resolves when the last has ended; stops taking new ones when `signal` is aborted. */
export async function runPolitely(
  errands: readonly Errand[],
  signal: AbortSignal,
  { atOnce, pause }: Politeness = politeness,
): Promise<void> {
  const queues = new Map<string, Errand[]>();
  for (const errand of errands) {
    const queue = queues.get(errand.host);
    if (queue) queue.push(errand);
    else queues.set(errand.host, [errand]);
  }
  const free = new Map<string, number>([...queues.keys()].map((host) => [host, 0]));
  const worker = async () => {
    while (!signal.aborted && queues.size > 0) {
      const host = nextHost(free, queues);
      if (host === undefined) {
        await soonest(free, queues);
        continue;
      }
      const queue = queues.get(host) ?? [];
      const errand = queue.shift();
      free.set(host, Number.POSITIVE_INFINITY);
      await errand?.run();
      // An entry without an address asks nobody.
      free.set(host, host === "" ? 0 : Date.now() + pause);
      if (queue.length === 0) queues.delete(host);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, queues.size) }, worker));
}

/** A host with work that may be asked now: the one that has waited longest. */
function nextHost(free: Map<string, number>, queues: Map<string, Errand[]>): string | undefined {
  const now = Date.now();
  let best: string | undefined;
  for (const [host, at] of free) {
    if (at > now || !queues.get(host)?.length) continue;
    if (best === undefined || at < (free.get(best) ?? 0)) best = host;
  }
  return best;
}

/** Resolves when a host may be asked again, or when another worker may have freed one. */
function soonest(free: Map<string, number>, queues: Map<string, Errand[]>): Promise<void> {
  const waits = [...free].filter(([host]) => queues.get(host)?.length).map(([, at]) => at - Date.now());
  const wait = Math.min(50, ...waits.map((time) => Math.max(1, time)));
  return new Promise((resolve) => setTimeout(resolve, wait));
}
