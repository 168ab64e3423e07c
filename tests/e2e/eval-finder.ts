// How well is the article of a real page found? `E2E_BROWSER=chromium node --import tsx eval-finder.ts [SET…]`, with the public
// pages beside the repository (`../shared/eval/sets`). Prints precision, recall and F1 of the words found, as the
// article-extraction-benchmark counts them (runs of four words, averages over pages), and the pages that went worst.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { launch } from "./harness/browser.ts";
import { bundledSearch, type Found } from "./harness/finder.ts";
import { REPOSITORY } from "./harness/places.ts";
import { chosenBrowser } from "./harness/tools.ts";
import { html, type Pages, serve } from "./site/server.ts";

const SETS = join(REPOSITORY, "../shared/eval/sets");
const RUN = 4;
const WORST = Number(process.env.EVAL_WORST ?? 8);

interface Row {
  id: string;
  html: string;
  text: string;
}

interface Score {
  id: string;
  precision: number;
  recall: number;
}

/** Pages of others neither run nor load anything here; their own styles count. */
const QUIET = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" };

const names = process.argv.slice(2);
const browser = await launch(chosenBrowser(), { headed: false });
try {
  await browser.driver.manage().setTimeouts({ script: 60_000 });
  const search = await bundledSearch();
  for (const name of names.length > 0 ? names : ["scrapinghub", "readability"]) await evaluate(name, search);
} finally {
  await browser.close();
}

async function evaluate(name: string, search: string): Promise<void> {
  const rows = readFileSync(join(SETS, `extraction_${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  const pages: Pages = new Map(
    rows.map((row) => [`/${row.id}`, () => html(gunzipSync(readFileSync(join(SETS, row.html))), QUIET)]),
  );
  const site = await serve(pages);
  const scores: Score[] = [];
  try {
    for (const { id, text } of rows) {
      await browser.driver.get(site.url(`/${id}`));
      const { blocks } = await browser.driver.executeScript<Found>(search);
      const found = blocks.filter(({ role }) => role !== "headline" && role !== "caption");
      const score = compare(found.map((block) => block.text).join("\n"), text);
      if (score) scores.push({ id, ...score });
    }
  } finally {
    await site.close();
  }
  const average = (of: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  const [precision, recall] = [average((score) => score.precision), average((score) => score.recall)];
  console.log(
    `${browser.name}: ${name}, ${scores.length} pages: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1({ precision, recall }).toFixed(3)}`,
  );
  for (const score of scores.toSorted((a, b) => f1(a) - f1(b)).slice(0, WORST))
    console.log(
      `  ${score.id.slice(0, 40)}: precision ${score.precision.toFixed(2)}, recall ${score.recall.toFixed(2)}`,
    );
}

function f1({ precision, recall }: Pick<Score, "precision" | "recall">): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Nothing where there is nothing to find and nothing was found. */
function compare(found: string, wanted: string): Omit<Score, "id"> | undefined {
  const [ours, theirs] = [runs(found), runs(wanted)];
  if (ours.size === 0 && theirs.size === 0) return undefined;
  const size = (of: Map<string, number>) => [...of.values()].reduce((sum, count) => sum + count, 0);
  let both = 0;
  for (const [run, count] of ours) both += Math.min(count, theirs.get(run) ?? 0);
  return { precision: both / Math.max(1, size(ours)), recall: both / Math.max(1, size(theirs)) };
}

/** Runs of four words, each with how often it stands there. */
function runs(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const found = new Map<string, number>();
  if (words.length === 0) return found;
  for (let at = 0; at < Math.max(1, words.length - RUN + 1); at++) {
    const run = words.slice(at, at + RUN).join(" ");
    found.set(run, (found.get(run) ?? 0) + 1);
  }
  return found;
}
