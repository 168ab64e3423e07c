/**
 * How does a call find its handler?
 *
 * Sender first, then version, method and argument; a call that fails any of these never reaches a handler.
 */

import { readCheckRequest, readNothingReason, readTab } from "./arguments";
import type { Answered, Asked, PageCalls, ReaderCalls } from "./calls";
import { type Answer, answeredValue, CallError, failureOf, protocolVersion, readCall } from "./envelope";
import { readModeRequest, readPatterns } from "./kept-calls";
import { libraryArguments } from "./library-arguments";
import type { LibraryCalls } from "./library-calls";
import {
  readCommand,
  readFocus,
  readOrigins,
  readPlace,
  readTabFocus,
  readTabHiding,
} from "./reading-arguments";
import type { TabCalls } from "./reading-calls";
import { readSampleRequest } from "./sample-calls";
import { type Caller, callerOf, type Identity, type Sender } from "./senders";

export type PageCaller = Extract<Caller, { kind: "page" }>;

/** One handler for each method of `P`. */
export type Handlers<P, From> = {
  readonly [M in keyof P]: (argument: Asked<P, M>, from: From) => Promise<Answered<P, M>>;
};

type Readers<P> = { readonly [M in keyof P]: (argument: unknown) => Asked<P, M> };

const pageArguments: Readers<PageCalls> = {
  check: readCheckRequest,
  nothing: readNothingReason,
  siteMode: () => undefined,
  readable: () => undefined,
  reading: readPlace,
};
const readerArguments: Readers<ReaderCalls & LibraryCalls> = {
  ...libraryArguments,
  checkTab: readTab,
  cancel: readTab,
  focusClaim: readTabFocus,
  hideMarks: readTabHiding,
  compareSample: readSampleRequest,
  setMode: readModeRequest,
  markSites: readPatterns,
  wipe: () => null,
};
const tabArguments: Readers<TabCalls> = {
  focusClaim: readFocus,
  hideMarks: (hidden) => hidden === true,
  press: readCommand,
  modesChanged: () => undefined,
  withdrawn: readOrigins,
};

export interface Server {
  readonly page: Handlers<PageCalls, PageCaller>;
  readonly reader: Handlers<ReaderCalls & LibraryCalls, Caller>;
}

/** Answers one message. Never rejects: what goes wrong is an answer, too. */
export async function serve(
  server: Server,
  own: Identity,
  message: unknown,
  sender: Sender,
): Promise<Answer> {
  try {
    const caller = callerOf(sender, own);
    const { method, argument } = readCall(message);
    const value =
      caller.kind === "page"
        ? await dispatch(server.page, pageArguments, method, argument, caller)
        : await dispatch(server.reader, readerArguments, method, argument, caller);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** Answers one message in a content script: only the extension itself is heard there. Never rejects. */
export async function serveTab(
  handlers: Handlers<TabCalls, Caller>,
  own: Identity,
  message: unknown,
  sender: Sender,
): Promise<Answer> {
  try {
    if (sender.id !== own.id || sender.tab)
      throw new CallError("refused", "only the extension itself is answered");
    const { method, argument } = readCall(message);
    return { ok: true, value: await dispatch(handlers, tabArguments, method, argument, { kind: "reader" }) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** Calls methods of `P` through `send`, which hands a message over and returns the answer. */
export function asking<P>(send: (message: unknown) => Promise<unknown>) {
  return async <M extends keyof P & string>(method: M, argument: Asked<P, M>): Promise<Answered<P, M>> =>
    answeredValue(await send({ secondSource: protocolVersion, method, argument })) as Answered<P, M>;
}

function dispatch<P extends object, From>(
  handlers: Handlers<P, From>,
  readers: Readers<P>,
  method: string,
  argument: unknown,
  from: From,
): Promise<unknown> {
  if (!isMethod(handlers, method))
    throw new CallError("refused", `there is no call “${method}” for this caller`);
  return handlers[method](readers[method](argument), from);
}

function isMethod<P extends object, From>(
  handlers: Handlers<P, From>,
  method: string,
): method is keyof P & string {
  return Object.hasOwn(handlers, method);
}
