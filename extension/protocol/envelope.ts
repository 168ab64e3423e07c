/**
 * What does a message between the extension's parts look like?
 *
 * A call carries the version of the protocol: after an update an old content script may still talk to a new
 * background. Answers always arrive, as a value or as a failure that says what can be done.
 */

/** Raised by one when a method or a type that crosses changes its meaning. */
export const protocolVersion = 1;

export interface Call {
  readonly secondSource: typeof protocolVersion;
  readonly method: string;
  readonly argument: unknown;
}

/**
 * - `refused`: the caller may not ask this, or asks something unknown; a fault of ours or an attack.
 * - `invalid`: the argument is not of the form or beyond a limit.
 * - `cancelled`: the reader stopped it or left the page.
 * - `failed`: the work itself failed.
 */
export type FailureCode = "refused" | "invalid" | "cancelled" | "failed";

export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

/** A failure on its way through our own code. */
export class CallError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
    this.name = "CallError";
  }
}

/** The message as a call of this version, or the failure that it is not. */
export function readCall(message: unknown): Call {
  if (typeof message !== "object" || message === null || !("secondSource" in message)) {
    throw new CallError("refused", "this message is not a Second Source call");
  }
  if (message.secondSource !== protocolVersion) {
    throw new CallError("refused", "Second Source was updated; reload the page to use it here");
  }
  if (!("method" in message) || typeof message.method !== "string") {
    throw new CallError("refused", "the call names no method");
  }
  return {
    secondSource: protocolVersion,
    method: message.method,
    argument: "argument" in message ? message.argument : undefined,
  };
}

export function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return { code: error.code, message: error.message };
  return { code: "failed", message: error instanceof Error ? error.message : String(error) };
}

/** The value of an answer; failures are thrown as {@link CallError}. */
export function answeredValue(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("ok" in answer)) {
    throw new CallError("failed", "the background did not answer; reload the extension");
  }
  const { ok } = answer;
  if (ok === true) return "value" in answer ? answer.value : undefined;
  const failure = "failure" in answer ? (answer.failure as Failure) : undefined;
  throw new CallError(failure?.code ?? "failed", failure?.message ?? "the background gave no reason");
}
