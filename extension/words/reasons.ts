/**
 * Why were these two sentences put side by side?
 *
 * What agreed, what differed and what the other one leaves open, each in a few plain words.
 */

import type { Agreement, Evidence, Slot, SlotKind } from "../engine/second-source";
import type { MessageKey, Words } from "./words";

/** What was compared, by its kind. */
export const slotKinds: Record<SlotKind, MessageKey> = {
  quantity: "slotQuantity",
  date: "slotDate",
  entity: "slotEntity",
  quotation: "slotQuotation",
  polarity: "slotPolarity",
  wording: "slotWording",
};
const headings: Record<Agreement, MessageKey> = {
  agrees: "whyAgrees",
  differs: "whyDiffers",
  silent: "whySilent",
};
const order: readonly Agreement[] = ["agrees", "differs", "silent"];

/** Reasons shown of one kind: a sentence with nine names is not explained by all of them. */
const most = 4;

/** "Same in both: name “Istanbul”, date “27 February”". One line for each kind of reason there is. */
export function reasons({ slots }: Evidence, words: Words): string[] {
  return order.flatMap((agreement) => {
    const found = slots.filter((slot) => slot.agreement === agreement).map((slot) => reason(slot, words));
    const distinct = [...new Set(found)].slice(0, most);
    return distinct.length > 0 ? [words.say(headings[agreement], words.list(distinct))] : [];
  });
}

function reason({ slot, agreement, ours, theirs }: Slot, words: Words): string {
  const kind = words.say(slotKinds[slot]);
  if (agreement === "differs" && ours && theirs) return words.say("slotBoth", kind, ours, theirs);
  const value = ours ?? theirs;
  // Whole sentences stand above already.
  return value && slot !== "wording" ? words.say("slotValue", kind, value) : kind;
}
