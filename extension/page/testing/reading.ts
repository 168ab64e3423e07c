/** A page with an article, and a reader that marks it by made-up reports: what the tests of the reader share. */

import { afterEach, beforeEach, vi } from "vitest";
import type { Article, Report, Verdict } from "../../engine/second-source";
import messages from "../../public/_locales/en/messages.json";
import { lookupIn, wordsFrom } from "../../words/words";
import { highlightNames } from "../marks";
import { type CheckOrder, Reader, type ReaderPorts } from "../reader";

class FakeHighlight extends Set<AbstractRange> {
  priority = 0;
}

export const words = wordsFrom(lookupIn(messages), "en");
export const sentences = [
  "The talks at the residence of the consul general lasted six hours.",
  "Forty diplomats of both countries took part in the meeting on Thursday.",
  "Neither side named the head of its delegation before the talks began.",
  "A second round is planned for the end of March in the same city.",
];
export const verdicts: Verdict[] = ["conflicting", "corroborated", "sameOrigin", "unique"];

export let registry: Map<string, FakeHighlight>;
export let reader: Reader | undefined;

/** Answers as the engine would: every known sentence of the article is a claim, one verdict after the other. */
export function answer(article: Article): Report {
  const claims = sentences.flatMap((text, id) => {
    const block = article.blocks?.find((candidate) => candidate.text.includes(text));
    const start = block?.text.indexOf(text) ?? 0;
    return block
      ? [{ id, text, checkworthiness: 1, range: { block: block.id, start, end: start + text.length } }]
      : [];
  });
  const source = { id: "o", outlet: "Courier", url: "https://courier.example/a", published: "2025-02-27" };
  const evidence = {
    source,
    passage: { text: "<img src=x onerror=alert(1)> It lasted two hours.", block: 0, start: 0, end: 9 },
    relation: "contradicts" as const,
    scope: "story" as const,
    score: 0.9,
    lineage: "independent" as const,
    slots: [
      { slot: "quantity" as const, agreement: "differs" as const, ours: "six hours", theirs: "two hours" },
    ],
  };
  return {
    article: { id: "a" },
    coverage: "covered",
    claims,
    findings: claims.map(({ id }) => ({
      claim: id,
      verdict: verdicts[id] ?? "unique",
      confidence: 1,
      origins: 1,
      evidence: verdicts[id] === "conflicting" ? [evidence] : [],
    })),
    library: { articles: 1, outlets: 1 },
  };
}

export function articlePage(): void {
  const told = (tag: string, text: string) =>
    Object.assign(document.createElement(tag), { textContent: text });
  const main = document.createElement("main");
  main.append(
    told("h1", "Talks end"),
    ...sentences.map((text) => told("p", `${text} ${"It was quiet. ".repeat(6)}`)),
  );
  document.body.replaceChildren(main);
}

export async function read(ports: Partial<ReaderPorts> = {}): Promise<ReaderPorts> {
  const all: ReaderPorts = {
    check: vi.fn(async ({ article }: CheckOrder) => answer(article)),
    nothing: vi.fn(async () => {}),
    cardRoot: "open",
    ...ports,
  };
  await readWith(all);
  return all;
}

/** The reader that a test has at work is stopped after it. */
export async function readWith(ports: ReaderPorts): Promise<void> {
  reader = new Reader(document, registry as never, ports, words);
  await reader.read();
}

export const marked = () =>
  verdicts.flatMap((verdict) =>
    [...(registry.get(highlightNames[verdict]) ?? [])].map((range) => String(range)),
  );
export const card = () =>
  document.querySelector("second-source-card")?.shadowRoot?.querySelector<HTMLElement>("[role=dialog]");
export const press = (code: string, init: KeyboardEventInit = {}) =>
  window.dispatchEvent(
    new KeyboardEvent("keydown", {
      code,
      key: code.replace(/^Key/, "").toLowerCase(),
      bubbles: true,
      cancelable: true,
      ...init,
    }),
  );

/** A machine that is busy with other tests takes its time. */
export const patience = { timeout: 20_000 };

/** A page with an article before each test of a file, and nothing left of it afterwards. */
export function withArticle(): void {
  beforeEach(() => {
    registry = new Map();
    vi.stubGlobal("Highlight", FakeHighlight);
    const box = new DOMRect(10, 10, 100, 20);
    Range.prototype.getClientRects = () => [box] as unknown as DOMRectList;
    Range.prototype.getBoundingClientRect = () => box;
    Object.defineProperty(document.documentElement, "clientWidth", { value: 1000, configurable: true });
    articlePage();
  });

  afterEach(() => {
    reader?.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
