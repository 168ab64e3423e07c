/**
 * Who keeps the engine open?
 *
 * One host a background. It opens the engine with the first call and keeps it; the browser may stop the background at
 * any time, and the next call opens it again. A panic leaves the WebAssembly memory in an unknown state, so the
 * engine is given up after one.
 */

import type { Article, CheckOptions, Engine, Notice, Report, Source } from "./second-source";
import type { Shelf } from "./shelf";

/** An open engine, and what the reader should know about how it was opened. */
export interface OpenEngine {
  readonly engine: Pick<Engine, "check" | "coverage" | "free">;
  readonly notices: readonly Notice[];
  /** Articles among the samples. */
  readonly samples?: number;
  /** The reader's own segments in it. */
  readonly shelf?: Shelf;
}

/** The engine could not be opened, or broke down. */
export class EngineError extends Error {
  override readonly name = "EngineError";
}

export type Found = (others: readonly Source[]) => Promise<void>;

export class EngineHost {
  private opening: Promise<OpenEngine> | undefined;
  private waiting: Promise<unknown> = Promise.resolve();

  constructor(private readonly open: () => Promise<OpenEngine>) {}

  /** Opens the engine unless it is open. */
  async ready(): Promise<OpenEngine> {
    this.opening ??= this.open();
    try {
      return await this.opening;
    } catch (error) {
      this.opening = undefined;
      throw new EngineError(messageOf(error));
    }
  }

  /** The reader's segments changed: the engine takes them over before its next answer. */
  expire(): void {
    void this.opening?.then(({ shelf }) => shelf?.expire()).catch(() => {});
  }

  /**
   * Compares an article with the open segments. One check at a time: they share the words that are in memory. `found`
   * hears of the other articles on the event before their statements are compared; it may take its time.
   */
  check(article: Article, options: CheckOptions, found: Found = async () => {}): Promise<Report> {
    const answer = this.waiting.then(() => this.checkNow(article, options, found));
    this.waiting = answer.catch(() => {});
    return answer;
  }

  private async checkNow(article: Article, options: CheckOptions, found: Found): Promise<Report> {
    const { engine, notices, shelf } = await this.ready();
    const { articles } = await this.guarded(engine, async () => {
      await shelf?.update();
      await shelf?.prepare(article, options);
      return engine.coverage(article, options);
    });
    await found(articles);
    const check = () => engine.check(article, options);
    const report = await this.guarded(engine, async () => (shelf ? shelf.complete(check) : check()));
    return notices.length > 0 ? { ...report, notices: [...(report.notices ?? []), ...notices] } : report;
  }

  private async guarded<T>(engine: OpenEngine["engine"], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) this.giveUp(engine);
      throw new EngineError(messageOf(error));
    }
  }

  /** The next call opens another one. This one must not be freed by the browser later, in the memory of the next. */
  private giveUp(engine: OpenEngine["engine"]): void {
    this.opening = undefined;
    try {
      engine.free();
    } catch {
      // A broken engine cannot be freed, but it is forgotten.
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
