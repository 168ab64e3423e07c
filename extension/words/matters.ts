/**
 * What do two differing values measure?
 *
 * The core names it in English, from a short list: "duration", "killed". Readers of other languages get their own word.
 */

import type { MessageKey, Words } from "./words";

/** Every name that the core gives (`src/align`, `src/mention/lexicon/roles.tsv`). */
export const matters = {
  value: "matterValue",
  duration: "matterDuration",
  age: "matterAge",
  amount: "matterAmount",
  share: "matterShare",
  distance: "matterDistance",
  area: "matterArea",
  weight: "matterWeight",
  temperature: "matterTemperature",
  speed: "matterSpeed",
  magnitude: "matterMagnitude",
  factor: "matterFactor",
  score: "matterScore",
  rank: "matterRank",
  date: "matterDate",
  "time of day": "matterHour",
  "whether it is so": "matterWhether",
  "whether it is true": "matterWhether",
  "who it was": "matterWho",
  abducted: "matterAbducted",
  arrested: "matterArrested",
  charged: "matterCharged",
  convicted: "matterConvicted",
  damaged: "matterDamaged",
  deported: "matterDeported",
  destroyed: "matterDestroyed",
  displaced: "matterDisplaced",
  evacuated: "matterEvacuated",
  expelled: "matterExpelled",
  hospitalised: "matterHospitalised",
  infected: "matterInfected",
  injured: "matterInjured",
  killed: "matterKilled",
  missing: "matterMissing",
  released: "matterReleased",
  rescued: "matterRescued",
  stranded: "matterStranded",
  survived: "matterSurvived",
  trapped: "matterTrapped",
} as const satisfies Record<string, MessageKey>;

/** The reader's word for the matter; the core's own where it has learned one since. */
export function matterName(on: string, words: Words): string {
  return on in matters ? words.say(matters[on as keyof typeof matters]) : words.foreign(on);
}
