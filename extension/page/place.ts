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

/**
 * Below the claim if the whole card fits there, else above, else on the side with more room and no higher than that
 * room; never beyond the viewport's edges.
 */
export function placeCard(claim: Box, card: Size, viewport: Size): CardPlace {
  const below = viewport.height - margin - (claim.bottom + gap);
  const above = claim.top - gap - margin;
  const isBelow = card.height <= below || (card.height > above && below >= above);
  const maxHeight = Math.max(isBelow ? below : above, Math.min(leastHeight, viewport.height - 2 * margin));
  const height = Math.min(card.height, maxHeight);
  return {
    left: within(claim.left, margin, viewport.width - margin - card.width),
    top: within(
      isBelow ? claim.bottom + gap : claim.top - gap - height,
      margin,
      viewport.height - margin - height,
    ),
    maxHeight,
  };
}

/** The lines of a claim that are in view, as one box; nothing once the claim has left the viewport. */
export function boxInView(lines: Iterable<Box>, viewport: Size): Box | undefined {
  const seen = [...lines].filter(
    ({ top, bottom, left, right }) =>
      bottom > 0 && top < viewport.height && right > 0 && left < viewport.width && right > left,
  );
  if (seen.length === 0) return undefined;
  return {
    left: Math.min(...seen.map(({ left }) => left)),
    top: Math.min(...seen.map(({ top }) => top)),
    right: Math.max(...seen.map(({ right }) => right)),
    bottom: Math.max(...seen.map(({ bottom }) => bottom)),
  };
}

/** Narrow viewports: the start edge wins over the end edge. */
function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
