/**
 * Which paragraphs does the article consist of, and where in the page does each stand?
 *
 * The live page is walked once, in reading order. Text that belongs to the article is gathered until a block ends:
 * at the edge of a block element, or where two `<br>` stand together.
 */

import type { Block, BlockRole } from "../engine/second-source";
import { type OffsetMap, TextBuilder } from "./offsets";

/** A block as the engine gets it, with the way back to the page. */
export interface LiveBlock extends Block {
  readonly map: OffsetMap;
}

export interface LiveBlocks {
  readonly blocks: readonly LiveBlock[];
  /** Text nodes among the article's that are known not to be its words: scripts, boxes, hidden text. */
  readonly others: WeakSet<Text>;
}

/** Elements that are blocks or inline whatever the page's styles make of them (a floated drop cap computes to block). */
const blockTags = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 " +
    "H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" "),
);
const inlineTags = new Set(
  "ABBR B BR CITE CODE DEL EM I IMG INS MARK Q S SMALL STRONG SUB SUP TIME U WBR".split(" "),
);
const inlineDisplays = new Set(["inline", "inline-block", "contents", "ruby", "none", ""]);

/** Nearest ancestor decides; the first row that matches wins. */
const roles: readonly (readonly [selector: string, role: BlockRole])[] = [
  ["figcaption, figure, caption, [itemprop=caption]", "caption"],
  ["h1, h2, h3, h4, h5, h6", "headline"],
  ["blockquote", "quote"],
  ["li", "listItem"],
];

/** Blocks formed by the text nodes in `words`, in reading order, numbered from 0. */
export function liveBlocks(root: Element, words: ReadonlySet<Text>): LiveBlocks {
  const gathering = new Gathering(words);
  let node: Node | null = root.firstChild;
  while (node) {
    gathering.enter(node);
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && !node.nextSibling) {
      gathering.leave(node);
      node = node.parentNode === root ? null : node.parentNode;
    }
    if (node) {
      gathering.leave(node);
      node = node.nextSibling;
    }
  }
  return gathering.finish();
}

class Gathering {
  private readonly builder = new TextBuilder();
  private readonly blocks: LiveBlock[] = [];
  private readonly others = new WeakSet<Text>();
  private readonly displays = new Map<Element, boolean>();
  private first: Text | undefined;
  private breaks = 0;

  constructor(private readonly words: ReadonlySet<Text>) {}

  enter(node: Node): void {
    if (isText(node)) this.text(node);
    else if (isElement(node)) {
      if (node.tagName === "BR") this.lineBreak();
      else if (this.isBlock(node)) this.flush();
    }
  }

  leave(node: Node): void {
    if (isElement(node) && this.isBlock(node)) this.flush();
  }

  finish(): LiveBlocks {
    this.flush();
    return { blocks: this.blocks, others: this.others };
  }

  private text(node: Text): void {
    if (this.words.has(node)) {
      this.first ??= node;
      this.breaks = 0;
      this.builder.append(node);
    } else if (node.data.trim() === "") {
      this.builder.append(node);
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
    const parent = this.first?.parentElement;
    if (text !== "" && parent) this.blocks.push({ id: this.blocks.length, role: roleOf(parent), text, map });
    this.first = undefined;
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

function roleOf(element: Element): BlockRole {
  return roles.find(([selector]) => element.closest(selector))?.[1] ?? "paragraph";
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
