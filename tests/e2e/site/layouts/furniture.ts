// What stands around an article on every news site: menus, rails, footers, cookie notes, and the boxes in between.

import { escapeHtml } from "../layout.ts";

export const e = escapeHtml;

/** What the search for the article must find on a page: its blocks in order; none where the page is no article. */
export interface Expected {
  role: "headline" | "paragraph" | "quote" | "caption" | "listItem";
  text: string;
}

export interface Layout {
  name: string;
  html: string;
  blocks: Expected[];
  /** Whether the page says that there is more to read. */
  cut?: "paywall" | "teaser";
}

export const headline = (text: string): Expected => ({ role: "headline", text });
export const caption = (text: string): Expected => ({ role: "caption", text });
export const quote = (text: string): Expected => ({ role: "quote", text });
export const paragraphs = (texts: readonly string[]): Expected[] =>
  texts.map((text) => ({ role: "paragraph", text }));
export const listItems = (texts: readonly string[]): Expected[] =>
  texts.map((text) => ({ role: "listItem", text }));
export const p = (texts: readonly string[], open = "<p>"): string =>
  texts.map((text) => `${open}${e(text)}</p>`).join("\n");

export function page(title: string, body: string, head = "", language = "en"): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${e(title)}</title>${head}</head><body>${body}</body></html>`;
}

const SECTIONS = [
  "World",
  "Politics",
  "Business",
  "Culture",
  "Sport",
  "Science",
  "Opinion",
  "Weather",
  "Travel",
];

/** A menu that opens to fifty links, all of them in the page from the start. */
export const menu = `<header class="site-header"><a class="logo" href="/">The Sample Post</a><nav class="main-nav"><ul>${SECTIONS.map(
  (name) =>
    `<li><a href="/s/${name}">${name}</a><ul class="submenu" style="display:none">${[1, 2, 3, 4, 5]
      .map((n) => `<li><a href="/s/${name}/${n}">${name}, part ${n} of the section</a></li>`)
      .join("")}</ul></li>`,
).join("")}</ul></nav></header>`;

export const teaser = (n: number): string =>
  `<div class="teaser card"><a href="/t/${n}"><h3>Story number ${n} that has nothing to do with this article</h3></a>
<p>A line below the headline tells readers, in a few words, why they should go there, and by whom it was written.</p></div>`;

export const rail = `<aside class="sidebar"><h2>Most read</h2>${[1, 2, 3].map(teaser).join("")}
<section class="newsletter-signup"><h4>The morning letter</h4><p>Five stories, every morning at six, free of charge, and no more than that, we promise.</p>
<form><input type="email" aria-label="Your address"><button>Subscribe</button></form></section></aside>`;

export const related = `<div class="related-links"><h4>Read also</h4><ul><li><a href="/t/7">How sandbanks move, and why nobody can say where to</a></li>
<li><a href="/t/8">The long argument about the bridge, in seven dates</a></li></ul></div>`;

export const ad = `<div class="ad-slot" id="ad-${"x"}"><span class="ad-label">Advertisement</span><div class="ad-frame">Buy three pairs of shoes now, and pay for two of them only.</div></div>`;

export const share = `<div class="social-share"><button>Share</button><a href="#s">Copy link</a><a href="#m">Send by mail</a></div>`;

export const comments = (texts: readonly string[], times = 1): string =>
  `<section id="comments" class="comments-area"><h2>${texts.length * times} comments</h2><ol class="comment-list">${Array.from(
    { length: times },
    (_, round) =>
      texts
        .map(
          (text, n) =>
            `<li class="comment"><article><header>reader${round}${n} wrote</header><div class="comment-content"><p>${e(text)}</p></div></article></li>`,
        )
        .join(""),
  ).join("")}</ol></section>`;

export const footer = `<footer class="site-footer"><p>The Sample Post is published by a company that does not exist, in a town that does not exist either.</p>
<p>All rights reserved. Nothing on this page may be taken for news, and whoever does so will be disappointed in the end.</p>
<ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy</a></li></ul></footer>`;

export const cookieNote = `<div class="cookie-consent" role="dialog" aria-label="Cookies"><h2>We value your privacy</h2>
<p>We and our 812 partners store information on your device, such as cookies, and process personal data, such as unique identifiers, for advertising, measurement and research.</p>
<p>You may accept, reject, or change your mind at any time, by a link at the foot of every page, which is small, grey, and hard to find.</p>
<p>Some partners do not ask for your consent, and rely on their legitimate interest, which you may object to, partner by partner, below.</p>
<button>Accept all</button><button>Settings</button></div>`;

export function linkedData(article: { title: string }, more: Record<string, unknown> = {}): string {
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.title,
    datePublished: "2026-03-03T08:00:00Z",
    publisher: { "@type": "Organization", name: "The Sample Post" },
    ...more,
  };
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}
