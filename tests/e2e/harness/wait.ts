// How do tests wait? For a condition, never for a length of time. The pause below is only how often we look.

const LOOK_EVERY_MS = 40;
export const PATIENCE_MS = Number(process.env.E2E_PATIENCE_MS ?? 30_000);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Looks until `look` gives something other than `undefined`, `null` or `false`, and returns that.
 * The error says what was waited for and what was seen last.
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  options: { patience?: number; seen?: () => Promise<unknown> | unknown } = {},
): Promise<T> {
  const patience = options.patience ?? PATIENCE_MS;
  const end = Date.now() + patience;
  let trouble: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined && found !== null && found !== false) return found;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > end) break;
    await pause(LOOK_EVERY_MS);
  }
  const seen = options.seen ? ` Seen instead: ${JSON.stringify(await options.seen())}.` : "";
  throw new Error(`Waited ${patience} ms for ${what}, in vain.${seen}`, { cause: trouble });
}
