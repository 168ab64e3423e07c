// What does a news page look like? Navigation, rails, advertisements, related links and a caption around the text:
// everything that a reader skips and that must never be marked.

import type { Article, Block } from "./stories.ts";

export interface PageOptions {
  /** Labels the page as a sample, on screen and with the meta that the extension looks for. */
  sample?: boolean;
  /** Put after the block with this index, as it is. */
  inserts?: Map<number, string>;
  /** Leaves out everything that a strict content security policy would refuse. */
  bare?: boolean;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #5b5b5b; --paper: #fff; --box: #f1f1ee; --line: #d6d6d0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --soft: #a5a29b; --paper: #16181b; --box: #212429; --line: #3a3e45; }
}
body { margin: 0; font: 18px/1.6 Georgia, "DejaVu Serif", serif; color: var(--ink); background: var(--paper); }
a { color: inherit; }
.masthead, .page, footer { max-width: 1120px; margin: 0 auto; padding: 0 1.5rem; }
.masthead { border-bottom: 3px double var(--line); }
.masthead .name { font-size: 1.9rem; font-weight: bold; text-decoration: none; }
nav ul { display: flex; gap: 1.2rem; list-style: none; padding: 0; font: 15px system-ui, sans-serif; }
.page { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 3rem; }
@media (max-width: 52rem) { .page { grid-template-columns: minmax(0, 1fr); } nav ul { flex-wrap: wrap; } }
h1 { line-height: 1.2; margin-top: 1.2rem; }
.byline, figcaption, .rail, .related, .ad, footer { font: 15px/1.45 system-ui, sans-serif; color: var(--soft); }
figure { margin: 1.5rem 0; } figure svg { width: 100%; height: auto; display: block; }
.ad { border: 1px dashed var(--line); background: var(--box); text-align: center; padding: 1.5rem; margin: 1.5rem 0; }
.related { border-left: 3px solid var(--line); padding-left: 1rem; margin: 1.5rem 0; }
.sample { background: #f4d35e; color: #222; font: 15px system-ui, sans-serif; text-align: center; padding: .4rem; margin: 0; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); font-style: italic; }
`;

const PICTURE = `<svg viewBox="0 60 800 250" role="img" aria-label="Drawing of a building behind a gate">
<rect width="800" height="340" fill="#b9c6cf"/><rect x="180" y="120" width="440" height="220" fill="#87939b"/>
<path d="M160 120 400 40 640 120z" fill="#6c777e"/><path d="M60 340V200h680v140M60 240h680M140 200v140M260 200v140M380 200v140M500 200v140M620 200v140" stroke="#414a50" stroke-width="8" fill="none"/></svg>`;

const SECTIONS = ["World", "Politics", "Business", "Culture", "Sport", "Opinion"];

/** A whole document around `main`. */
export function documentPage(title: string, main: string, head = "", options: PageOptions = {}): string {
  const sample = options.sample
    ? '<p class="sample" role="note">Sample page: written for tests and demonstrations, not news.</p>'
    : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${options.sample ? '<meta name="second-source-sample" content="yes">' : ""}
${head}
${options.bare ? "" : `<style>${STYLE}</style>`}
</head><body>${sample}${main}</body></html>`;
}

function masthead(outlet: string): string {
  const links = SECTIONS.map((name) => `<li><a href="/section/${name.toLowerCase()}">${name}</a></li>`).join(
    "",
  );
  return `<header class="masthead"><a class="name" href="/">${escapeHtml(outlet)}</a>
<nav aria-label="Sections"><ul>${links}</ul></nav></header>`;
}

function rail(): string {
  return `<aside class="rail"><h2>Most read</h2><ol>
<li><a href="/section/world">Harbour ferry timetable changes on Monday after six hours of talks</a></li>
<li><a href="/section/culture">A museum opens its archive to visitors for the first time in 40 years</a></li>
<li><a href="/section/sport">Late goal decides the cup tie in front of 12,000 spectators</a></li></ol>
<div class="ad">Advertisement</div>
<h2>Newsletter</h2><p>Get the five most important stories every morning at six o'clock.</p>
<form><input type="email" aria-label="Your address"><button type="button">Subscribe</button></form></aside>`;
}

const RELATED = `<div class="related"><h3>Read also</h3><ul>
<li><a href="/section/world">Explainer: what consulates do and what they do not</a></li>
<li><a href="/section/politics">Minister says that 300 visas were issued last week</a></li></ul></div>`;

const FOOTER = `<footer><p>Contact · Imprint · Privacy</p><p>All articles of this site are samples and were written for tests.</p></footer>`;

/** Links a few words, as newspapers do: marks must run across the elements inside a paragraph. */
function inline(text: string, index: number): string {
  const words = text.split(" ");
  if (index % 3 !== 1 || words.length < 9) return escapeHtml(text);
  const linked = `<a href="/section/world">${escapeHtml(words.slice(3, 6).join(" "))}</a>`;
  return `${escapeHtml(words.slice(0, 3).join(" "))} ${linked} ${escapeHtml(words.slice(6).join(" "))}`;
}

function blockHtml(block: Block, index: number): string {
  switch (block.role) {
    case "headline":
      return "";
    case "quote":
      return `<blockquote><p>${escapeHtml(block.text)}</p></blockquote>`;
    case "caption":
      return `<figure>${PICTURE}<figcaption>${escapeHtml(block.text)}</figcaption></figure>`;
    case "listItem":
      return `<ul><li>${escapeHtml(block.text)}</li></ul>`;
    case "paragraph":
      return `<p>${inline(block.text, index)}</p>`;
  }
}

function linkedData(article: Article): string {
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.title,
    datePublished: article.published,
    inLanguage: article.language,
    mainEntityOfPage: article.url,
    author: article.byline && { "@type": "Person", name: article.byline },
    publisher: { "@type": "NewsMediaOrganization", name: article.outlet },
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replace(/</g, "\\u003c")}</script>`;
}

function headOf(article: Article): string {
  return [
    article.url && `<link rel="canonical" href="${escapeHtml(article.url)}">`,
    article.outlet && `<meta property="og:site_name" content="${escapeHtml(article.outlet)}">`,
    article.published &&
      `<meta property="article:published_time" content="${escapeHtml(article.published)}">`,
    '<meta property="og:type" content="article">',
    linkedData(article),
  ]
    .filter(Boolean)
    .join("\n");
}

/** The article as its outlet would print it. */
export function articlePage(article: Article, options: PageOptions = {}): string {
  // Newspapers put the picture first; the samples list captions last.
  const isCaption = (block: Block) => block.role === "caption";
  const blocks = [
    ...article.blocks.filter(isCaption),
    ...article.blocks.filter((block) => !isCaption(block)),
  ];
  const body: string[] = [];
  for (const [index, block] of blocks.entries()) {
    body.push(blockHtml(block, index));
    if (index === 3) body.push('<div class="ad">Advertisement</div>');
    if (index === 5) body.push(RELATED);
    body.push(options.inserts?.get(index) ?? "");
  }
  const time = article.published
    ? `<time datetime="${escapeHtml(article.published)}">${escapeHtml(article.published.slice(0, 10))}</time>`
    : "";
  const main = `${masthead(article.outlet ?? "Sample News")}
<div class="page"><main><article><h1>${escapeHtml(article.title ?? "")}</h1>
<p class="byline">By ${escapeHtml(article.byline ?? "our staff")} · ${time}</p>
${body.join("\n")}</article></main>${rail()}</div>${FOOTER}`;
  return documentPage(article.title ?? "Article", main, headOf(article), options);
}
