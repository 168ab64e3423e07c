// What does the card in the page say? Read from the shadow root of the one element that the extension adds.

import { Key, type WebDriver } from "selenium-webdriver";
import { waitFor } from "./wait.ts";

export interface Card {
  verdict: string;
  claim: number;
  text: string;
  /** What a screen reader is told. */
  announced: string;
  /** The keyboard's focus is inside the card. */
  focused: boolean;
  /** The whole card lies inside the window. */
  inView: boolean;
}

const READ_CARD = `
  const root = document.querySelector("second-source-card")?.shadowRoot;
  const card = root?.querySelector("[role=dialog], [role=tooltip]");
  if (!card || card.getClientRects().length === 0) return null;
  const box = card.getBoundingClientRect();
  return {
    verdict: card.dataset.verdict,
    claim: Number(card.dataset.claim),
    text: card.innerText,
    announced: root.querySelector("[aria-live]")?.textContent ?? "",
    focused: root.activeElement !== null,
    inView: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
  };`;

export async function readCard(driver: WebDriver): Promise<Card | undefined> {
  return (await driver.executeScript<Card | null>(READ_CARD)) ?? undefined;
}

/** The card that satisfies the condition, as soon as it shows. */
export function cardWhen(driver: WebDriver, what: string, condition: (card: Card) => boolean): Promise<Card> {
  const look = async () => {
    const card = await readCard(driver);
    return card && condition(card) ? card : undefined;
  };
  return waitFor(what, look, { seen: () => readCard(driver) });
}

export async function cardGone(driver: WebDriver): Promise<void> {
  await waitFor("the card to close", async () => (await readCard(driver)) === undefined);
}

/**
 * Watches, frame by frame, for twice as long as a pointer has to rest before its card opens: none may come, be it from the
 * pointer's last move or from a key that is still on its way.
 */
export async function noCardComes(driver: WebDriver): Promise<void> {
  const came = await driver.executeScript<boolean>(
    `const isOpen = () => {
       const card = document.querySelector("second-source-card")?.shadowRoot?.querySelector("[role=dialog]");
       return card !== undefined && card !== null && card.getClientRects().length > 0;
     };
     const end = performance.now() + 600;
     return new Promise((done) => {
       const look = () => {
         if (isOpen() || performance.now() > end) done(isOpen());
         else requestAnimationFrame(look);
       };
       look();
     });`,
  );
  if (came) throw new Error(`a card came: ${JSON.stringify(await readCard(driver))}`);
}

/** Presses a letter together with Alt. */
export async function pressAlt(driver: WebDriver, letter: string): Promise<void> {
  await driver.actions().keyDown(Key.ALT).sendKeys(letter).keyUp(Key.ALT).perform();
}

export async function press(driver: WebDriver, key: string): Promise<void> {
  await driver.actions().sendKeys(key).perform();
}

const MIDDLE_OF_MARK = `
  const ranges = ["", "-unsure"].flatMap((end) => [...(CSS.highlights.get(arguments[0] + end) ?? [])]);
  ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  const range = ranges[arguments[1]];
  if (!range) return null;
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  const [line] = range.getClientRects();
  return { x: Math.round(line.left + line.width / 2), y: Math.round(line.top + line.height / 2) };`;

/** Brings a mark into view and lets the pointer rest on its first line. `index` counts in document order. */
export async function hoverMark(driver: WebDriver, highlight: string, index = 0): Promise<void> {
  await driver
    .actions()
    .move(await placeOfMark(driver, highlight, index))
    .perform();
}

/** Moves the pointer to the page's upper left corner, where nothing is marked. */
export async function moveAway(driver: WebDriver): Promise<void> {
  await driver.actions().move({ x: 2, y: 2 }).perform();
}

/** Waits until screen readers have been told something that satisfies the condition, with or without a card. */
export function announcedWhen(
  driver: WebDriver,
  what: string,
  condition: (words: string) => boolean,
): Promise<string> {
  const look = () =>
    driver.executeScript<string>(
      'return document.querySelector("second-source-card")?.shadowRoot.querySelector("[aria-live]").textContent ?? "";',
    );
  return waitFor(
    what,
    async () => {
      const words = await look();
      return condition(words) ? words : undefined;
    },
    { seen: look },
  );
}

/** Where the first line of a mark stands in the window, once it has been brought into view. */
export async function placeOfMark(
  driver: WebDriver,
  highlight: string,
  index = 0,
): Promise<{ x: number; y: number }> {
  const place = await driver.executeScript<{ x: number; y: number } | null>(MIDDLE_OF_MARK, highlight, index);
  if (!place) throw new Error(`${highlight} has no mark number ${index}`);
  return place;
}
