/** Where does the card fit beside its claim? All lengths in CSS pixels of the viewport. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance between claim and card: the claim's line stays readable. */
const gap = 8;
/** Distance from the edge of the viewport. */
const margin = 8;

/** A card lower than this shows too little; it rather covers some of its claim. */
const leastHeight = 160;

export interface CardPlace {
  readonly left: number;
  readonly top: number;
  /** The card scrolls within this height. */
  readonly maxHeight: number;
}

/** A point of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Below the claim if the whole card fits there, else above, else on the side with more room and no higher than that
 * room; never beyond the viewport's edges. Flush with the side on which the claim's lines begin.
 */
export function placeCard(claim: Box, card: Size, viewport: Size, rightToLeft = false): CardPlace {
  const below = viewport.height - margin - (claim.bottom + gap);
  const above = claim.top - gap - margin;
  const isBelow = card.height <= below || (card.height > above && below >= above);
  const maxHeight = Math.max(isBelow ? below : above, Math.min(leastHeight, viewport.height - 2 * margin));
  const height = Math.min(card.height, maxHeight);
  return {
    left: within(
      rightToLeft ? claim.right - card.width : claim.left,
      margin,
      viewport.width - margin - card.width,
    ),
    top: within(
      isBelow ? claim.bottom + gap : claim.top - gap - height,
      margin,
      viewport.height - margin - height,
    ),
    maxHeight,
  };
}

/**
 * The lines of a claim that are in view, as one box; nothing once the claim has left the viewport. A claim that runs
 * over into another column has a box in each: the one with the pointer counts, or the first.
 */
export function boxInView(lines: Iterable<Box>, viewport: Size, pointer?: Point): Box | undefined {
  const columns: Box[] = [];
  for (const line of lines) {
    const { top, bottom, left, right } = line;
    if (bottom <= 0 || top >= viewport.height || right <= 0 || left >= viewport.width || right <= left)
      continue;
    const column = columns.at(-1);
    if (column && top >= column.top - 1) columns[columns.length - 1] = around(column, line);
    else columns.push(line);
  }
  return columns.find((column) => pointer && holds(column, pointer)) ?? columns[0];
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** What two boxes share; nothing where they lie apart. */
export function overlap(a: Box, b: Box): Box | undefined {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}

function holds({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Narrow viewports: the start edge wins over the end edge. */
function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
