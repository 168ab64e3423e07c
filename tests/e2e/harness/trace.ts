// Which tasks of a page's main thread ran a script, and for how long? From Chromium's own trace.

import type { DevTools } from "./cdp.ts";
import { waitFor } from "./wait.ts";

export interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: begin, length, and length on the processor. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

/** A task's length in milliseconds: by the clock, and on the processor, which other programs do not lengthen. */
export interface Task {
  wall: number;
  processor: number;
}

const CATEGORIES = ["toplevel", "devtools.timeline", "v8.execute", "disabled-by-default-devtools.timeline"];

export class Trace {
  #events: TraceEvent[] = [];
  #complete = false;

  constructor(private readonly devTools: DevTools) {}

  async start(): Promise<void> {
    this.#events = [];
    this.#complete = false;
    this.devTools.onEvent = (method, { value }) => {
      if (method === "Tracing.dataCollected") this.#events.push(...(value as TraceEvent[]));
      if (method === "Tracing.tracingComplete") this.#complete = true;
    };
    const traceConfig = { includedCategories: CATEGORIES };
    await this.devTools.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  }

  async end(): Promise<TraceEvent[]> {
    await this.devTools.send("Tracing.end");
    await waitFor("the trace", async () => this.#complete);
    return this.#events;
  }
}

/**
 * Tasks of the threads on which a script ran whose address contains `script`. All of them, because work that goes on after
 * a pause bears no address in the trace.
 */
export function tasksBeside(events: readonly TraceEvent[], script: string): Task[] {
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const threads = new Set(events.filter((event) => event.args?.data?.url?.includes(script)).map(thread));
  return events
    .filter((event) => event.name.endsWith("RunTask") && threads.has(thread(event)))
    .map(({ dur = 0, tdur = dur }) => ({ wall: dur / 1000, processor: tdur / 1000 }));
}
