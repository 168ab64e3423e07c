// Layouts that have been there for twenty years: agencies, blogs, tables, print views.

import * as f from "./furniture.ts";
import { BUDGET, FERRY } from "./texts.ts";

const { e, p, page } = f;

/** An agency: one `<article>`, a picture, a byline and the text. */
const agency: f.Layout = {
  name: "agency",
  html: page(
    FERRY.title,
    `${f.menu}<main><article><h1>${e(FERRY.title)}</h1><div class="byline"><span>By Sample Writer</span> <time datetime="2026-03-03T08:00:00Z">March 3, 2026</time></div>
<figure><img alt=""><figcaption>${e(FERRY.caption)}</figcaption></figure>${p(FERRY.paragraphs)}</article></main>${f.rail}${f.footer}`,
    f.linkedData(FERRY),
  ),
  blocks: [f.headline(FERRY.title), f.caption(FERRY.caption), ...f.paragraphs(FERRY.paragraphs)],
};

/** A weblog system: sharing buttons, author box and related posts stand in the post's own element. */
const weblog: f.Layout = {
  name: "weblog",
  html: page(
    BUDGET.title,
    `<div id="page" class="site">${f.menu}<div id="content"><div id="primary"><main id="main"><article id="post-12" class="post type-post hentry category-city">
<header class="entry-header"><h1 class="entry-title">${e(BUDGET.title)}</h1></header><div class="entry-content">${p(BUDGET.paragraphs)}
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#1">Mail</a></li><li><a href="#2">Print</a></li></ul></div>
<div id="jp-relatedposts" class="related"><h3>Related</h3><a href="/t/1">Another budget, another year</a></div></div>
<footer class="entry-footer"><span class="tags-links">Tagged <a href="/tag/a">budget</a>, <a href="/tag/b">council</a></span></footer></article>
<div class="author-box widget"><p>Sample Writer has covered the town hall since 2011, and likes long debates, in moderation, and short ones, without.</p></div>${f.comments(BUDGET.comments)}</main></div></div></div>${f.footer}`,
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs)],
};

/** Tables and `<br>`, as small papers still have them. */
const table: f.Layout = {
  name: "table",
  html: page(
    FERRY.title,
    `<table width="100%"><tr><td width="150" bgcolor="#eeeeee"><a href="/1">Home</a><br><a href="/2">News</a><br><a href="/3">Sport</a><br><a href="/4">Weather</a></td>
<td><h1>${e(FERRY.title)}</h1><font size="3">${FERRY.paragraphs.map(e).join("<br><br>\n")}</font></td>
<td width="150">${f.teaser(4)}</td></tr></table>`,
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** Text in a plain `<div>`, paragraphs parted by line breaks. */
const lineBreaks: f.Layout = {
  name: "line-breaks",
  html: page(
    BUDGET.title,
    `${f.menu}<div class="wrap"><div class="story"><h1>${e(BUDGET.title)}</h1><div class="story-text">${BUDGET.paragraphs.map((text) => `&nbsp;&nbsp;${e(text)}`).join("<br>\n<br>")}</div></div>${f.rail}</div>`,
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs)],
};

/** A print view: no menus, a rule, and the addresses of the links at the end. */
const print: f.Layout = {
  name: "print-view",
  html: page(
    FERRY.title,
    `<div id="print"><p class="site-name">The Sample Post</p><hr><h1>${e(FERRY.title)}</h1>${p(FERRY.paragraphs)}<hr>
<p class="source"><a href="https://post.example/ferry">https://post.example/ferry</a></p></div>`,
    `<style media="screen">#print { max-width: 40em; margin: auto }</style>`,
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** A content system that wraps every field four times. */
const nestedFields: f.Layout = {
  name: "nested-fields",
  html: page(
    BUDGET.title,
    `${f.menu}<div class="region region-content"><div class="block block-system"><div class="content"><div class="node node-article"><h1 class="page-title">${e(BUDGET.title)}</h1>
<div class="field field-name-field-lead"><div class="field-items"><div class="field-item"><p>${e(BUDGET.standfirst)}</p></div></div></div>
<div class="field field-name-body"><div class="field-items"><div class="field-item" property="content:encoded">${p(BUDGET.paragraphs)}</div></div></div>
<div class="field field-name-field-tags"><div class="field-items"><div class="field-item"><a href="/a">Budget</a></div><div class="field-item"><a href="/b">Council</a></div></div></div></div></div></div></div>${f.footer}`,
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs([BUDGET.standfirst, ...BUDGET.paragraphs])],
};

/** A magazine: columns, a dropped capital, a pulled quote that repeats the text. */
const magazine: f.Layout = {
  name: "magazine",
  html: page(
    FERRY.title,
    `<main><article class="feature"><h1>${e(FERRY.title)}</h1><div class="columns"><p><span class="dropcap">A</span>${e((FERRY.paragraphs[0] ?? "").slice(1))}</p>
${p(FERRY.paragraphs.slice(1, 4))}<aside class="pullquote"><p>${e(FERRY.quote)}</p></aside>${p(FERRY.paragraphs.slice(4))}</div></article></main>${f.footer}`,
    "<style>.columns { columns: 3 14em } .dropcap { float: left; font-size: 3em; display: block }</style>",
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** A picture gallery with text between the pictures. */
const gallery: f.Layout = {
  name: "gallery",
  html: page(
    BUDGET.title,
    `${f.menu}<main><article><h1>${e(BUDGET.title)}</h1>${BUDGET.paragraphs
      .map(
        (text, n) =>
          `<figure class="slide"><img alt=""><figcaption>${e(BUDGET.caption)} Picture ${n + 1}.</figcaption></figure><p>${e(text)}</p>`,
      )
      .join("")}</article></main>${f.footer}`,
  ),
  blocks: [
    f.headline(BUDGET.title),
    ...BUDGET.paragraphs.flatMap((text, n) => [
      f.caption(`${BUDGET.caption} Picture ${n + 1}.`),
      ...f.paragraphs([text]),
    ]),
  ],
};

export const CLASSIC = [agency, weblog, table, lineBreaks, print, nestedFields, magazine, gallery];
