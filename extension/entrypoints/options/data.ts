/** How is everything saved, and everything deleted? */

import type { LibraryOverview } from "../../protocol/library-calls";
import { exportLines } from "../../ui/library/exporting";
import { save } from "../library/save";
import { ask } from "../wiring/library";
import type { Facts } from "./facts";

/** All choices, as JSON; articles are saved apart. */
export function saveSettings(facts: Facts, overview: LibraryOverview | undefined): void {
  const { reading, sites, library, language, version } = facts;
  const outlets = overview?.outlets.map(({ name, home, kind, feeds }) => ({
    name,
    home,
    kind,
    feeds: feeds.map(({ url }) => url),
  }));
  const saved = {
    secondSource: version,
    at: new Date().toISOString(),
    reading,
    sites,
    library,
    language,
    outlets,
  };
  save(
    "second-source-settings.json",
    new Blob([`${JSON.stringify(saved, null, 1)}\n`], { type: "application/json" }),
  );
}

/** All stored articles, one a line, as CONTRACT.md has them. */
export async function saveArticles(): Promise<void> {
  const parts = await exportLines(ask, new AbortController().signal, () => {});
  if (parts) save("second-source-articles.jsonl", new Blob(parts, { type: "application/x-ndjson" }));
}
