/**
 * May this address be fetched?
 *
 * A feed is somebody else's text: an item that links to `http://192.168.1.1/reboot` must not make the reader's browser
 * go there. Private and local hosts are fetched only where the reader typed that very host. What a redirect, or the answer
 * of a name server, leads to is known too late for that: fetching.ts says what is done then.
 */

/** The address with its scheme added where a reader left it out; nothing for what is no web address. */
export function webAddress(text: string, base?: string): URL | undefined {
  const trimmed = text.trim();
  const isBare =
    base === undefined && !/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) && !/^[a-z]+:(?!\d)/i.test(trimmed);
  const given = isBare ? `https://${trimmed}` : trimmed;
  if (trimmed === "" || !URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "") return undefined;
  // A name and password in an address would go out with every fetch.
  url.username = url.password = "";
  return url;
}

/** Names that resolve to the reader's own machine or network. */
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** First bits of IPv4 addresses that are not on the public net, as [address, bits]. */
const privateRanges: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
];

/** Whether the host, as `URL.hostname` writes it, stands in the reader's own machine or network. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, "");
  if (host.startsWith("[")) return isPrivateIpv6(host.slice(1, -1));
  // `URL` has turned "0x7f.1" and "2130706433" into four numbers already.
  if (/^\d+(\.\d+){3}$/.test(host)) return isPrivateIpv4(host);
  return !host.includes(".") || privateNames.test(host);
}

function isPrivateIpv4(address: string): boolean {
  const bits = bitsOf(address);
  return privateRanges.some(([range, length]) => bits >>> (32 - length) === bitsOf(range) >>> (32 - length));
}

function bitsOf(address: string): number {
  return address.split(".").reduce((bits, part) => ((bits << 8) | Number(part)) >>> 0, 0);
}

function isPrivateIpv6(address: string): boolean {
  // Addresses that carry an IPv4 address, as `URL` writes them: "::ffff:7f00:1", "::ffff:0:7f00:1" of SIIT, NAT64's
  // "64:ff9b::7f00:1", 6to4's "2002:7f00:1::". What a local NAT64 or a Teredo tunnel leads to is not looked into.
  if (/^(64:ff9b:1:|2001:0?:|2001::)/.test(address)) return true;
  const carried =
    /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address) ??
    /^2002:([\da-f]{1,4}):(?:([\da-f]{1,4}):|:)/.exec(address);
  if (carried) {
    const [high = 0, low = 0] = carried.slice(1).map((part) => Number.parseInt(part ?? "0", 16));
    return isPrivateIpv4([high >> 8, high & 255, low >> 8, low & 255].join("."));
  }
  return address === "::" || address === "::1" || /^(f[cd]|fe[89a-f]|ff)/.test(address);
}

/** The host without "www.": two addresses of one site agree in it. */
export function siteOf(url: URL | string): string {
  const { hostname } = typeof url === "string" ? new URL(url) : url;
  return hostname.replace(/^www\./, "");
}
