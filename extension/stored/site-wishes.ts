/**
 * Which sites has the reader just asked to be always compared?
 *
 * The browser asks whether it may, and Chrome and Firefox both may close the popup while asking. So the wish is kept until
 * the permission is there, by which the background finishes it. Where the reader says no, nothing has changed.
 */

import { storage } from "wxt/utils/storage";

/** Match patterns, each with the time of the wish, in milliseconds. */
const item = storage.defineItem<Readonly<Record<string, number>>>("session:siteWishes", { fallback: {} });

/** Milliseconds. A permission that comes later was given for something else, such as an outlet's feed. */
const longestAsking = 10 * 60_000;

export async function siteWishes(): Promise<string[]> {
  const oldest = Date.now() - longestAsking;
  return Object.entries(await item.getValue())
    .filter(([, time]) => time >= oldest)
    .map(([pattern]) => pattern);
}

export async function keepSiteWish(pattern: string): Promise<void> {
  await item.setValue({ ...(await item.getValue()), [pattern]: Date.now() });
}

export async function forgetSiteWish(pattern: string): Promise<void> {
  const { [pattern]: wished, ...others } = await item.getValue();
  if (wished !== undefined) await item.setValue(others);
}
