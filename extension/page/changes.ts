/**
 * What happens to marks when the page changes?
 *
 * Mutation observers run before the next paint, so a mark whose words changed is gone before anyone sees it in the
 * wrong place. Looking for the words elsewhere can wait until the page is quiet again.
 */

import type { FoundArticle } from "./readable";
import { holds, shadowRoots } from "./tree";

/** The page counts as quiet after this long without a change to the article, in milliseconds. */
const quiet = 400;
/** A page that never rests, as one with a ticker, counts as quiet after this long. */
const longestUnrest = 2_500;

export interface ChangeActions {
  /** Something in or around the article changed; runs before the next paint. */
  changed(records: readonly MutationRecord[]): void;
  /** The page has been quiet for a while after a change. */
  settled(): void;
}

/** Watches the page until `signal` aborts. */
export function watchChanges(
  document: Document,
  article: () => FoundArticle | undefined,
  actions: ChangeActions,
  signal: AbortSignal,
): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const moved = () => {
    const now = performance.now();
    if (waiting === undefined) since = now;
    clearTimeout(waiting);
    waiting = setTimeout(
      () => {
        waiting = undefined;
        observeAll();
        actions.settled();
      },
      Math.max(0, Math.min(quiet, since + longestUnrest - now)),
    );
  };
  const observer = new MutationObserver((records) => {
    const root = article()?.root;
    const touches =
      root === undefined || !root.isConnected || records.some(({ target }) => near(root, target));
    if (!touches) return;
    actions.changed(records);
    moved();
  });
  // Single-page apps may change the address without touching the part that the article stood in.
  document.defaultView?.addEventListener("popstate", moved, { signal });
  navigationOf(document)?.addEventListener("navigatesuccess", moved, { signal });
  const observeAll = () => {
    for (const root of [document, ...shadowRoots(document)])
      observer.observe(root, { subtree: true, childList: true, characterData: true });
  };
  observeAll();
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(waiting);
  });
}

/** The Navigation API, which tells of history changes by the page's scripts. Chromium, and Firefox from 147. */
function navigationOf(document: Document): EventTarget | undefined {
  return (document.defaultView as { navigation?: EventTarget } | null)?.navigation;
}

function near(root: Element, target: Node): boolean {
  return holds(root, target) || holds(target, root);
}
