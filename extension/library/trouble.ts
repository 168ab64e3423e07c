/** What went wrong, in the words that rows of the library page are made of. */

import type { Trouble, TroubleCode } from "../protocol/library-calls";

/** A trouble on its way through our own code. */
export class TroubleError extends Error {
  override readonly name = "TroubleError";

  constructor(readonly trouble: Trouble) {
    super(trouble.detail ?? trouble.code);
  }
}

export function troubled(
  code: TroubleCode,
  detail?: string,
  more?: Omit<Trouble, "code" | "detail">,
): TroubleError {
  return new TroubleError({ code, ...(detail !== undefined && { detail }), ...more });
}

/** Any error as a trouble. A full disk is known by the name that browsers give it. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof TroubleError) return error.trouble;
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (isQuota(error)) return { code: "quota", detail: message };
  return { code: "unknown", detail: name && name !== "Error" ? `${name}: ${message}` : message };
}

export function isQuota(error: unknown): boolean {
  // Firefox tells of a full disk with this name or its own; transactions wrap the error of the request that failed.
  const names = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "NS_ERROR_FILE_NO_DEVICE_SPACE"];
  if (!(error instanceof Error) && !(error instanceof DOMException)) return false;
  return names.includes(error.name) || /quota|no space|disk (is )?full/i.test(error.message);
}

/** What the status of an answer means for the row. Success and 304 mean nothing. */
export function troubleOfStatus(status: number): TroubleCode | undefined {
  if (status === 304 || (status >= 200 && status < 300)) return undefined;
  const known: Record<number, TroubleCode> = {
    401: "refused",
    402: "refused",
    403: "refused",
    404: "moved",
    410: "moved",
    429: "busy",
    451: "refused",
    503: "busy",
  };
  return known[status] ?? (status >= 500 ? "serverError" : "unreachable");
}

/** The trouble that a row shows where several feeds have one: what the reader can do something about comes first. */
const gravest: readonly TroubleCode[] = [
  "quota",
  "lost",
  "damaged",
  "format",
  "permission",
  "moved",
  "unsafeAddress",
  "badAddress",
  "notAFeed",
  "mismatch",
  "tooLarge",
  "refused",
  "unreachable",
  "timeout",
  "serverError",
  "busy",
  "unreadable",
  "unread",
  "offline",
  "unknown",
];

export function gravestOf(troubles: readonly (Trouble | undefined)[]): Trouble | undefined {
  const rank = (trouble: Trouble) => gravest.indexOf(trouble.code);
  return troubles.filter((trouble) => trouble !== undefined).sort((a, b) => rank(a) - rank(b))[0];
}
