/**
 * Which private hosts did the reader type, each with its port?
 *
 * Only they are fetched, as `URL.host` writes them. They are forgotten with the last outlet that stands there, once its delete can no longer be undone.
 */

import { webAddress } from "./addresses";
import { begin, type Change, type LibraryDatabase, type TrashRecord } from "./database";

const note = "typed-hosts";

export async function typedHosts(database: LibraryDatabase): Promise<readonly string[]> {
  return ((await database.get("notes", note)) as readonly string[] | undefined) ?? [];
}

/** In one step: two addresses pasted at once must both be remembered. */
export async function rememberTyped(database: LibraryDatabase, host: string): Promise<void> {
  const change = begin(database, "notes");
  const known = ((await change.store.get(note)) as readonly string[] | undefined) ?? [];
  if (!known.includes(host)) await change.store.put([...known, host], note);
  await change.done;
}

/** Forgets the hosts of deleted outlets on which no other stands, within `change`. */
export async function forgetTyped(change: Change, deleted: TrashRecord): Promise<void> {
  const known = ((await change.objectStore("notes").get(note)) as readonly string[] | undefined) ?? [];
  const gone = hostsOf(deleted.outlets, deleted.feeds);
  const used = hostsOf(
    await change.objectStore("outlets").getAll(),
    await change.objectStore("feeds").getAll(),
  );
  const left = known.filter((host) => used.has(host) || !gone.has(host));
  if (left.length < known.length) await change.objectStore("notes").put(left, note);
}

function hostsOf(
  outlets: readonly { readonly home?: string }[],
  feeds: readonly { readonly url: string }[],
): ReadonlySet<string> {
  const addresses = [...outlets.map(({ home }) => home ?? ""), ...feeds.map(({ url }) => url)];
  const hosts = addresses.map((address) => webAddress(address)?.host);
  return new Set(hosts.filter((host) => host !== undefined));
}
