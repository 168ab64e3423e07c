/**
 * How is a report written as one HTML file that needs nothing else?
 *
 * Every word comes from other people's pages and is escaped; the file's own policy lets no script run and nothing load,
 * should an escape ever fail. It is read on a screen, printed, and shown as a preview: one file, so all three agree.
 */

import { contained } from "../../words/bidi";
import type { Words } from "../../words/words";
import type { Line, Part } from "./outline";

const style = `
:root { color-scheme: light dark; --ink: #1d2529; --soft: #55616a; --rule: #c9cecb; --paper: #fffefb; --link: #14557e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebe9; --soft: #a9b4ba; --rule: #48545b; --paper: #1b2226; --link: #8ec5ea; }
}
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --rule: #999; --paper: #fff; --link: #000; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Georgia, "Times New Roman", serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; }
.quiet, .note, figcaption, .verdict, .label { font: .85rem/1.45 system-ui, sans-serif; }
.quiet, .note, figcaption { color: var(--soft); }
.verdict { font-weight: 600; }
figure { margin: .6rem 0; padding-inline-start: .9rem; border-inline-start: 3px solid var(--rule); }
blockquote { margin: 0; }
figure .note { margin: .15rem 0 0; }
a { color: var(--link); }
ul { padding-inline-start: 1.2rem; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border: 1px solid var(--rule); }
th { font: 600 .85rem/1.4 system-ui, sans-serif; }
.boxes { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; list-style: none; padding: 0; margin: .75rem 0; font: .9rem/1.4 system-ui, sans-serif; }
.box { display: inline-block; width: 1.1em; height: 1.1em; margin-inline-end: .5em; border: 1.5px solid var(--ink); vertical-align: -.2em; }
.blank { height: 1.9rem; border-bottom: 1px solid var(--rule); }
@media print {
  main { max-width: none; padding: 0; }
  h2, h3, .verdict { break-after: avoid; }
  figure, .boxes, tr { break-inside: avoid; }
  a { text-decoration: none; }
  figcaption a[href]::after, .source a[href]::after, li a[href]::after { content: " <" attr(data-printed) ">"; color: var(--soft); }
}
`;

/** A whole document. `title`: what browsers show in the tab and printers on the sheet. */
export function html(parts: readonly Part[], title: string, words: Words): string {
  return `<!doctype html>
<html lang="${escaped(words.language)}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${parts.map(written).join("\n")}
</main>
</body>
</html>
`;
}

/** Text as text, in content and in attributes; it turns no direction but its own. */
export function escaped(text: string): string {
  const signs: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return contained(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? "");
}

function written(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `<h${part.level} dir="auto">${escaped(part.text)}</h${part.level}>`;
    case "text":
      return `<p${part.quiet ? ' class="quiet"' : ""}>${escaped(part.text)}</p>`;
    case "claim":
      return claim(part);
    case "quote":
      return quote(part);
    case "source":
      return `<p class="source">${line(part.from)}</p>`;
    case "list":
      return `<ul>${part.lines.map((one) => `<li>${line(one)}</li>`).join("")}</ul>`;
    case "table":
      return table(part.head, part.rows);
    case "boxes":
      return `<ul class="boxes">${part.labels.map(box).join("")}</ul>`;
    case "blanks":
      return `<p class="label">${escaped(part.label)}</p>${'<div class="blank"></div>'.repeat(part.lines)}`;
  }
}

function claim({ number, text, verdict }: Extract<Part, { kind: "claim" }>): string {
  const below = verdict ? `<p class="verdict">${escaped(verdict)}</p>` : "";
  return `<h3 dir="auto">${number}. ${escaped(text)}</h3>${below}`;
}

function quote({ text, from, why = [] }: Extract<Part, { kind: "quote" }>): string {
  const because = why.map((reason) => `<p class="note">${escaped(reason)}</p>`).join("");
  return `<figure><blockquote dir="auto">${escaped(text)}</blockquote><figcaption>${line(from)}</figcaption>${because}</figure>`;
}

function line({ text, address, printed = address, note }: Line): string {
  const named = address
    ? `<a href="${escaped(address)}" data-printed="${escaped(printed ?? "")}" rel="noopener noreferrer"><bdi>${escaped(text)}</bdi></a>`
    : `<bdi>${escaped(text)}</bdi>`;
  return note ? `${named} <span class="note">${escaped(note)}</span>` : named;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = head.map((name) => `<th scope="col">${escaped(name)}</th>`).join("");
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td dir="auto">${escaped(cell)}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${names}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function box(label: string): string {
  return `<li><span class="box" aria-hidden="true"></span>${escaped(label)}</li>`;
}
