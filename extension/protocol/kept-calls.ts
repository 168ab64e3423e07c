/**
 * What may our pages change of what is kept?
 *
 * The background writes, never the page that asks: a popup may close in the same instant, and two pages that read, change
 * and write at once would lose one of the two changes.
 */

import { CallError } from "./envelope";
import type { SiteMode } from "./reading-calls";
import { readRecord } from "./record";

export interface ModeRequest {
  /** Match pattern of the site's permission: `https://news.example/*`. */
  readonly pattern: string;
  readonly mode: SiteMode;
}

export interface KeptCalls {
  /** Answered once it is written. A permission that nothing needs any more is given back. */
  setMode(request: ModeRequest): void;
  /** Marks articles on these sites from now on, where the reader has not chosen anything for them. */
  markSites(patterns: readonly string[]): void;
  /** Deletes library, choices, reports and permissions. Nothing comes back. */
  wipe(argument: null): void;
}

/** Sites in one call: the picker's whole catalogue, and more. */
const mostSites = 5_000;

export function readModeRequest(argument: unknown): ModeRequest {
  const { pattern, mode } = readRecord(argument, "the request");
  return { pattern: readPattern(pattern), mode: readMode(mode) };
}

export function readPatterns(argument: unknown): readonly string[] {
  if (!Array.isArray(argument) || argument.length > mostSites)
    throw new CallError("invalid", "the sites are no list, or too long a one");
  return argument.map(readPattern);
}

const modes: Record<SiteMode, true> = { onClick: true, always: true, panelOnly: true, never: true };

function readMode(mode: unknown): SiteMode {
  if (typeof mode === "string" && Object.hasOwn(modes, mode)) return mode as SiteMode;
  throw new CallError("invalid", "the site's mode is not one that is known");
}

/** A site as permissions name it, whole: no path, no port, no wild card in the host but a leading one. */
function readPattern(pattern: unknown): string {
  if (
    typeof pattern === "string" &&
    /^https?:\/\/(\*\.)?[^/*\s:]{1,253}\/\*$|^https?:\/\/\[[0-9a-f:.]+\]\/\*$/i.test(pattern)
  )
    return pattern;
  throw new CallError("invalid", "the site is no match pattern such as https://news.example/*");
}
