/**
 * Where in the live page does a claim stand, if it still stands there?
 *
 * Offsets alone are never trusted: a range is given out only when the words in the page equal the claim's words.
 * A wrong mark would put another outlet's evidence under a sentence nobody compared.
 */

import type { Claim, TextRange } from "../engine/second-source";
import type { LiveBlock, LiveBlocks } from "./blocks";
import { bare } from "./offsets";
import { isReadIn } from "./survey";
import { parentOf } from "./tree";

/** A live range with exactly the words of `claim`, or nothing. */
export function anchor(claim: Pick<Claim, "range" | "text">, page: LiveBlocks): Range | undefined {
  const block = page.blocks[claim.range.block];
  if (!block || bare(block.text.slice(claim.range.start, claim.range.end)) !== bare(claim.text))
    return undefined;
  return anchorIn(block, claim.range, claim.text, page);
}

/**
 * The claim's place after the page has been read anew: the same words in a block with the same text, or else the
 * only place in the article where these words stand.
 */
export function anchorAgain(
  claim: Pick<Claim, "text" | "range">,
  blockText: string,
  page: LiveBlocks,
): Range | undefined {
  const same = page.blocks.find((block) => block.text === blockText);
  if (same) return anchorIn(same, claim.range, claim.text, page);
  const places = page.blocks.flatMap((block) => occurrences(block, claim.text));
  const [only] = places;
  const block = only && page.blocks[only.block];
  return places.length === 1 && only && block ? anchorIn(block, only, claim.text, page) : undefined;
}

/** Whether `range` still stands in the page with exactly the words `text`. */
export function stillSays(range: AbstractRange, text: string, others: WeakSet<Node>): boolean {
  return (
    range.startContainer.isConnected &&
    range.endContainer.isConnected &&
    wordsIn(range, others) === bare(text)
  );
}

function anchorIn(block: LiveBlock, place: TextRange, text: string, page: LiveBlocks): Range | undefined {
  const ends = block.map.ends(place.start, place.end);
  if (!ends?.startNode.isConnected || !ends.endNode.isConnected) return undefined;
  if (ends.startOffset > ends.startNode.length || ends.endOffset > ends.endNode.length) return undefined;
  const range = ends.startNode.ownerDocument.createRange();
  range.setStart(ends.startNode, ends.startOffset);
  range.setEnd(ends.endNode, ends.endOffset);
  return stillSays(range, text, page.others) ? range : undefined;
}

/** The words a reader sees within `range`, bare. Text that was left out of the article does not count. */
function wordsIn(range: AbstractRange, others: WeakSet<Node>): string {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  // Once its text node is gone the browser moves a range's end to the parent element.
  if (!isText(startContainer) || !isText(endContainer)) return "";
  if (startContainer === endContainer) {
    return bare(startContainer.data.slice(startOffset, endOffset));
  }
  const root = commonAncestor(startContainer, endContainer);
  const walker = (root.ownerDocument as Document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = startContainer;
  let words = "";
  for (let node: Node | null = startContainer; node; node = walker.nextNode()) {
    const text = node as Text;
    const from = node === startContainer ? startOffset : 0;
    const to = node === endContainer ? endOffset : text.length;
    if (!isLeftOut(text, root, others) && isReadIn(parentOf(text))) words += bare(text.data.slice(from, to));
    if (node === endContainer) return words;
  }
  // The end stands before the start now: the page moved its paragraphs.
  return "";
}

function isLeftOut(text: Text, root: Node, others: WeakSet<Node>): boolean {
  for (let node: Node | null = text; node && node !== root; node = node.parentNode)
    if (others.has(node)) return true;
  return false;
}

function commonAncestor(a: Node, b: Node): Node {
  let ancestor: Node = a;
  while (!ancestor.contains(b) && ancestor.parentNode) ancestor = ancestor.parentNode;
  return ancestor;
}

function occurrences(block: LiveBlock, words: string): TextRange[] {
  const found: TextRange[] = [];
  for (let at = block.text.indexOf(words); at >= 0; at = block.text.indexOf(words, at + 1)) {
    found.push({ block: block.id, start: at, end: at + words.length });
  }
  return found;
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}
