/**
 * What does the reader mean by the address that they typed?
 *
 * "news.example" is meant as https, "localhost:8080" as http, "feed://…" as https. A private or local host counts as
 * wanted only where it was typed here.
 */

import { originOf } from "../../protocol/origins";

export interface TypedAddress {
  readonly href: string;
  /** The match pattern of its host. */
  readonly origin: string;
}

const ownMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(?=[:/]|$)/i;

export function typedAddress(typed: string): TypedAddress | undefined {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return undefined;
  const href = withScheme(text);
  const origin = originOf(href);
  if (!origin) return undefined;
  const url = new URL(href);
  // "bbc" or "." is no site; "localhost" is.
  return url.hostname.includes(".") || url.hostname.includes(":") || url.hostname === "localhost"
    ? { href: url.href, origin }
    : undefined;
}

function withScheme(text: string): string {
  if (/^https?:/i.test(text)) return text;
  const bare = text.replace(/^feed:(\/\/)?/i, "");
  if (/^https?:/i.test(bare)) return bare;
  return `${ownMachine.test(bare) ? "http" : "https"}://${bare}`;
}
