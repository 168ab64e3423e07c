/**
 * What may a reader show to someone who helps?
 *
 * Versions, settings and counts, in English for whoever reads the report. Never a site, an outlet, an article or a
 * search: the reader can copy it without a look, and shows nobody what they read.
 */

import type { LibraryOverview } from "../../protocol/library-calls";
import type { ReadingSettings } from "../../protocol/reading-settings";
import type { SyncState } from "../../stored/library-state";
import type { Words } from "../../words/words";

export interface DiagnosticsFacts {
  readonly version: string;
  readonly browser: string;
  readonly language: string;
  readonly settings: ReadingSettings;
  /** Modes of all sites that were set; their names are not asked for. */
  readonly siteModes: readonly string[];
  readonly permissions: number;
  readonly overview: LibraryOverview | undefined;
  readonly sync: SyncState;
  readonly shortcuts: number;
}

export interface DiagnosticsProps {
  readonly text: string;
  readonly words: Words;
  readonly copy: () => void;
}

export function Diagnostics({ text, words, copy }: DiagnosticsProps) {
  return (
    <>
      <p class="details">{words.say("diagnosticsNote")}</p>
      <textarea
        readOnly
        lang="en"
        dir="ltr"
        rows={12}
        aria-label={words.say("optionsDiagnostics")}
        data-testid="diagnostics"
        value={text}
      />
      <p>
        <button type="button" class="quiet" data-testid="copy-diagnostics" onClick={copy}>
          {words.say("copy")}
        </button>
      </p>
    </>
  );
}

/** One fact a line. */
export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { settings, overview, sync } = facts;
  const drawn = Object.entries(settings.shown).filter(([, shown]) => shown);
  const lines: readonly (readonly [string, string | number])[] = [
    ["Second Source", facts.version],
    ["browser", facts.browser],
    ["language", facts.language],
    ["marks", `${settings.intensity}, ${drawn.length} of 4 verdicts, map ${settings.map ? "on" : "off"}`],
    ["keys in pages", settings.keys.on ? "on" : "off"],
    ["browser commands with a key", facts.shortcuts],
    ["sites by choice", counted(facts.siteModes)],
    ["permitted sites", facts.permissions],
    ["library", overview ? libraryLine(overview) : "does not answer"],
    ["troubles", overview ? counted(overview.outlets.map(({ trouble }) => trouble?.code)) : "unknown"],
    ["sync", syncLine(sync)],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join("\n");
}

function libraryLine({ outlets, articles, bytes, persisted, samples }: LibraryOverview): string {
  const kept = persisted ? "persisted" : "may be evicted";
  return `${outlets.length} outlets, ${articles} articles, ${bytes} bytes, ${samples} samples, ${kept}`;
}

function syncLine(sync: SyncState): string {
  if (sync.state === "idle") return "none since the browser started";
  if (sync.state === "running")
    return `running, ${sync.phase} ${sync.done} of ${sync.total}, ${sync.errors} errors`;
  const how = sync.cancelled ? "cancelled" : "ended";
  return `${how} ${sync.at}, ${sync.articles} new articles, ${sync.errors} errors${sync.trouble ? `, ${sync.trouble.code}` : ""}`;
}

/** "always 2, never 1", or "none". */
function counted(names: readonly (string | undefined)[]): string {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(", ") || "none";
}
