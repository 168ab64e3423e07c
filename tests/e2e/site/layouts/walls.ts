// Layouts in which something stands between reader and text: payment, cookies, a closed box, a page that loads on.

import * as f from "./furniture.ts";
import { ARABIC, BUDGET, FERRY, GERMAN, JAPANESE, type Text } from "./texts.ts";

const { e, p, page } = f;

/** Two paragraphs, and the rest for subscribers. */
const paywall: f.Layout = {
  name: "paywall",
  html: page(
    FERRY.title,
    `${f.menu}<main><article><h1>${e(FERRY.title)}</h1><div class="article-body">${p(FERRY.paragraphs.slice(0, 3))}</div>
<div class="paywall-offer"><h2>Go on reading</h2><p>This article is for subscribers. Take the first month for one crown, and cancel whenever you like, by letter.</p><button>Subscribe</button></div></article></main>${f.footer}`,
    f.linkedData(FERRY, { isAccessibleForFree: false }),
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs.slice(0, 3))],
  cut: "paywall",
};

/** The text breaks off in the middle of a sentence. */
const teaserText: f.Layout = {
  name: "breaks-off",
  html: page(
    BUDGET.title,
    `${f.menu}<main><article><h1>${e(BUDGET.title)}</h1>${p(BUDGET.paragraphs.slice(0, 3))}<p>${e((BUDGET.paragraphs[3] ?? "").slice(0, 60))}…</p><button class="continue">Continue in the app</button></article></main>${f.footer}`,
  ),
  blocks: [
    f.headline(BUDGET.title),
    ...f.paragraphs([...BUDGET.paragraphs.slice(0, 3), `${(BUDGET.paragraphs[3] ?? "").slice(0, 60)}…`]),
  ],
  cut: "teaser",
};

/** A cookie dialogue with more text than the article's first screen. */
const cookies: f.Layout = {
  name: "cookie-wall",
  html: page(
    FERRY.title,
    `${f.cookieNote}<div class="modal-open" aria-hidden="true">${f.menu}<main><article><h1>${e(FERRY.title)}</h1>${p(FERRY.paragraphs)}</article></main>${f.footer}</div>`,
    "<style>.cookie-consent { position: fixed; inset: 10%; background: #eee; overflow: auto }</style>",
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** Questions and answers in closed boxes: one click opens them. */
const closedBoxes: f.Layout = {
  name: "closed-details",
  html: page(
    BUDGET.title,
    `${f.menu}<main><article><h1>${e(BUDGET.title)}</h1>${p(BUDGET.paragraphs.slice(0, 3))}<details><summary>What does the opposition say?</summary>${p(BUDGET.paragraphs.slice(3))}</details></article></main>${f.footer}`,
  ),
  blocks: [
    f.headline(BUDGET.title),
    ...f.paragraphs([
      ...BUDGET.paragraphs.slice(0, 3),
      "What does the opposition say?",
      ...BUDGET.paragraphs.slice(3),
    ]),
  ],
};

/** The second half is there and not shown. What nobody sees is not compared. */
const notShown: f.Layout = {
  name: "not-shown",
  html: page(
    FERRY.title,
    `${f.menu}<main><article><h1>${e(FERRY.title)}</h1>${p(FERRY.paragraphs.slice(0, 4))}<div class="rest">${p(FERRY.paragraphs.slice(4))}</div><button>Show more</button></article></main>${f.footer}`,
    "<style>.rest { display: none }</style>",
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs.slice(0, 4))],
};

/** The next article has been appended below. */
const infinite: f.Layout = {
  name: "infinite-scroll",
  html: page(
    FERRY.title,
    `${f.menu}<div class="infinite-container"><div class="infinite-item"><article><h1 class="hl">${e(FERRY.title)}</h1><div>${p(FERRY.paragraphs)}</div></article>${f.related}</div>
<div class="infinite-item"><article><h1 class="hl">${e(BUDGET.title)}</h1><div>${p(BUDGET.paragraphs)}</div></article></div></div>${f.footer}`,
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** The picture and its caption stand between the headline and the text's own element. */
function inLanguage(name: string, text: Text, language: string, direction = "ltr"): f.Layout {
  return {
    name,
    html: page(
      text.title,
      `<div dir="${direction}">${f.menu}<main><article><h1>${e(text.title)}</h1><figure><img alt=""><figcaption>${e(text.caption)}</figcaption></figure><div class="article__body">${p(text.paragraphs)}</div></article>${f.rail}</main></div>`,
      "",
      language,
    ),
    blocks: [f.headline(text.title), f.caption(text.caption), ...f.paragraphs(text.paragraphs)],
  };
}

export const WALLS = [
  paywall,
  teaserText,
  cookies,
  closedBoxes,
  notShown,
  infinite,
  inLanguage("german", GERMAN, "de"),
  inLanguage("arabic", ARABIC, "ar", "rtl"),
  inLanguage("japanese", JAPANESE, "ja"),
];
