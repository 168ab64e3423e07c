// Pages built of components: their parts stand in shadow trees, their text in slots.

import * as f from "./furniture.ts";
import { BUDGET, FERRY } from "./texts.ts";

const { e, p, page } = f;

/** A component with its open shadow tree, and the page's own text within it. */
const component = (name: string, shadow: string, slotted = "", attributes = ""): string =>
  `<${name}${attributes}><template shadowrootmode="open">${shadow}</template>${slotted}</${name}>`;

/** Frame and paragraphs are components; the words are the page's own, shown through slots. */
const slots: f.Layout = {
  name: "slotted-components",
  html: page(
    FERRY.title,
    `${component("news-menu", f.menu)}${component(
      "news-article",
      `<style>article { max-width: 40em }</style><article><header><slot name="title"></slot></header><div class="text"><slot></slot></div></article>`,
      `<h1 slot="title">${e(FERRY.title)}</h1>${FERRY.paragraphs
        .map((text) => component("news-text", "<p><slot></slot></p>", e(text)))
        .join("")}`,
    )}${component("news-rail", f.rail)}${component("news-footer", f.footer)}`,
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

/** One application in which everything stands in shadow trees, three deep. */
const whole: f.Layout = {
  name: "shadow-application",
  html: page(
    BUDGET.title,
    component(
      "news-app",
      `${f.menu}<main>${component(
        "news-story",
        `<article><h1>${e(BUDGET.title)}</h1>${component(
          "news-body",
          `<div>${p(BUDGET.paragraphs.slice(0, 4))}</div>${component("news-advert", f.ad)}<div>${p(BUDGET.paragraphs.slice(4))}</div>`,
        )}${component("news-comments", f.comments(BUDGET.comments, 3))}</article>`,
      )}</main>${component("news-more", f.related)}${f.footer}`,
    ),
    f.linkedData(BUDGET),
  ),
  blocks: [f.headline(BUDGET.title), ...f.paragraphs(BUDGET.paragraphs)],
};

/** An ordinary page in which quotes and pictures are components. */
const islands: f.Layout = {
  name: "component-islands",
  html: page(
    FERRY.title,
    `${f.menu}<main><article><h1>${e(FERRY.title)}</h1>${component(
      "news-picture",
      `<figure><img alt=""><figcaption>${e(FERRY.caption)}</figcaption></figure>`,
    )}${p(FERRY.paragraphs.slice(0, 3))}${component(
      "news-quote",
      `<blockquote><slot></slot></blockquote>`,
      e(FERRY.quote),
    )}${component("news-letter", `<section class="newsletter"><p>Five stories, every morning at six, free of charge.</p></section>`)}
${p(FERRY.paragraphs.slice(3))}</article></main>${f.footer}`,
  ),
  blocks: [
    f.headline(FERRY.title),
    f.caption(FERRY.caption),
    ...f.paragraphs(FERRY.paragraphs.slice(0, 3)),
    f.quote(FERRY.quote),
    ...f.paragraphs(FERRY.paragraphs.slice(3)),
  ],
};

export const BUILT = [slots, whole, islands];
