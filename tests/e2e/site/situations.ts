// Pages in which something happens or something is in the way: text in closed boxes, text that comes while the reader
// scrolls, applications with a history of their own, columns, edges, right-to-left pages, a stub before a paywall. All of
// them print the sample article about the embassy talks, so that there is something to mark.

import { articlePage, documentPage, escapeHtml } from "./layout.ts";
import { BUDGET, FERRY } from "./layouts/texts.ts";
import { html, type Pages } from "./server.ts";
import { type Article, istanbulStory, type SampleArticle, sampleStories } from "./stories.ts";

export const SITUATIONS = {
  tall: "/situations/tall.html",
  details: "/situations/details.html",
  lazy: "/situations/lazy.html",
  endless: "/situations/endless.html",
  app: "/situations/app.html",
  stub: "/situations/stub.html",
  amp: "/situations/amp.html",
  columns: "/situations/columns.html",
  rightToLeft: "/situations/right-to-left.html",
  leftEdge: "/situations/left-edge.html",
  rightEdge: "/situations/right-edge.html",
  long: "/situations/long.html",
  dense: "/situations/dense.html",
  components: "/situations/components.html",
  loud: "/situations/loud.html",
} as const;

/** The article that all of them print, and another story's. */
export function talks(): SampleArticle {
  const [first] = istanbulStory().articles;
  if (!first) throw new Error("the story about the Istanbul talks has no article");
  return first;
}

/** An article of that story with all four verdicts. */
export function everyVerdict(): SampleArticle {
  const second = istanbulStory().articles[1];
  if (!second) throw new Error("the story about the Istanbul talks has one article only");
  return second;
}

export function otherStory(): SampleArticle {
  const other = sampleStories().find(({ story }) => !story.startsWith("istanbul"))?.articles[0];
  if (!other) throw new Error("there is no second sample story");
  return other;
}

export function addSituations(pages: Pages): void {
  const printed: [string, string][] = [
    [SITUATIONS.tall, styled("article p { margin: 0 0 45vh }")],
    [SITUATIONS.details, page(`${heading()}${p(text().slice(0, 3))}${closedBox()}`)],
    [SITUATIONS.lazy, lazy()],
    [SITUATIONS.endless, endless()],
    [SITUATIONS.app, app()],
    [SITUATIONS.stub, stub()],
    [SITUATIONS.amp, amp()],
    [SITUATIONS.columns, styled("article { columns: 3; column-gap: 40px; max-height: 70vh }")],
    [SITUATIONS.rightToLeft, styled("").replace('<html lang="en">', '<html lang="en" dir="rtl">')],
    [SITUATIONS.leftEdge, styled(narrowColumn("0 auto 0 0"))],
    [SITUATIONS.rightEdge, styled(narrowColumn("0 0 0 auto"))],
    [SITUATIONS.long, longPage()],
    [SITUATIONS.components, components()],
    [SITUATIONS.loud, styled(LOUD + DENSE, everyVerdict())],
    [SITUATIONS.dense, styled(DENSE, everyVerdict())],
  ];
  for (const [path, body] of printed) pages.set(path, html(body));
}

const text = () =>
  talks()
    .blocks.filter(({ role }) => role === "paragraph")
    .map((block) => block.text);
const p = (paragraphs: readonly string[]) => paragraphs.map((one) => `<p>${escapeHtml(one)}</p>`).join("\n");
const heading = () => `<h1>${escapeHtml(talks().title ?? "")}</h1>`;
const script = (body: string) => `<script>addEventListener("DOMContentLoaded", () => {${body}});</script>`;
const json = (value: unknown) => JSON.stringify(value).replace(/</g, "\\u003c");

function page(article: string, head = ""): string {
  return documentPage(talks().title ?? "", `<main><article>${article}</article></main>`, head, {
    sample: true,
  });
}

/** The article as its outlet prints it, with more style. */
function styled(style: string, article = talks()): string {
  return articlePage(article, { sample: true }).replace("</head>", `<style>${style}</style></head>`);
}

/** Styles that reach for everything. */
const LOUD = `
  html { --room: 40px; --paper: red; --ink: red; --soft: red; letter-spacing: 3px; word-spacing: 9px; text-transform: uppercase }
  * { color: red !important; font-family: cursive !important; line-height: 3 !important }
  div, p, dl, dd, ul, a, button { background: lime !important; padding: 20px !important }
  body > *:last-child, html > *:last-child { opacity: 0.5 !important; transform: rotate(3deg) !important }`;

/** All of its text stands in one window. */
const DENSE =
  "article figure, article .ad { display: none } article h1 { font-size: 20px } article p { font-size: 14px; margin: 6px 0 }";

function narrowColumn(margin: string): string {
  return `.page { display: block; max-width: none; padding: 0; margin: 0 } main { width: 190px; margin: ${margin} }
    .rail, .related, figure { display: none }`;
}

/** Questions in boxes, one within another: a click opens each. */
function closedBox(): string {
  const rest = text().slice(3);
  return `<details id="outer"><summary>What was agreed in Istanbul, and what was not?</summary>${p(rest.slice(0, 3))}
    <details id="inner"><summary>What had happened before the talks of Thursday?</summary>${p(rest.slice(3))}</details></details>`;
}

function lazy(): string {
  const whole = `<link rel="alternate" href="${talks().path}">`;
  return page(
    `${heading()}${p(text().slice(0, 4))}<div id="end" style="height: 10px"></div>`,
    whole + script(LAZY),
  );
}

/** The rest of the text arrives when the reader comes near the end. */
const LAZY = `
  const end = document.getElementById("end");
  end.style.marginTop = "120vh";
  new IntersectionObserver(async ([entry], observer) => {
    if (!entry.isIntersecting) return;
    observer.disconnect();
    const whole = await (await fetch(document.querySelector("link[rel=alternate]").href)).text();
    const rest = new DOMParser().parseFromString(whole, "text/html");
    end.before(...[...rest.querySelectorAll("article > p:not(.byline)")].slice(4));
  }).observe(end);`;

/** The next article is appended when the reader comes near the end, and the address follows the article in view. */
function endless(): string {
  const one = (article: Article, path: string) =>
    `<article data-path="${path}" style="min-height: 130vh"><h1>${escapeHtml(article.title ?? "")}</h1>${p(
      article.blocks.filter(({ role }) => role === "paragraph").map((block) => block.text),
    )}</article>`;
  const next = one(otherStory(), "/situations/endless-next.html");
  const body = `
    const main = document.querySelector("main");
    const end = document.getElementById("end");
    new IntersectionObserver(([entry], observer) => {
      if (!entry.isIntersecting) return;
      observer.disconnect();
      const added = new DOMParser().parseFromString(${json(next)}, "text/html").querySelector("article");
      main.append(added);
    }).observe(end);
    addEventListener("scroll", () => {
      const seen = [...main.querySelectorAll("article")]
        .findLast((article) => article.getBoundingClientRect().top < innerHeight / 2);
      if (seen && location.pathname !== seen.dataset.path) history.replaceState({}, "", seen.dataset.path);
    });`;
  const main = `<main>${one(talks(), SITUATIONS.endless)}</main><div id="end" style="height: 10px"></div>`;
  return documentPage(talks().title ?? "", main, script(body), { sample: true });
}

/** One page, two articles, and the browser's history between them. */
function app(): string {
  const views = Object.fromEntries(
    [talks(), otherStory()].map((article, index) => [
      index,
      {
        title: article.title ?? "",
        paragraphs: article.blocks.filter(({ role }) => role === "paragraph").map((block) => block.text),
      },
    ]),
  );
  const body = `
    const views = ${json(views)};
    const show = (name) => {
      const article = document.createElement("article");
      const { title, paragraphs } = views[name];
      for (const [tag, words] of [["h1", title], ...paragraphs.map((words) => ["p", words])]) {
        const element = document.createElement(tag);
        element.textContent = words;
        article.append(element);
      }
      document.title = title;
      document.querySelector("main").replaceChildren(article);
    };
    addEventListener("popstate", ({ state }) => show(state?.view ?? 0));
    document.querySelector("#next").addEventListener("click", () => {
      history.pushState({ view: 1 }, "", "?view=1");
      show(1);
    });
    show(0);`;
  const main = `<nav><button id="next">Next article</button></nav><main></main>`;
  return documentPage(talks().title ?? "", main, script(body), { sample: true });
}

/** Three paragraphs, and the rest for subscribers. */
function stub(): string {
  const data = { "@type": "NewsArticle", headline: talks().title, isAccessibleForFree: false };
  const offer = `<div class="paywall-offer"><h2>Go on reading</h2><p>This article is for subscribers. The first month costs one crown.</p></div>`;
  return page(
    `${heading()}${p(text().slice(0, 3))}${offer}`,
    `<script type="application/ld+json">${json(data)}</script>`,
  );
}

function amp(): string {
  const all = text();
  return documentPage(
    talks().title ?? "",
    `<amp-sidebar hidden><ul><li><a href="/1">World news</a></li></ul></amp-sidebar>
<article class="amp-wp-article">${heading()}<amp-img layout="responsive"></amp-img><div class="amp-wp-article-content">${p(all.slice(0, 4))}
<amp-ad width="300" height="250"><div overflow>Our sponsors have something to say here, at some length, about six hours of sleep.</div></amp-ad>${p(all.slice(4))}</div></article>
<amp-sticky-ad><p>Stick with this advertisement at the lower edge of the page for the next six hours.</p></amp-sticky-ad>`,
    "<style amp-custom>amp-img, amp-ad, amp-sticky-ad { display: block }</style>",
    { sample: true },
  );
}

/** Built of components: every second paragraph stands in a shadow tree, the others are shown through slots. */
function components(): string {
  const shadow = (name: string, tree: string, slotted = "") =>
    `<${name}><template shadowrootmode="open">${tree}</template>${slotted}</${name}>`;
  const paragraphs = text().map((words, index) =>
    index % 2 === 0
      ? shadow("news-text", p([words]))
      : shadow("news-text", "<p><slot></slot></p>", escapeHtml(words)),
  );
  return documentPage(
    talks().title ?? "",
    shadow(
      "news-story",
      "<main><article><slot></slot></article></main>",
      `${heading()}${paragraphs.join("\n")}`,
    ),
    "<style>news-text { display: block }</style>",
    { sample: true },
  );
}

/** 20,000 words: a dossier that tells of the talks again and again among other matters, with a menu and teasers around it. */
function longPage(): string {
  const all = text();
  const others = [...BUDGET.paragraphs, ...FERRY.paragraphs];
  const filler = Array.from({ length: 540 }, (_, number) => {
    const words = (number % 3 === 0 ? all : others).join(" ").split(" ");
    const from = (number * 31) % (words.length - 34);
    return `Part ${number + 1} of the dossier: ${words.slice(from, from + 34).join(" ")}.`;
  });
  const menu = Array.from({ length: 200 }, (_, n) => `<li><a href="/s/${n}">Section ${n}</a></li>`);
  const teasers = Array.from(
    { length: 120 },
    (_, n) =>
      `<div class="teaser"><h3><a href="/t/${n}">Teaser number ${n}</a></h3><p>Some words on it.</p></div>`,
  );
  const main = `<nav><ul>${menu.join("")}</ul></nav><main><article>${heading()}${p([...all.slice(0, 5), ...filler, ...all.slice(5)])}</article></main>
<aside class="rail">${teasers.join("")}</aside>`;
  return documentPage(talks().title ?? "", main, "", { sample: true });
}
