/**
 * Which paragraphs does a page consist of, and where in the page does each stand?
 *
 * The live page is walked once, in reading order, a step at a time. Text is gathered until a block ends: at the edge of
 * a block element, or where two `<br>` stand together.
 */

import type { Block, BlockRole } from "../engine/second-source";
import { isCaption } from "./captions";
import { type OffsetMap, TextBuilder } from "./offsets";
import { atOnce, type Steps } from "./slices";
import { childrenOf, nearest, parentOf } from "./tree";

/** A block as the engine gets it, with the way back to the page. */
export interface LiveBlock extends Block {
  readonly map: OffsetMap;
  /** The element that its first words stand in. */
  readonly element: Element;
  /** Characters of its text that stand in links. */
  readonly linked: number;
}

export interface LiveBlocks {
  readonly blocks: readonly LiveBlock[];
  /** Elements and text nodes among the article's that are known not to be its words: scripts, boxes, hidden text. */
  readonly others: WeakSet<Node>;
}

/** What of a page is gathered. */
export interface Choice {
  /** Whether an element is left out with all that is in it. */
  leavesOut(element: Element): boolean;
  isWords(node: Text): boolean;
}

/** Nodes walked in one step. */
const stride = 60;

/** Elements that are blocks or inline whatever the page's styles make of them (a floated drop cap computes to block). */
const blockTags = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 " +
    "H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" "),
);
const inlineTags = new Set(
  "ABBR B BR CITE CODE DEL EM I IMG INS MARK Q RP RT RUBY S SMALL STRONG SUB SUP TIME U WBR".split(" "),
);
/** Signs within a word or behind it: the reading of a character, the number of a note. Without them the words are whole. */
const withinWords = new Set(["RP", "RT", "SUP"]);
const inlineDisplays = new Set(["inline", "inline-block", "contents", "ruby", "none", ""]);

/** Nearest ancestor decides; the first row that matches wins. */
const roles: readonly (readonly [selector: string, role: BlockRole])[] = [
  ["figcaption, caption, [itemprop=caption]", "caption"],
  ["h1, h2, h3, h4, h5, h6", "headline"],
  ["blockquote", "quote"],
  ["li", "listItem"],
];

/** Blocks formed by the text nodes in `words`, in reading order, numbered from 0. */
export function liveBlocks(root: Element, words: ReadonlySet<Text>): LiveBlocks {
  return atOnce(gather(root, { leavesOut: () => false, isWords: (node) => words.has(node) }));
}

/** Blocks of all that `choice` lets in below `root`, in reading order, numbered from 0. */
export function* gather(root: Element, choice: Choice): Steps<LiveBlocks> {
  const gathering = new Gathering(choice);
  let walked = 0;
  /** What is still to be walked of each element around, the innermost last, in reverse. */
  const open: { readonly around: Node; readonly rest: Node[] }[] = [{ around: root, rest: backwards(root) }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.rest.pop();
    if (!node) {
      open.pop();
      if (level.around !== root) gathering.leave(level.around);
      continue;
    }
    walked += 1;
    if (walked % stride === 0) yield;
    if (gathering.enter(node)) open.push({ around: node, rest: backwards(node) });
    else gathering.leave(node);
  }
  return gathering.finish();
}

function backwards(node: Node): Node[] {
  return node.hasChildNodes() || isElement(node) ? [...childrenOf(node)].reverse() : [];
}

class Gathering {
  private readonly builder = new TextBuilder();
  private readonly blocks: LiveBlock[] = [];
  private readonly others = new WeakSet<Node>();
  private readonly displays = new Map<Element, boolean>();
  private first: Text | undefined;
  private linked = 0;
  private links = 0;
  private breaks = 0;

  constructor(private readonly choice: Choice) {}

  /** Whether what is in the node is to be walked. */
  enter(node: Node): boolean {
    if (isText(node)) this.text(node);
    else if (isElement(node)) return this.element(node);
    return true;
  }

  leave(node: Node): void {
    if (!isElement(node) || this.others.has(node)) return;
    if (isLink(node)) this.links -= 1;
    if (this.isBlock(node)) this.flush();
  }

  finish(): LiveBlocks {
    this.flush();
    return { blocks: this.blocks, others: this.others };
  }

  private element(element: Element): boolean {
    if (element.tagName === "BR") this.lineBreak();
    else if (this.choice.leavesOut(element)) {
      this.others.add(element);
      if (this.isBlock(element)) this.flush();
      else if (!withinWords.has(element.tagName)) this.builder.lineBreak();
      return false;
    } else {
      if (isLink(element)) this.links += 1;
      if (this.isBlock(element)) this.flush();
    }
    return true;
  }

  private text(node: Text): void {
    if (node.data.trim() === "") this.builder.append(node);
    else if (this.choice.isWords(node)) {
      this.first ??= node;
      this.breaks = 0;
      this.builder.append(node);
      if (this.links > 0) this.linked += node.data.trim().length;
    } else {
      this.others.add(node);
      this.builder.lineBreak();
    }
  }

  private lineBreak(): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush();
    else this.builder.lineBreak();
  }

  private flush(): void {
    const { text, map } = this.builder.take();
    const element = this.first && parentOf(this.first);
    if (text !== "" && element) {
      const id = this.blocks.length;
      this.blocks.push({ id, role: roleOf(element, text), text, map, element, linked: this.linked });
    }
    this.first = undefined;
    this.linked = 0;
    this.breaks = 0;
  }

  /** Custom elements and spans may be laid out as blocks; only the page's styles tell. */
  private isBlock(element: Element): boolean {
    if (blockTags.has(element.tagName)) return true;
    if (inlineTags.has(element.tagName)) return false;
    const known = this.displays.get(element);
    if (known !== undefined) return known;
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    const block =
      style !== undefined && !inlineDisplays.has(style.display) && (style.float || "none") === "none";
    this.displays.set(element, block);
    return block;
  }
}

function roleOf(element: Element, text: string): BlockRole {
  if (isCaption(element, text)) return "caption";
  // A table of figures often stands in a `<figure>`; its cells are no captions.
  if (nearest(element, "figure, td, th")?.tagName === "FIGURE") return "caption";
  return roles.find(([selector]) => nearest(element, selector))?.[1] ?? "paragraph";
}

function isLink(element: Element): boolean {
  return element.tagName === "A" && element.hasAttribute("href");
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
