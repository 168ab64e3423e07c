/**
 * How is a mark drawn?
 *
 * Every verdict has a line style of its own, so that colour is never needed; a less certain finding has a thinner line.
 * The page's highlights and the preview in the options both ask here.
 */

import type { Verdict } from "../engine/second-source";
import { type Intensity, type LineStyle, palette, type ReadingSettings } from "./reading-settings";

export interface MarkLine {
  readonly line: LineStyle;
  /** Colour of the line, on any page. */
  readonly colour: string;
  /** Thickness of the line in CSS pixels. */
  readonly thickness: number;
  /** Background in the colour of the line; none where it is calm. */
  readonly tint?: string;
}

/** From the letters down to the line. */
export const underlineOffset = "0.22em";

interface Strength {
  /** Thickness of the line in CSS pixels, for certain and less certain findings. */
  readonly certain: number;
  readonly uncertain: number;
  /** Opacity of the background, 0..1: of conflicts, and of everything else. */
  readonly conflictTint: number;
  readonly tint: number;
}

const strengths: Readonly<Record<Intensity, Strength>> = {
  faint: { certain: 1.25, uncertain: 0.75, conflictTint: 0, tint: 0 },
  calm: { certain: 2, uncertain: 1, conflictTint: 0.12, tint: 0 },
  strong: { certain: 3, uncertain: 1.5, conflictTint: 0.2, tint: 0.12 },
};
/** A double line of the same thickness is three times as high. */
const thinner: Readonly<Record<LineStyle, number>> = {
  solid: 1,
  dotted: 1,
  double: 0.75,
  dashed: 1,
  wavy: 0.6,
};

export function markLine(
  verdict: Verdict,
  certain: boolean,
  { intensity, looks }: Pick<ReadingSettings, "intensity" | "looks">,
): MarkLine {
  const { line, colour } = looks[verdict];
  const { page } = palette[colour];
  const strength = strengths[intensity];
  const thickness = (certain ? strength.certain : strength.uncertain) * thinner[line];
  const opacity = verdict === "conflicting" ? strength.conflictTint : strength.tint;
  const tint = certain && opacity > 0 ? `rgb(from ${page} r g b / ${opacity})` : undefined;
  return { line, colour: page, thickness, ...(tint && { tint }) };
}
