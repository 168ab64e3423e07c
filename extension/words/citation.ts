/**
 * How is a sentence of another outlet cited?
 *
 * Outlet, title, date, address: what a teacher or an editor asks for, in one line of plain text.
 */

import type { Source } from "../engine/second-source";
import { outletName, webLink } from "./phrases";
import type { Words } from "./words";

/** "Harbour Courier, “Talks end after six hours”, 27 Feb 2025, https://…". What is not known is left out. */
export function citation(source: Source, words: Words): string {
  return [
    outletName(source, words),
    source.title ? words.say("quoted", source.title) : "",
    source.published ? words.date(source.published) : "",
    webLink(source.url) ?? "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
