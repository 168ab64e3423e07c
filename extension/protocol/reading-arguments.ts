/** Is what page and panel say about the reader's place of the agreed form? */

import { CallError } from "./envelope";
import type { Extent, FocusHow, FocusRequest, ReadingPlace } from "./reading-calls";
import { type KeyCommand, keyCommands } from "./reading-settings";
import { readRecord } from "./record";

/** Claims of one report. A 20,000-word page has about 800. */
const mostClaims = 20_000;

/** A permission for each host of a long catalogue. */
const mostOrigins = 10_000;

const hows: Record<FocusHow, true> = { point: true, show: true, open: true, leave: true };
const cuts: Record<NonNullable<Extent["cut"]>, true> = { paywall: true, teaser: true };

export function readExtent(argument: unknown): Extent | undefined {
  if (argument === undefined) return undefined;
  const { words, cut } = readRecord(argument, "the extent");
  return { words: natural(words, "the number of words"), ...(isOneOf(cuts, cut) && { cut }) };
}

export function readPlace(argument: unknown): ReadingPlace {
  const { pointed, inView, found, hidden } = readRecord(argument, "the place");
  if (!Array.isArray(found) || found.length > mostClaims)
    throw new CallError("invalid", "the claims found are no list, or too long a one");
  return {
    ...(pointed !== undefined && { pointed: natural(pointed, "the claim pointed at") }),
    ...(inView !== undefined && { inView: natural(inView, "the claim in view") }),
    found: found.map((claim) => natural(claim, "a claim")),
    hidden: hidden === true,
  };
}

export function readFocus(argument: unknown): FocusRequest {
  const { claim, how } = readRecord(argument, "the request");
  if (!isOneOf(hows, how)) throw new CallError("invalid", "what to do with the claim is not known");
  return { claim: natural(claim, "the claim"), how };
}

export function readTabFocus(argument: unknown): FocusRequest & { readonly tab: number } {
  return { ...readFocus(argument), tab: natural(readRecord(argument, "the request").tab, "the tab") };
}

export function readTabHiding(argument: unknown): { readonly tab: number; readonly hidden: boolean } {
  const { tab, hidden } = readRecord(argument, "the request");
  return { tab: natural(tab, "the tab"), hidden: hidden === true };
}

export function readCommand(argument: unknown): KeyCommand {
  const known = keyCommands.find((command) => command === argument);
  if (known) return known;
  throw new CallError("invalid", "the command is not one that is known");
}

/** Match patterns of permissions, as the browser names them. */
export function readOrigins(argument: unknown): readonly string[] {
  if (
    !Array.isArray(argument) ||
    argument.length > mostOrigins ||
    !argument.every((one) => typeof one === "string")
  )
    throw new CallError("invalid", "the permissions are no list of patterns, or too long a one");
  return argument;
}

function natural(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new CallError("invalid", `${name} is not a number`);
}

function isOneOf<Name extends string>(known: Record<Name, true>, value: unknown): value is Name {
  return typeof value === "string" && Object.hasOwn(known, value);
}
