/** What arrived, as an object whose fields are still anything at all. */

import { CallError } from "./envelope";

/** `name` says in the error what was expected: "the article". */
export function readRecord(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new CallError("invalid", `${name} is not an object`);
}
