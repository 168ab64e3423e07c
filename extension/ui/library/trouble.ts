/** What is said about a trouble of the library, and what can the reader do about it? */

import type { Trouble, TroubleCode } from "../../protocol/library-calls";
import { writtenSpan } from "../../words/amounts";
import type { CountKey, MessageKey, Words } from "../../words/words";

/**
 * - `retry`: sync this outlet now.  `permit`: ask the browser again.
 * - `find`: look for a feed on the outlet's site.  `room`: keep fewer articles.
 * - `seen`: nothing but to know it.
 */
export type Remedy = "retry" | "permit" | "find" | "room" | "seen";

const table: Record<TroubleCode, readonly [MessageKey, Remedy?]> = {
  permission: ["troublePermission", "permit"],
  offline: ["troubleOffline"],
  unreachable: ["troubleUnreachable", "retry"],
  timeout: ["troubleTimeout", "retry"],
  moved: ["troubleMoved", "find"],
  refused: ["troubleRefused", "retry"],
  busy: ["troubleBusy", "retry"],
  serverError: ["troubleServerError", "retry"],
  notAFeed: ["troubleNotAFeed", "find"],
  tooLarge: ["troubleTooLarge"],
  unsafeAddress: ["troubleUnsafeAddress"],
  badAddress: ["troubleBadAddress"],
  quota: ["troubleQuota", "room"],
  damaged: ["troubleDamaged", "retry"],
  lost: ["troubleLost_other", "seen"],
  format: ["troubleFormat"],
  mismatch: ["troubleMismatch", "retry"],
  unreadable: ["troubleUnreadable"],
  unread: ["troubleUnread_other"],
  unknown: ["troubleUnknown", "retry"],
};

/** Troubles that say of how many articles they speak. */
const counted: Partial<Record<TroubleCode, CountKey>> = { lost: "troubleLost", unread: "troubleUnread" };

export const remedyNames: Record<Remedy, MessageKey> = {
  retry: "remedyRetry",
  permit: "remedyPermit",
  find: "remedyFind",
  room: "remedyRoom",
  seen: "remedySeen",
};

/** One or two sentences. */
export function troubleText(trouble: Trouble, now: number, words: Words): string {
  const { code, host, detail, count, retryAt } = trouble;
  const key = counted[code];
  if (key) return words.count(key, count ?? 1);
  const subject = code === "unknown" ? (detail ?? "") : host || words.say("theServer");
  const said = words.say(table[code][0], subject);
  return retryAt ? `${said} ${words.say("troubleNextTry", writtenSpan(retryAt, now, words))}` : said;
}

export function remedyOf({ code }: Trouble): Remedy | undefined {
  return table[code][1];
}
