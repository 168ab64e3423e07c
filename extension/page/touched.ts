/**
 * Which marks can a change of the page have touched?
 *
 * A live page changes many times a second, and a long one has hundreds of marks. A mark's words are read again only if
 * something within the smallest element around them changed; of any other mark it is enough that its nodes still stand.
 */

import { stillSays } from "./anchor";
import type { Mark } from "./marks";

/** Whether a mark still fits after these changes; after changes unknown every mark is read again. */
export function touched(
  records: readonly MutationRecord[] | undefined,
  others: WeakSet<Node>,
): (mark: Mark) => boolean {
  const changed = records && ancestorsOf(records);
  return ({ claim, range }) => {
    if (!stands(range)) return false;
    if (changed && !changed.has(range.commonAncestorContainer)) return true;
    return stillSays(range, claim.text, others);
  };
}

/** Removing a text node moves a range's ends to the element around it. */
function stands({ startContainer, endContainer }: Range): boolean {
  return (
    startContainer.nodeType === 3 &&
    endContainer.nodeType === 3 &&
    startContainer.isConnected &&
    endContainer.isConnected
  );
}

function ancestorsOf(records: readonly MutationRecord[]): Set<Node> {
  const found = new Set<Node>();
  for (const { target } of records)
    for (let node: Node | null = target; node && !found.has(node); node = node.parentNode) found.add(node);
  return found;
}
