/**
 * How do marks appear without a click?
 *
 * A site gets a registered content script, tiny, which asks for the reader on articles, when the reader wants it and the
 * browser permits it. Both are looked up and the registrations made to match, whenever either changes and whenever the
 * background starts: no message is needed, and a permission taken away in the browser's settings ends the registration.
 */

import { browser } from "wxt/browser";
import { sameSite, sites } from "../../stored/sites";
import { detectorFile } from "./insert";

const prefix = "site:";
let last: Promise<void> = Promise.resolve();

/** Makes the registered content scripts match wishes and permissions. Calls queue up. */
export function matchSites(): Promise<void> {
  last = last.then(register, register);
  return last;
}

async function register(): Promise<void> {
  const [wishes, registered] = await Promise.all([sites(), browser.scripting.getRegisteredContentScripts()]);
  const wished = Object.keys(wishes)
    .filter((pattern) => wishes[pattern] !== "never")
    .flatMap(sameSite);
  const permitted = await Promise.all(
    wished.map(async (pattern) =>
      (await browser.permissions.contains({ origins: [pattern] })) ? pattern : undefined,
    ),
  );
  const wanted = new Set(permitted.filter((pattern) => pattern !== undefined));
  const present = new Set(registered.map(({ id }) => id).filter((id) => id.startsWith(prefix)));

  const surplus = [...present].filter((id) => !wanted.has(id.slice(prefix.length)));
  if (surplus.length > 0) await browser.scripting.unregisterContentScripts({ ids: surplus });
  const missing = [...wanted].filter((pattern) => !present.has(prefix + pattern));
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing.map(scriptFor));
}

function scriptFor(pattern: string) {
  return {
    id: prefix + pattern,
    matches: [pattern],
    js: [detectorFile],
    runAt: "document_idle" as const,
    persistAcrossSessions: true,
  };
}
