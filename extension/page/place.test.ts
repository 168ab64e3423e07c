import { describe, expect, test } from "vitest";
import { boxInView, placeCard } from "./place";

const viewport = { width: 1000, height: 600 };
const card = { width: 300, height: 200 };
const claim = (left: number, top: number) => ({ left, top, right: left + 200, bottom: top + 20 });

describe("the card's place", () => {
  test("below the claim where there is room", () => {
    expect(placeCard(claim(100, 100), card, viewport)).toMatchObject({ left: 100, top: 128 });
  });

  test("above where there is none below", () => {
    expect(placeCard(claim(100, 500), card, viewport)).toMatchObject({ left: 100, top: 292 });
  });

  test("never beyond an edge", () => {
    expect(placeCard(claim(950, 100), card, viewport).left).toBe(692);
    expect(placeCard(claim(-50, 100), card, viewport).left).toBe(8);
  });

  test("a card higher than the room on either side takes the larger side and scrolls", () => {
    const high = { width: 300, height: 580 };
    expect(placeCard(claim(100, 200), high, viewport)).toMatchObject({ top: 228, maxHeight: 364 });
    expect(placeCard(claim(100, 400), high, viewport)).toMatchObject({ top: 8, maxHeight: 384 });
  });

  test("a claim as high as the viewport is covered rather than the card left out", () => {
    const whole = { left: 0, top: 0, right: 500, bottom: 600 };
    expect(placeCard(whole, card, viewport)).toMatchObject({ top: 432, maxHeight: 160 });
    expect(placeCard(whole, card, { width: 1000, height: 100 })).toMatchObject({ top: 8, maxHeight: 84 });
  });
});

test("only lines in view count, and a claim out of view has no place", () => {
  const lines = [claim(0, -40), claim(0, 10), claim(50, 40), claim(0, 700)];
  expect(boxInView(lines, viewport)).toEqual({ left: 0, top: 10, right: 250, bottom: 60 });
  expect(boxInView([claim(0, -40), claim(0, 700)], viewport)).toBeUndefined();
});
