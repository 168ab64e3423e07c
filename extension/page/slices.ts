/**
 * How is long work done without the reader noticing?
 *
 * Work on a page is a generator that yields between small steps. It runs in slices of some milliseconds; between two
 * slices the page gets to scroll, to answer clicks and to paint. A step itself must stay far below the 50 ms from which
 * on browsers speak of a long task.
 */

/** Work in steps; what it returns is the result. */
export type Steps<Result> = Generator<void, Result>;

/** Length of one slice in milliseconds. A frame at 60 Hz has 16. */
const slice = 8;

/** Does all of the work, slice by slice. Rejects with the signal's reason once `signal` aborts. */
export async function inSlices<Result>(work: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted();
    const end = performance.now() + slice;
    let step = work.next();
    while (!step.done && performance.now() < end) step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** The same without a pause: for short work, and as the slow twin in tests. */
export function atOnce<Result>(work: Steps<Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Work that was done already. */
export function* done<Result>(result: Result): Steps<Result> {
  yield;
  return result;
}

interface Yielding {
  yield?: () => Promise<void>;
}

function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Yielding };
  // Before Chromium 129 and Firefox 142.
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
