/**
 * In which characters is it written?
 *
 * A byte order mark decides, then what the server says, then what the document says of itself; but only where the bytes
 * can be read that way: servers call Windows-1252 pages UTF-8 every day.
 */

const marks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The charset that a `Content-Type` header names. */
export function headerCharset(contentType: string | null): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
}

/** The charset that an XML declaration or a `meta` element names, in the first 2,048 bytes. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const xml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start);
  const meta = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start);
  return xml?.[1] ?? meta?.[1];
}

export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  const candidates = [marked, headerCharset(contentType), declaredCharset(bytes), "utf-8"];
  for (const label of candidates) {
    const text = label && decodeAs(label, bytes);
    if (text) return text;
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // No such charset, or not these bytes.
    return undefined;
  }
}
