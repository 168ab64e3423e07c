/**
 * Who sent this message?
 *
 * Only our own parts are heard. A content script speaks for its tab's top frame; an extension page is recognised by
 * its address, whether it is the popup or opened in a tab.
 */

import { CallError } from "./envelope";

/** The fields of `runtime.MessageSender` that are looked at. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

export type Caller =
  | {
      readonly kind: "page";
      readonly tab: number;
      readonly url: string;
      /** The browser's own name for this document; another page in the same tab has another. */
      readonly document?: string;
    }
  | { readonly kind: "reader" };

/** The extension's own identity: `runtime.id` and the address of its root. */
export interface Identity {
  readonly id: string;
  readonly root: string;
}

/** Which of our parts sent the message; everything else is refused. */
export function callerOf(sender: Sender, own: Identity): Caller {
  if (sender.id !== own.id) throw new CallError("refused", "calls from elsewhere are not answered");
  const url = sender.url ?? "";
  if (url.startsWith(own.root)) return { kind: "reader" };
  const tab = sender.tab?.id;
  if (tab === undefined) throw new CallError("refused", "the call comes from no tab");
  if (sender.frameId !== 0) throw new CallError("refused", "only a tab's top frame is read");
  return { kind: "page", tab, url, ...(sender.documentId && { document: sender.documentId }) };
}

/** Whether a page may be answered from sample articles: only one on the reader's own machine. */
export function isOwnMachine(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && (hostname === "127.0.0.1" || hostname === "localhost");
}
