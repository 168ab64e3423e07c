/**
 * What happens to marks when the page changes?
 *
 * Mutation observers run before the next paint, so a mark whose words changed is gone before anyone sees it in the
 * wrong place. Looking for the words elsewhere can wait until the page is quiet again.
 */

import type { FoundArticle } from "./readable";

/** The page counts as quiet after this long without a change to the article, in milliseconds. */
const quiet = 400;

export interface ChangeActions {
  /** Something in or around the article changed; runs before the next paint. */
  changed(): void;
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
  const observer = new MutationObserver((records) => {
    const root = article()?.root;
    const touches =
      root === undefined || !root.isConnected || records.some(({ target }) => near(root, target));
    if (!touches) return;
    actions.changed();
    clearTimeout(waiting);
    waiting = setTimeout(() => actions.settled(), quiet);
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(waiting);
  });
}

function near(root: Element, target: Node): boolean {
  return root.contains(target) || target.contains(root);
}
