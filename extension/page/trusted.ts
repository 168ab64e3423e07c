/**
 * Did the reader do this?
 *
 * A page's scripts can make up keys and clicks. One that presses the reader's key in a loop would open card after card.
 */

export function isReaders({ isTrusted }: Event): boolean {
  return isTrusted;
}
