/**
 * How is a report written as Markdown?
 *
 * Every word comes from other people's pages: a headline may be `# Talks` or `[here](javascript:…)`. All signs that mean
 * something in Markdown are escaped, line breaks become spaces, and addresses stand in angle brackets.
 */

import { contained } from "../../words/bidi";
import type { Line, Part } from "./outline";

export function markdown(parts: readonly Part[]): string {
  return `${parts.map(written).join("\n\n")}\n`;
}

function written(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `${"#".repeat(part.level)} ${plain(part.text)}`;
    case "text":
      return part.quiet ? `_${plain(part.text)}_` : plain(part.text);
    case "claim":
      return `### ${part.number}\\. ${plain(part.text)}${part.verdict ? `\n\n**${plain(part.verdict)}**` : ""}`;
    case "quote":
      return [plain(part.text), `— ${line(part.from)}`, ...(part.why ?? []).map(plain)]
        .map((text) => `> ${text}`)
        .join("\n>\n");
    case "source":
      return line(part.from);
    case "list":
      return part.lines.map((one) => `- ${line(one)}`).join("\n");
    case "table":
      return table(part.head, part.rows);
    case "boxes":
      return part.labels.map((label) => `- [ ] ${plain(label)}`).join("\n");
    case "blanks":
      return [`${plain(part.label)}:`, ...Array<string>(part.lines).fill("\\_".repeat(40))].join("\n\n");
  }
}

function line({ text, address, note }: Line): string {
  const named = address ? `[${plain(text)}](<${address}>)` : plain(text);
  return note ? `${named} (${plain(note)})` : named;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(plain).join(" | ")} |`;
  return [row(head), `|${" --- |".repeat(head.length)}`, ...rows.map(row)].join("\n");
}

/** The text as text, in one line. */
function plain(text: string): string {
  return contained(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#+!|<>~&$^=:@-]/g, "\\$&")
    .replace(/^(\d+)\./, "$1\\.");
}
