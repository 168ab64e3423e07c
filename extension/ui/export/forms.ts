/** As what can a report be saved? One table: form, file name, media type, and who writes it. */

import type { Report } from "../../engine/second-source";
import type { Compared } from "../../words/remarks";
import type { Words } from "../../words/words";
import { html } from "./html";
import { markdown } from "./markdown";
import { reportOutline } from "./outline";
import { worksheetOutline } from "./worksheet";

/** What is saved: the report with its verdicts, or the sheet without. */
export type Content = "report" | "worksheet";
export type Format = "html" | "markdown" | "json";

export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const outlines = { report: reportOutline, worksheet: worksheetOutline };
const endings = { html: "html", markdown: "md", json: "json" };
const types = {
  html: "text/html;charset=utf-8",
  markdown: "text/markdown;charset=utf-8",
  json: "application/json",
};

export interface SaveOptions {
  readonly content: Content;
  readonly format: Format;
  /** RFC 3339. */
  readonly now: string;
  /** How the page was compared; what screens say of it stands in the file, too. */
  readonly compared: Compared;
}

export function savedFile(report: Report, options: SaveOptions, words: Words): SavedFile {
  const { content, format, now, compared } = options;
  const outline = () => outlines[content](report, words, { now, compared });
  const title = report.article.title || words.say("exportUntitled");
  const writers: Record<Format, () => string> = {
    html: () => html(outline(), title, words),
    markdown: () => markdown(outline()),
    json: () => json(report, now, compared),
  };
  return {
    name: `${fileStem(title)}${content === "worksheet" ? "-worksheet" : ""}.${endings[format]}`,
    type: types[format],
    text: writers[format](),
  };
}

/** The report as the command line gives it (CONTRACT: fields may be added), with the time of saving and how it was made. */
function json(report: Report, now: string, { sample, extent, selection }: Compared): string {
  const saved = { by: "Second Source", at: now, sample, extent, selection };
  return `${JSON.stringify({ ...report, saved }, null, 1)}\n`;
}

/** `Talks in Istanbul: “Six hours”` → `talks-in-istanbul-six-hours`; letters of every script are kept. */
function fileStem(title: string): string {
  const stem = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [...stem].slice(0, 60).join("").replace(/-+$/, "") || "second-source";
}
