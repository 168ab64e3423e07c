/** How does the page ask for a comparison, and stop one? */

import type { Article, Report } from "../extension/engine/second-source";

export interface Question {
  readonly article: Article;
  /** What it is compared with. */
  readonly others: readonly Article[];
  /** True for samples, which are compared with samples only. */
  readonly sample: boolean;
}

export type Answer = { readonly report: Report } | { readonly failure: string };

export class Comparisons {
  private worker: Worker | undefined;

  /** Resolves with the report, rejects with a readable error. One comparison at a time; `signal` stops it. */
  async compare(question: Question, signal: AbortSignal): Promise<Report> {
    this.worker ??= new Worker(new URL("./comparison.worker.ts", import.meta.url), { type: "module" });
    const { worker } = this;
    const over = new AbortController();
    signal.addEventListener("abort", () => this.drop(worker), { signal: over.signal });
    try {
      return reportOf(await ask(worker, question, signal));
    } catch (error) {
      // A panic leaves the WebAssembly memory in an unknown state: the next question starts afresh.
      this.drop(worker);
      throw error;
    } finally {
      over.abort();
    }
  }

  private drop(worker: Worker): void {
    worker.terminate();
    if (this.worker === worker) this.worker = undefined;
  }
}

/** The worker could not be started at all. */
export class WorkerFailure extends Error {
  override readonly name = "WorkerFailure";
}

function reportOf(answer: Answer): Report {
  if ("failure" in answer) throw new Error(answer.failure);
  return answer.report;
}

function ask(worker: Worker, question: Question, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const options = { signal: over.signal };
    const settle = (act: () => void) => {
      over.abort();
      act();
    };
    worker.addEventListener(
      "message",
      ({ data }: MessageEvent<Answer>) => settle(() => resolve(data)),
      options,
    );
    worker.addEventListener("error", () => settle(() => reject(new WorkerFailure())), options);
    signal.addEventListener("abort", () => settle(() => reject(signal.reason)), options);
    worker.postMessage(question);
  });
}
