/**
 * How does a check run?
 *
 * A tab has at most one run. It begins when the reader asks (or when an always-on page reports), and every step looks
 * whether it is still wanted: the reader may cancel, navigate, close the tab or ask again meanwhile.
 */

import { browser } from "wxt/browser";
import { EngineError, type EngineHost } from "../../engine/host";
import type { Report, Source } from "../../engine/second-source";
import type { CheckRequest, NothingReason } from "../../protocol/calls";
import { CallError } from "../../protocol/envelope";
import { coversAddress } from "../../protocol/origins";
import type { SampleRequest } from "../../protocol/sample-calls";
import { isOwnMachine } from "../../protocol/senders";
import type { PageCaller } from "../../protocol/serve";
import { librarySettings } from "../../stored/library-state";
import { siteMode } from "../../stored/sites";
import {
  forgetTab,
  keepTab,
  type Phase,
  type TabState,
  tabState,
  withoutMentions,
} from "../../stored/tab-state";
import { documentAtOnce, documentIn } from "../wiring/tab";
import { insertReader, isRefusal } from "./insert";
import { linkedTo } from "./samples";
import { onlySelected } from "./selection";

/** As much as Firefox hands over with a click in the context menu. */
const longestSelection = 16_384;

/** One comparison under way. */
interface Run extends AbortController {
  /** The document that is compared, as the browser names it; a page that hangs leaves it open. */
  readonly asked: Promise<string | undefined>;
  document?: string | undefined;
  /** The page's address, as far as the browser tells it: a single-page app shows another article in the same document. */
  url?: string | undefined;
  phase?: Phase;
  /** Words that the reader had selected: only statements in them are wanted. */
  selection?: string | undefined;
  /** What the last comparison of the page found. */
  before?: Report | undefined;
  /** It is of this article's beginning. */
  isPart?: boolean | undefined;
}

/** What is known before the comparison is done. */
interface Known {
  readonly title?: string | undefined;
  readonly others?: readonly Source[] | undefined;
}

export class Checks {
  private readonly runs = new Map<number, Run>();
  /** Tabs whose content script is at work while the reader no longer wants its article compared. */
  private readonly declined = new Set<number>();

  constructor(private readonly engine: EngineHost) {}

  /**
   * Reads the tab: its content script answers with `compare` or `nothing`. `selection`: words that the reader has
   * selected; only statements in them are kept.
   */
  async start(tab: number, selection?: string): Promise<void> {
    const run = this.begin(tab, documentIn(tab));
    Object.assign(run, { selection: selection || undefined, before: undefined, isPart: undefined });
    const [shown, url] = await Promise.all([documentAtOnce(run.asked), addressOf(tab)]);
    run.url = url;
    run.before = await reportOf(tab, shown, url);
    // The tab was left meanwhile: nobody waits for an answer.
    if (run.signal.aborted) return;
    this.declined.delete(tab);
    await this.enter(tab, run, "reading");
    const outcome = await this.insert(tab, url);
    this.declined.delete(tab);
    await this.finish(tab, run, outcome);
  }

  /** What is to be said of the tab if its content script has not asked for a comparison by the time this is known. */
  private async insert(tab: number, url: string | undefined): Promise<TabState> {
    if (url && (await siteMode(url)) === "never") return { state: "off", url };
    const broken = { state: "error", trouble: "page", message: "" } as const;
    try {
      await insertReader(tab);
      // The content script has finished; if nobody took the run over, it broke down.
      return broken;
    } catch (error) {
      // A page that was reloading, or whose tab is asleep, may be read the next time.
      return isRefusal(error) ? { state: "restricted" } : broken;
    }
  }

  /** Compares the article of a page. */
  async compare(request: CheckRequest, page: PageCaller): Promise<Report> {
    const { tab, url } = page;
    if (this.declined.delete(tab)) throw cancelled();
    const { article, sample, extent } = request;
    const run = this.begin(tab, documentOf(page), url);
    if (request.again) run.selection ??= await selectionOf(tab, url);
    await this.unlessNever(tab, run, url);
    // A page that adds to its article is compared again beneath the report that the reader is looking at.
    const enter = async (phase: Phase, others?: readonly Source[]) => {
      if (!request.again) await this.enter(tab, run, phase, { title: article.title, others });
    };
    const options = {
      now: new Date().toISOString(),
      sample: sample && isOwnMachine(url) && (await showsSamples()),
    };
    try {
      await enter("opening");
      await this.engine.ready();
      await enter("comparing");
      const whole = await this.engine.check(article, options, async (others) => {
        await enter("comparing", others);
        await messagesIn();
        if (run.signal.aborted) throw cancelled();
      });
      const report = run.selection ? onlySelected(whole, run.selection) : whole;
      await messagesIn();
      if (request.part) {
        await this.unlessNever(tab, run, url);
        return await this.keepPart(tab, run, report, article.title);
      }
      const found = {
        state: "report",
        report,
        sample: options.sample,
        url,
        ...(extent && { extent }),
        ...(run.selection && { selection: run.selection }),
      } as const;
      const kept = await this.finish(tab, run, found);
      if (!kept) throw cancelled();
      return withoutMentions(report);
    } catch (error) {
      // The report that the reader is looking at is still true of what it compared.
      if (!request.again) await this.finish(tab, run, troubleOf(error));
      // Another run may have taken the tab over meanwhile.
      else if (this.runs.get(tab) === run) this.runs.delete(tab);
      throw error;
    }
  }

  /** The reader may choose "never" while the page is being read, or in another window. */
  private async unlessNever(tab: number, run: Run, url: string): Promise<void> {
    if ((await siteMode(url)) !== "never") return;
    await this.finish(tab, run, { state: "off", url });
    throw cancelled();
  }

  /** The popup shows what the beginning of a long article holds while the whole is compared, which follows at once. */
  private async keepPart(tab: number, run: Run, report: Report, title: string | undefined): Promise<Report> {
    run.before = withoutMentions(report);
    run.isPart = true;
    await this.enter(tab, run, "comparing", { title });
    // Its next message begins the whole: who cancels now cancels that.
    run.phase = "reading";
    return run.before;
  }

  /** Compares an article of the bundled sample stories, shown on the extension's own page in `tab`. */
  async compareSample({ tab, article, links }: SampleRequest): Promise<Report> {
    const run = this.begin(tab, documentIn(tab));
    const url = article.url ?? "";
    try {
      await this.enter(tab, run, "opening", { title: article.title });
      const now = new Date().toISOString();
      const found = await this.engine.check(article, { now, sample: await showsSamples() });
      const report = linkedTo(found, links);
      await this.finish(tab, run, { state: "report", report, sample: true, url });
      return report;
    } catch (error) {
      await this.finish(tab, run, troubleOf(error));
      throw error;
    }
  }

  /** The page holds nothing to compare, unless the reader has selected something on it. */
  async nothing(reason: NothingReason, page: PageCaller): Promise<void> {
    const { tab, url } = page;
    const run = this.begin(tab, documentOf(page), url);
    const { selection } = run;
    if (!selection) return void (await this.finish(tab, run, { state: "nothing", reason, url }));
    const article = { url, text: selection };
    try {
      await this.enter(tab, run, "comparing");
      const report = await this.engine.check(article, { now: new Date().toISOString() });
      await this.finish(tab, run, { state: "report", report, sample: false, url, selection });
    } catch (error) {
      await this.finish(tab, run, troubleOf(error));
    }
  }

  async cancel(tab: number): Promise<void> {
    const run = this.runs.get(tab);
    if (!run) return;
    // Its article has not been sent yet. One that has been sent is refused by way of its run.
    if (run.phase === "reading") this.declined.add(tab);
    await this.finish(tab, run, { state: "cancelled" });
    run.abort();
  }

  /** The reader has changed what happens on some site. */
  async modesChanged(): Promise<void> {
    for (const [tab, run] of [...this.runs]) {
      const { url } = run;
      if (url && (await siteMode(url)) === "never") await this.end(tab, run, { state: "off", url });
    }
  }

  /**
   * These permissions are gone. Once their pages have `heard` of it, their readers send nothing any more. What the reader
   * asks for meanwhile, with a press on the next page, is another matter.
   */
  async withdrawn(origins: readonly string[], heard: Promise<void>): Promise<void> {
    const isMeant = (url: string) => origins.some((origin) => coversAddress(origin, url));
    const meant = [...this.runs].filter(([, { url }]) => url && isMeant(url));
    await heard;
    for (const [tab, run] of meant) await this.end(tab, run, { state: "cancelled" });
  }

  /** Everything is being deleted: no run writes down any more what it finds. */
  async endAll(): Promise<void> {
    for (const [tab, run] of [...this.runs]) await this.end(tab, run, { state: "cancelled" });
  }

  /** Ends a run whose page has been told to stop by other ways. */
  private async end(tab: number, run: Run, state: TabState): Promise<void> {
    if (this.runs.get(tab) !== run) return;
    if (awaitsArticle(run)) this.declined.add(tab);
    // Compared again beneath a report, which stays.
    if (run.phase) await this.finish(tab, run, state);
    else this.runs.delete(tab);
    run.abort();
  }

  /**
   * The tab began to load something; says whether it was left. The word of it may come late, when a press on the button
   * of the new page is being answered already: a stopped background is woken by both. And Chrome says so for a jump within
   * the page, too. What is known stays while the document is the same.
   */
  async moved(tab: number): Promise<boolean> {
    if (!this.runs.has(tab) && !(await tabState(tab))) return true;
    const now = await documentIn(tab);
    const run = this.runs.get(tab);
    const known = run ? await run.asked : (await tabState(tab))?.document;
    if (now !== undefined && now === known) return false;
    // Begun meanwhile, and so on what the tab shows now.
    if (this.runs.get(tab) !== run) return false;
    await this.leave(tab);
    return true;
  }

  /** The tab shows another page, or is gone. */
  async leave(tab: number): Promise<void> {
    this.runs.get(tab)?.abort();
    this.runs.delete(tab);
    this.declined.delete(tab);
    await forgetTab(tab);
  }

  /** A run that takes over from another one of the same article keeps its wishes. */
  private begin(tab: number, asked: Run["asked"], url?: string): Run {
    const last = this.runs.get(tab);
    last?.abort();
    const earlier = isSameAddress(last?.url, url) ? last : undefined;
    // The answer to a press carries its wish; tab and page may name the address of a single-page app differently.
    const selection = (earlier ?? (last && awaitsArticle(last) ? last : undefined))?.selection;
    const run: Run = Object.assign(new AbortController(), {
      asked,
      url,
      ...(selection && { selection }),
      before: earlier?.before,
      isPart: earlier?.isPart,
    });
    void asked.then((document) => {
      run.document = document;
    });
    this.runs.set(tab, run);
    return run;
  }

  /** A page of a permitted site is about to be read by itself. */
  async begun({ tab, url }: PageCaller): Promise<void> {
    const mode = await siteMode(url);
    if (mode !== "always" && mode !== "panelOnly") return;
    // A reader is at work already, or the reader has asked for one.
    if (this.runs.has(tab)) return;
    await insertReader(tab);
  }

  private async enter(tab: number, run: Run, phase: Phase, { title, others }: Known = {}): Promise<void> {
    if (run.signal.aborted) throw cancelled();
    run.phase = phase;
    const known = {
      ...(title && { title }),
      ...(others && others.length > 0 && { others }),
      ...(run.before && { before: run.before }),
      ...(run.isPart && { isPart: true }),
      // Who goes on to another page meanwhile, and opens the popup there, does not wait for this one.
      ...(run.document && { document: run.document }),
    };
    await keepTab(tab, { state: "working", phase, ...known });
  }

  /** Keeps the outcome if the run is still wanted; says whether it was. */
  private async finish(tab: number, run: Run, state: TabState): Promise<boolean> {
    if (run.signal.aborted || this.runs.get(tab) !== run) return false;
    const { document } = run;
    // Until this is kept the run stays: a report too large to be kept is followed by the word of it.
    await keepTab(tab, document ? { ...state, document } : state);
    if (this.runs.get(tab) === run) this.runs.delete(tab);
    return !run.signal.aborted;
  }
}

/** Inserts the reader into the tab when the reader's own command asks for it. */
export async function checkActiveTab(checks: Checks): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await checks.start(tab.id);
}

/** The same for the words that the reader has selected in the tab; for the whole page where nothing is selected. */
export async function checkSelection(checks: Checks, tab: number | undefined): Promise<void> {
  if (tab === undefined) return;
  const injected = { target: { tabId: tab }, func: () => String(getSelection() ?? "") };
  const [selected] = await browser.scripting.executeScript(injected).catch(() => []);
  const words = typeof selected?.result === "string" ? selected.result.slice(0, longestSelection) : "";
  await checks.start(tab, words);
}

/** Hidden samples are evidence for nothing, not even for another sample. */
async function showsSamples(): Promise<boolean> {
  return !(await librarySettings()).hideSamples;
}

/** The report that stands beside the page now; none where it is about the page before. */
async function reportOf(
  tab: number,
  shown: string | undefined,
  url: string | undefined,
): Promise<Report | undefined> {
  const state = await tabState(tab);
  if (state?.state !== "report" || state.document !== shown) return undefined;
  return isSameAddress(state.url, url) ? state.report : undefined;
}

/** The words whose statements the page's report is confined to. */
async function selectionOf(tab: number, url: string): Promise<string | undefined> {
  const state = await tabState(tab);
  return state?.state === "report" && isSameAddress(state.url, url) ? state.selection : undefined;
}

/** The page is being searched; the whole that follows a part is no longer looked for. */
function awaitsArticle({ phase, isPart }: Run): boolean {
  return phase === "reading" && !isPart;
}

/** Jumps within a page change the part after `#` only. Where the browser does not tell an address, nothing speaks against. */
function isSameAddress(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return true;
  return one.replace(/#.*$/, "") === other.replace(/#.*$/, "");
}

async function documentOf({ tab, document }: PageCaller): Promise<string | undefined> {
  return document ?? documentIn(tab);
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
