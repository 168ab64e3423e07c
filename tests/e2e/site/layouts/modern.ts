// Layouts of large newsrooms: style names without meaning, custom elements, texts cut up by boxes.

import * as f from "./furniture.ts";
import { BUDGET, FERRY } from "./texts.ts";

const { e, p, page } = f;

/** A broadcaster: every paragraph in a component of its own, headings and captions with words for screen readers. */
const components: f.Layout = {
  name: "components",
  html: page(
    FERRY.title,
    `${f.menu}<div class="ssrcss-1ocoo3l"><main id="main-content"><article class="ssrcss-pv1rh6"><header data-component="headline-block"><h1 class="ssrcss-15xko80">${e(FERRY.title)}</h1></header>
<div data-component="share-block" class="ssrcss-x1 social-share"><button>Share</button></div>
<div data-component="image-block"><figure><img alt=""><figcaption><span class="visually-hidden">Image caption, </span>${e(FERRY.caption)}</figcaption></figure></div>
${FERRY.paragraphs.map((text) => `<div data-component="text-block" class="ssrcss-11r1m41"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg">${e(text)}</p></div></div>`).join("")}
<section data-component="topic-list"><h2>Related topics</h2><ul><li><a href="/x">Velen</a></li><li><a href="/y">Shipping</a></li><li><a href="/z">Coast guard</a></li></ul></section></article>
<div data-component="related-content" class="related"><h2>More on this story</h2>${[1, 2, 3].map(f.teaser).join("")}</div></main></div>${f.footer}`,
  ),
  blocks: [f.headline(FERRY.title), f.caption(FERRY.caption), ...f.paragraphs(FERRY.paragraphs)],
};

/** A broadsheet: the text stands in several columns, parted by advertisements. */
const splitByAds: f.Layout = {
  name: "split-by-ads",
  html: page(
    FERRY.title,
    `${f.menu}<main><article id="story"><header><h1 data-testid="headline">${e(FERRY.title)}</h1></header><section name="articleBody">
${[0, 2, 4, 6].map((from) => `<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">${p(FERRY.paragraphs.slice(from, from + 2), '<p class="css-at9mc1">')}</div><aside class="css-ew4tgv" aria-label="companion column"></aside></div>${f.ad}`).join("")}</section></article></main>${f.footer}`,
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** A tabloid: a promotion after every second sentence, a video in between, comments below. */
const promotions: f.Layout = {
  name: "promotions",
  html: page(
    BUDGET.title,
    `${f.menu}<div class="article-wrapper has-sidebar"><article><h1>${e(BUDGET.title)}</h1>${f.share}
${BUDGET.paragraphs
  .map(
    (text, n) =>
      `<p>${e(text)}</p>${n % 2 ? `<p class="read-more"><a href="/t/${n}">READ MORE: ${e("Ten things that you did not know about parking meters")}</a></p>` : ""}`,
  )
  .join("")}
<div class="video-player"><span class="video-title">Watch the debate</span></div>${f.related}</article>${f.rail}</div>${f.comments(BUDGET.comments, 3)}${f.footer}`,
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs)],
};

/** Paragraphs that are no `<p>`. */
const divParagraphs: f.Layout = {
  name: "div-paragraphs",
  html: page(
    FERRY.title,
    `${f.menu}<div class="layout"><div class="content-body"><h1>${e(FERRY.title)}</h1>${FERRY.paragraphs.map((text) => `<div class="text-paragraph">${e(text)}</div>`).join("")}</div>${f.rail}</div>${f.footer}`,
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** Spans that a style sheet makes paragraphs of. */
const spanParagraphs: f.Layout = {
  name: "span-paragraphs",
  html: page(
    BUDGET.title,
    `<div id="root">${f.menu}<div class="x1"><h1>${e(BUDGET.title)}</h1><div class="x2">${BUDGET.paragraphs.map((text) => `<span class="x3">${e(text)}</span>`).join("")}</div></div></div>`,
    "<style>.x3 { display: block; margin: 1em 0 }</style>",
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs)],
};

/** Custom elements of an app. */
const customElements: f.Layout = {
  name: "custom-elements",
  html: page(
    FERRY.title,
    `<news-app>${f.menu}<news-article><news-headline><h1>${e(FERRY.title)}</h1></news-headline><news-body>${FERRY.paragraphs.map((text) => `<news-text>${e(text)}</news-text>`).join("")}</news-body></news-article><news-rail class="rail">${f.teaser(1)}</news-rail></news-app>`,
    "<style>news-app, news-article, news-body, news-text, news-rail, news-headline { display: block }</style>",
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** AMP: custom elements for everything but the text, and a menu that only scripts would hide. */
const amp: f.Layout = {
  name: "amp",
  html: page(
    BUDGET.title,
    `<amp-sidebar id="menu" layout="nodisplay" hidden><ul><li><a href="/1">World news of the day</a></li><li><a href="/2">Sport and more of it</a></li></ul></amp-sidebar>
<article class="amp-wp-article"><header><h1>${e(BUDGET.title)}</h1></header><amp-img layout="responsive"></amp-img><div class="amp-wp-article-content">${p(BUDGET.paragraphs.slice(0, 3))}
<amp-ad width="300" height="250"><div overflow>Our sponsors have something to say here, at some length.</div></amp-ad>${p(BUDGET.paragraphs.slice(3))}</div>
<amp-social-share type="email"></amp-social-share></article><amp-sticky-ad><p>Stick with the advertisement at the lower edge of the page, whatever you do.</p></amp-sticky-ad>${f.footer}`,
    '<script async src="data:text/javascript,"></script><style>amp-img, amp-ad { display: block }</style>',
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs)],
};

/** A live blog: posts with a time and a heading each, the newest first. */
const live: f.Layout = {
  name: "live-blog",
  html: page(
    FERRY.title,
    `${f.menu}<main><h1>${e(FERRY.title)}</h1><div class="live-feed">${FERRY.paragraphs
      .slice(0, 5)
      .map(
        (text, n) =>
          `<article class="live-post" id="post-${n}"><header><time datetime="2026-03-03T1${n}:00:00Z">1${n}:00</time><h2>Update number ${n + 1} of the day</h2></header><div class="live-post-body"><p>${e(text)}</p></div></article>`,
      )
      .join("")}</div></main>${f.rail}${f.footer}`,
  ),
  blocks: [
    f.headline(FERRY.title),
    ...FERRY.paragraphs
      .slice(0, 5)
      .flatMap((text, n) => [
        ...f.paragraphs([`1${n}:00`]),
        f.headline(`Update number ${n + 1} of the day`),
        ...f.paragraphs([text]),
      ]),
  ],
};

/** Headline and standfirst in a header far away from the text. */
const distantHeadline: f.Layout = {
  name: "distant-headline",
  html: page(
    BUDGET.title,
    `${f.menu}<section class="hero"><div class="hero-inner"><h1>${e(BUDGET.title)}</h1></div></section><div class="grid"><div class="meta"><span>Sample Writer</span></div><div class="body-copy" itemprop="articleBody">${p(BUDGET.paragraphs)}</div>${f.rail}</div>${f.footer}`,
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs)],
};

/** A list of facts belongs to the article, a box with facts beside it does not. */
const facts: f.Layout = {
  name: "facts",
  html: page(
    FERRY.title,
    `${f.menu}<main><article><h1>${e(FERRY.title)}</h1>${p(FERRY.paragraphs.slice(0, 3))}<h2>What is known</h2><ul>${FERRY.facts.map((fact) => `<li>${e(fact)}</li>`).join("")}</ul>
<blockquote><p>${e(FERRY.quote)}</p></blockquote><aside class="factbox"><h3>Velen harbour</h3><p>The harbour was built in 1888, rebuilt twice, and handles a million passengers a year, the city says.</p></aside>${p(FERRY.paragraphs.slice(3))}</article></main>${f.footer}`,
  ),
  blocks: [
    f.headline(FERRY.title),
    ...f.paragraphs(FERRY.paragraphs.slice(0, 3)),
    f.headline("What is known"),
    ...f.listItems(FERRY.facts),
    f.quote(FERRY.quote),
    ...f.paragraphs(FERRY.paragraphs.slice(3)),
  ],
};

/** A short text under a mountain of readers' opinions. */
const manyComments: f.Layout = {
  name: "many-comments",
  html: page(
    BUDGET.title,
    `${f.menu}<main><article><h1>${e(BUDGET.title)}</h1>${p(BUDGET.paragraphs.slice(0, 4))}</article>${f.comments(BUDGET.comments, 15)}</main>${f.footer}`,
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs.slice(0, 4))],
};

/** Words for screen readers and labels of advertisements within the lines. */
const inlineBoxes: f.Layout = {
  name: "inline-boxes",
  html: page(
    FERRY.title,
    `${f.menu}<main><article><h1>${e(FERRY.title)}</h1>${FERRY.paragraphs
      .map((text) => {
        const words = text.split(" ");
        return `<p>${e(words.slice(0, 4).join(" "))} <a href="/x">${e(words.slice(4, 6).join(" "))}<span class="sr-only"> (opens in a new tab)</span></a> <span class="ad-label">Advertisement</span>${e(words.slice(6).join(" "))}</p>`;
      })
      .join("")}</article></main>`,
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

export const MODERN = [
  components,
  splitByAds,
  promotions,
  divParagraphs,
  spanParagraphs,
  customElements,
  amp,
  live,
  distantHeadline,
  facts,
  manyComments,
  inlineBoxes,
];
