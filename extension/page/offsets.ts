/**
 * Where does a unit of a block's text stand in the page?
 *
 * A block's text is the page's text with whitespace drawn together and invisible characters left out, so offsets in
 * the one are not offsets in the other. An {@link OffsetMap} keeps the runs that both share, unit for unit:
 *
 *     page    "The talks\n      lasted " + "six" + " hours."
 *     block   "The talks lasted six hours."
 *     runs     ^~~~~~~~~ ^~~~~~ ^~~ ^~~~~~
 *
 * All offsets count UTF-16 code units, which is what DOM ranges and the engine's `TextRange` count.
 */

/** Soft hyphen, zero-width space, word joiner, byte order mark: no reader sees them, no comparison wants them. */
const invisible = "\\u00ad\\u200b\\u2060\\ufeff";
const pieces = new RegExp(`(?<invisible>[${invisible}]+)|(?<space>\\s+)|[^\\s${invisible}]+`, "g");
const bareless = new RegExp(`[\\s${invisible}]+`, "g");

/** A stretch of a block's text that stands in one text node. */
export interface Run {
  readonly start: number;
  readonly length: number;
  readonly node: Text;
  readonly offset: number;
}

/** Ends of a stretch of page text, as `Range` wants them. */
export interface Ends {
  readonly startNode: Text;
  readonly startOffset: number;
  readonly endNode: Text;
  readonly endOffset: number;
}

/** Words without whitespace and invisible characters: what must be equal for two texts to say the same. */
export function bare(text: string): string {
  return text.replace(bareless, "");
}

/** Leads from offsets in a block's text back to the page. */
export class OffsetMap {
  constructor(readonly runs: readonly Run[]) {}

  /**
   * The page's stretch for the half-open range `start..end`; nothing for an empty range or one outside the text.
   * Spaces that have no place in the page (a line break) are trimmed from the ends.
   */
  ends(start: number, end: number): Ends | undefined {
    const first = this.runs[this.indexEndingAfter(start)];
    const last = this.runs[this.indexEndingAfter(end - 1, "startsBefore")];
    if (!first || !last || end <= start) return undefined;
    const from = Math.max(start, first.start);
    const to = Math.min(end, last.start + last.length);
    if (from >= to) return undefined;
    return {
      startNode: first.node,
      startOffset: first.offset + from - first.start,
      endNode: last.node,
      endOffset: last.offset + to - last.start,
    };
  }

  /** Index of the first run that ends after `at`, or of the last one that starts at or before it. */
  private indexEndingAfter(at: number, side: "endsAfter" | "startsBefore" = "endsAfter"): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.runs[middle] as Run;
      const goRight = side === "endsAfter" ? run.start + run.length <= at : run.start <= at;
      if (goRight) low = middle + 1;
      else high = middle;
    }
    return side === "endsAfter" ? low : low - 1;
  }
}

/** Collects the text of one block, node by node. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly runs: Run[] = [];
  private length = 0;
  private pending: { node: Text; offset: number } | "lineBreak" | undefined;

  /** Adds what a reader sees of a text node. */
  append(node: Text): void {
    for (const match of node.data.matchAll(pieces)) {
      if (match.groups?.invisible) continue;
      if (match.groups?.space) this.pending ??= { node, offset: match.index };
      else this.write(match[0], node, match.index);
    }
  }

  /** A place where words part although no character says so: `<br>`, or text left out. */
  lineBreak(): void {
    this.pending ??= "lineBreak";
  }

  /** The text collected so far and the way back to the page; the builder starts anew. */
  take(): { text: string; map: OffsetMap } {
    const taken = { text: this.parts.join(""), map: new OffsetMap([...this.runs]) };
    this.parts.length = 0;
    this.runs.length = 0;
    this.length = 0;
    this.pending = undefined;
    return taken;
  }

  private write(words: string, node: Text, offset: number): void {
    if (this.pending && this.length > 0) {
      if (this.pending !== "lineBreak") this.push(" ", this.pending.node, this.pending.offset);
      else this.skip(" ");
    }
    this.pending = undefined;
    this.push(words, node, offset);
  }

  private push(text: string, node: Text, offset: number): void {
    const last = this.runs.at(-1);
    const follows =
      last?.node === node && last.offset + last.length === offset && last.start + last.length === this.length;
    if (last && follows) this.runs[this.runs.length - 1] = { ...last, length: last.length + text.length };
    else this.runs.push({ start: this.length, length: text.length, node, offset });
    this.skip(text);
  }

  private skip(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}
