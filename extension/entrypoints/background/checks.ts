/**
 * How does a check run?
 *
 * A tab has at most one run. It begins when the reader asks (or when an always-on page reports), and every step looks
 * whether it is still wanted: the reader may cancel, navigate, close the tab or ask again meanwhile.
 */

import { browser } from "wxt/browser";
import { EngineError, type EngineHost } from "../../engine/host";
import type { Report } from "../../engine/second-source";
import type { CheckRequest, NothingReason } from "../../protocol/calls";
import { CallError } from "../../protocol/envelope";
import { isOwnMachine } from "../../protocol/senders";
import type { PageCaller } from "../../protocol/serve";
import { siteMode } from "../../stored/sites";
import { forgetTab, keepTab, type Phase, type TabState } from "../../stored/tab-state";
import { insertReader } from "./insert";

export class Checks {
  private readonly runs = new Map<number, AbortController>();
  /** Tabs whose content script is at work while the reader no longer wants its article compared. */
  private readonly declined = new Set<number>();

  constructor(private readonly engine: EngineHost) {}

  /** Reads the tab: its content script answers with `compare` or `nothing`. */
  async start(tab: number): Promise<void> {
    const run = this.begin(tab);
    this.declined.delete(tab);
    await this.enter(tab, run, "reading");
    const url = await addressOf(tab);
    if (url && (await siteMode(url)) === "never") {
      await this.finish(tab, run, { state: "off", url });
      return;
    }
    try {
      await insertReader(tab);
    } catch {
      await this.finish(tab, run, { state: "restricted" });
      return;
    }
    this.declined.delete(tab);
    // The content script has finished; if nobody took the run over, it broke down.
    await this.finish(tab, run, { state: "error", trouble: "page", message: "" });
  }

  /** Compares the article of a page. */
  async compare({ article, sample, extent }: CheckRequest, { tab, url }: PageCaller): Promise<Report> {
    if (this.declined.delete(tab)) throw cancelled();
    const run = this.begin(tab);
    const options = { now: new Date().toISOString(), sample: sample && isOwnMachine(url) };
    try {
      await this.enter(tab, run, "opening");
      await this.engine.ready();
      await this.enter(tab, run, "comparing");
      const report = await this.engine.check(article, options);
      await messagesIn();
      const found = {
        state: "report",
        report,
        sample: options.sample,
        url,
        ...(extent && { extent }),
      } as const;
      const kept = await this.finish(tab, run, found);
      if (!kept) throw cancelled();
      return report;
    } catch (error) {
      await this.finish(tab, run, troubleOf(error));
      throw error;
    }
  }

  /** The page holds nothing to compare. */
  async nothing(reason: NothingReason, { tab, url }: PageCaller): Promise<void> {
    await this.finish(tab, this.begin(tab), { state: "nothing", reason, url });
  }

  async cancel(tab: number): Promise<void> {
    const run = this.runs.get(tab);
    if (!run) return;
    this.declined.add(tab);
    await this.finish(tab, run, { state: "cancelled" });
    run.abort();
  }

  /** The tab shows another page, or is gone. */
  async leave(tab: number): Promise<void> {
    this.runs.get(tab)?.abort();
    this.runs.delete(tab);
    this.declined.delete(tab);
    await forgetTab(tab);
  }

  private begin(tab: number): AbortController {
    this.runs.get(tab)?.abort();
    const run = new AbortController();
    this.runs.set(tab, run);
    return run;
  }

  private async enter(tab: number, run: AbortController, phase: Phase): Promise<void> {
    if (run.signal.aborted) throw cancelled();
    await keepTab(tab, { state: "working", phase });
  }

  /** Keeps the outcome if the run is still wanted; says whether it was. */
  private async finish(tab: number, run: AbortController, state: TabState): Promise<boolean> {
    if (run.signal.aborted || this.runs.get(tab) !== run) return false;
    this.runs.delete(tab);
    await keepTab(tab, state);
    return true;
  }
}

/** Inserts the reader into the tab when the reader's own command asks for it. */
export async function checkActiveTab(checks: Checks): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await checks.start(tab.id);
}

/** Known after the reader's click and on permitted sites; unknown elsewhere, where no page can be read anyway. */
async function addressOf(tab: number): Promise<string | undefined> {
  return (await browser.tabs.get(tab).catch(() => undefined))?.url;
}

function cancelled(): CallError {
  return new CallError("cancelled", "the comparison was cancelled");
}

/** Lets messages in that arrived while WebAssembly held the thread: one may be the reader's "cancel". */
function messagesIn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function troubleOf(error: unknown): TabState {
  const message = error instanceof Error ? error.message : String(error);
  return { state: "error", trouble: error instanceof EngineError ? "engine" : "unknown", message };
}
