/**
 * Is what arrived of the form and size that was agreed?
 *
 * Messages come from the process that runs the page, so they are read as anything at all.
 */

import type { Article, Block, BlockRole } from "../engine/second-source";
import type { CheckRequest, NothingReason } from "./calls";
import { CallError } from "./envelope";
import { readExtent } from "./reading-arguments";
import { readRecord } from "./record";

export { readRecord };

/** Upper limits of one call. A 20,000-word page has about 130,000 characters in 600 blocks. */
export const limits = {
  /** UTF-16 code units in all blocks together. */
  text: 4_000_000,
  blocks: 5_000,
  /** UTF-16 code units in a head field: title, byline, address. */
  field: 4_000,
} as const;

const roles: Record<BlockRole, true> = {
  headline: true,
  paragraph: true,
  quote: true,
  caption: true,
  listItem: true,
};
const reasons: Record<NothingReason, true> = { noArticle: true, tooLong: true };
const fields = ["id", "url", "outlet", "title", "byline", "published", "language", "feedSource"] as const;

export function readCheckRequest(argument: unknown): CheckRequest {
  const { article, sample, extent, again, part } = readRecord(argument, "the request");
  const read = readExtent(extent);
  return {
    article: readArticle(article),
    sample: sample === true,
    again: again === true,
    part: part === true,
    ...(read && { extent: read }),
  };
}

export function readNothingReason(argument: unknown): NothingReason {
  if (typeof argument === "string" && Object.hasOwn(reasons, argument)) return argument as NothingReason;
  throw new CallError("invalid", "the reason is not one that is known");
}

export function readTab(argument: unknown): number {
  if (typeof argument === "number" && Number.isSafeInteger(argument) && argument >= 0) return argument;
  throw new CallError("invalid", "the tab is not a tab number");
}

/** A copy with the agreed fields only. */
export function readArticle(argument: unknown): Article {
  const given = readRecord(argument, "the article");
  const article: Article = { blocks: readBlocks(given.blocks) };
  for (const field of fields) {
    const value = given[field];
    if (value === undefined) continue;
    if (typeof value !== "string") throw new CallError("invalid", `the article's ${field} is not text`);
    article[field] = value.slice(0, limits.field);
  }
  return article;
}

function readBlocks(given: unknown): Block[] {
  if (!Array.isArray(given)) throw new CallError("invalid", "the article has no blocks");
  if (given.length > limits.blocks)
    throw new CallError("invalid", `the article has more than ${limits.blocks} blocks`);
  const blocks = given.map(readBlock);
  const size = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (size > limits.text)
    throw new CallError("invalid", `the article has more than ${limits.text} characters`);
  return blocks;
}

function readBlock(given: unknown, index: number): Block {
  const { id, role, text } = readRecord(given, "a block");
  if (id !== index) throw new CallError("invalid", "blocks are not numbered in order");
  if (typeof text !== "string") throw new CallError("invalid", "a block has no text");
  if (typeof role !== "string" || !Object.hasOwn(roles, role))
    throw new CallError("invalid", "a block has no known role");
  return { id: index, role: role as BlockRole, text };
}
