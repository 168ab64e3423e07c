/**
 * How does text from elsewhere stay in its place within a line of ours?
 *
 * Unicode has invisible signs that turn the direction of all that follows (https://www.unicode.org/reports/tr9/). An outlet
 * that calls itself "U+202E News" would turn the rest of our sentence round, and with it who says what.
 */

/** "First letter decides", left to right, right to left, and the end of either. */
const [firstLetter, leftToRight, rightToLeft, end] = ["\u2068", "\u2066", "\u2067", "\u2069"];

/** Turn or overrule the direction of what follows, without isolating it. No outlet needs them. */
const embeddings = /[\u202a-\u202e]/g;
const isolates = /[\u2066-\u2069]/g;
/** Letters and marks that are written from right to left. */
const turning =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}\u200f\u061c]/u;

/** The text without signs that act beyond its end: embeddings go, isolates are made whole. */
export function contained(text: string): string {
  let open = 0;
  const whole = text.replace(embeddings, "").replace(isolates, (sign) => {
    if (sign !== end) {
      open += 1;
      return sign;
    }
    if (open === 0) return "";
    open -= 1;
    return sign;
  });
  return whole + end.repeat(open);
}

/**
 * Keeps "Harbour Courier (sample)" in one piece inside an Arabic sentence, where its bracket would jump to the other end,
 * and an Arabic name in one piece inside an English sentence. A phrase that holds such a piece is our own, and reads as our
 * language does though it may begin with a name of the other direction.
 */
export function isolated(text: string, ours: "ltr" | "rtl"): string {
  const piece = contained(text);
  if (piece === "" || (ours === "ltr" && !turning.test(piece))) return piece;
  if (!piece.includes(end)) return `${firstLetter}${piece}${end}`;
  return `${ours === "rtl" ? rightToLeft : leftToRight}${piece}${end}`;
}
