// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import type { Article } from "../engine/second-source";
import { findArticle } from "./readable";

const sentence =
  "Diplomats of both countries met at the residence of the consul general and talked for six hours. ";
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, n) => `<p>${n + 1}. ${sentence.repeat(2)}</p>`);

function page(body: string, head = ""): Document {
  return new JSDOM(`<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`, {
    url: "https://news.example/2025/02/27/talks?from=home#top",
  }).window.document;
}

const found = (body: string, head = "") => findArticle(page(body, head));
const texts = (body: string, head = "") => found(body, head)?.article.blocks?.map(({ text }) => text) ?? [];

describe("the article's words", () => {
  const nav = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>';

  test("headline, paragraphs and caption are kept, navigation and rails are not", () => {
    const article = `<article><h1>Talks end</h1><figure><img><figcaption>The gate of the residence.</figcaption></figure>${paragraphs(4).join("")}</article>`;
    const rail = `<aside class="rail"><h2>Most read</h2><p>${sentence.repeat(3)}</p></aside>`;
    const blocks = found(`<header>${nav}</header><main>${article}${rail}</main>`, "<title>Talks end</title>")
      ?.article.blocks;
    expect(blocks?.map(({ role }) => role)).toEqual(["headline", "caption", ...Array(4).fill("paragraph")]);
  });

  test("a box within the text column is left out", () => {
    const box = `<div class="relatedStories"><p>${sentence}</p></div><div id="newsletter-signup"><p>${sentence}</p></div>`;
    const [one, two, three] = paragraphs(3);
    expect(texts(`<article><h1>T</h1>${one}${box}${two}${three}</article>`).slice(1)).toHaveLength(3);
  });

  test("a list of links is left out, a list of facts is not", () => {
    const links =
      '<ul><li><a href="/a">Explainer: what consulates do</a></li><li><a href="/b">Visas last week</a></li></ul>';
    const facts =
      '<ul><li>Six hours of talks in the city</li><li>Two <a href="/d">delegations</a> met</li></ul>';
    const all = texts(`<article>${paragraphs(3).join("")}${links}${facts}</article>`).join("|");
    expect(all).toContain("Six hours of talks in the city");
    expect(all).not.toContain("Explainer");
  });

  test("a wrapper that is called a sidebar layout is still the article", () => {
    expect(
      texts(`<div class="layout-with-sidebar"><article>${paragraphs(4).join("")}</article></div>`),
    ).toHaveLength(4);
  });

  test("a banner above the headline is the page's", () => {
    const banner = `<p role="note">Sample page: written for tests and demonstrations, not news, and nothing else at all.</p>`;
    const all = texts(
      `${banner}<main><h1>Talks end</h1>${paragraphs(4).join("")}</main>`,
      "<title>Talks end</title>",
    );
    expect(all.join("|")).not.toContain("Sample page");
    expect(all[0]).toBe("Talks end");
  });

  test("what stands outside of the main part is the page's", () => {
    const note = `<p>Write to the editors of this page if you have seen a mistake in one of its articles today.</p>`;
    const all = texts(`<div>${note}<main>${paragraphs(5).join("")}</main>${note}</div>`);
    expect(all).toHaveLength(5);
  });

  test("text that line breaks separate becomes paragraphs", () => {
    const text = Array.from({ length: 5 }, () => sentence.repeat(2)).join("<br><br>");
    expect(texts(`<table><tr><td><h1>T</h1><div>${text}</div></td></tr></table>`)).toHaveLength(5);
  });
});

describe("several articles on one page", () => {
  const part = (name: string) =>
    `<div class="item"><article><h1 class="hl">${name}</h1><time datetime="2026-03-0${name.length}">x</time>${paragraphs(4).join("")}</article></div>`;
  const head = '<title>First</title><link rel="canonical" href="https://news.example/first">';

  test("the one that the reader is at is read, under its own headline and date", () => {
    const document = page(`${part("First")}${part("Second")}`, head);
    const boxOf = (top: number) => () => ({ top, height: 500 }) as DOMRect;
    const [first, second] = [...document.querySelectorAll("article")].map((it) => it.parentElement ?? it);
    if (!first || !second) throw new Error("two articles are on the page");
    first.getBoundingClientRect = boxOf(10);
    second.getBoundingClientRect = boxOf(5_000);
    const above = findArticle(document)?.article;
    expect(above).toMatchObject({ title: "First", url: "https://news.example/first" });
    expect(above?.blocks?.map(({ text }) => text)).not.toContain("Second");
    first.getBoundingClientRect = boxOf(-4_000);
    second.getBoundingClientRect = boxOf(100);
    const below = findArticle(document)?.article;
    expect(below).toMatchObject({ title: "Second", published: "2026-03-06" });
    expect(below?.url).toBe("https://news.example/2025/02/27/talks?from=home");
  });

  test("a head that a single-page app left behind is not believed", () => {
    const dom = new JSDOM(
      `<!doctype html><html lang="en"><head>${head}<meta property="og:title" content="First"></head><body>${part("First")}</body></html>`,
      { url: "https://news.example/first" },
    );
    const { document } = dom.window;
    expect(findArticle(document)?.article.title).toBe("First");
    dom.window.history.pushState({}, "", "/second");
    const heading = document.querySelector("h1");
    if (heading) heading.textContent = "Second";
    expect(findArticle(document)?.article).toMatchObject({
      title: "Second",
      url: "https://news.example/second",
    });
  });
});

describe("pages that are no article", () => {
  const teasers = Array.from(
    { length: 12 },
    (_, n) =>
      `<article><h2><a href="/${n}">Headline number ${n} of this front page</a></h2><p><a href="/${n}">${sentence}</a></p></article>`,
  ).join("");
  const cases: Record<string, string> = {
    "an empty page": "",
    "a front page of teasers": `<main>${teasers}</main>`,
    "a short note": "<main><p>Thank you for signing up.</p></main>",
    "a form": "<form><label>Name<input></label><label>Address<input></label><button>Send</button></form>",
    "a search result": `<main><ol>${teasers.replaceAll("article", "li")}</ol></main>`,
  };
  for (const [name, body] of Object.entries(cases)) {
    test(name, () => expect(found(body)).toBeUndefined());
  }
});

test("the page is not changed", () => {
  const document = page(
    `<article><h1>T</h1>${paragraphs(4).join("")}<aside><p>${sentence}</p></aside></article>`,
  );
  const before = document.documentElement.outerHTML;
  expect(findArticle(document)).toBeDefined();
  expect(document.documentElement.outerHTML).toBe(before);
});

describe("head data", () => {
  const body = `<article><h1>Talks end</h1>${paragraphs(4).join("")}</article>`;

  test("JSON-LD comes first", () => {
    const data = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "Site" },
        {
          "@type": ["NewsArticle"],
          headline: "Talks end",
          datePublished: "2025-02-27T18:00:00+0300",
          publisher: { "@type": "Organization", name: "Courier" },
          author: [{ name: "A. Writer" }, { name: "AFP" }],
        },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(data)}</script><meta property="og:site_name" content="Other"><link rel="canonical" href="/2025/02/27/talks">`;
    expect(found(body, head)?.article).toMatchObject({
      url: "https://news.example/2025/02/27/talks",
      outlet: "Courier",
      title: "Talks end",
      byline: "A. Writer, AFP",
      published: "2025-02-27T18:00:00+03:00",
      language: "en",
    });
  });

  test("broken JSON-LD leaves the meta elements", () => {
    const head =
      '<script type="application/ld+json">{"@type": "NewsArticle",}</script><meta property="og:site_name" content="Courier">' +
      '<meta property="article:published_time" content="2025-02-27"><meta name="author" content="Reuters">';
    expect(found(body, head)?.article).toMatchObject({
      outlet: "Courier",
      published: "2025-02-27",
      byline: "Reuters",
    });
  });

  test("an address that leads nowhere on the web is not believed", () => {
    expect(found(body, '<link rel="canonical" href="javascript:alert(1)">')?.article.url).toBe(
      "https://news.example/2025/02/27/talks?from=home",
    );
  });

  test("a date that is none is left out", () => {
    expect(found(body, '<meta name="date" content="last Thursday">')?.article).not.toHaveProperty(
      "published",
    );
  });
});

const real = join(import.meta.dirname, "../../../shared/eval/stories/istanbul");

describe.skipIf(!existsSync(real))("real pages", () => {
  for (const file of existsSync(real) ? readdirSync(join(real, "pages")) : []) {
    test(`${file}: the paragraphs that annotators kept, and little else`, () => {
      const name = file.replace(".html", "");
      const html = readFileSync(join(real, "pages", file), "utf8");
      const wanted = JSON.parse(readFileSync(join(real, "articles", `${name}.json`), "utf8")) as Article;
      const document = new JSDOM(html, { url: `https://news.example/${name}` }).window.document;
      const blocks = findArticle(document)?.article.blocks?.map(({ text }) => text) ?? [];
      const missing = wanted.blocks
        ?.map(({ text }) => text.replace(/\s+/g, " ").trim())
        .filter((text) => !blocks.includes(text) && !text.startsWith("Related article:"));
      expect(missing).toEqual([]);
      expect(blocks.length).toBeLessThanOrEqual((wanted.blocks?.length ?? 0) + 4);
    });
  }
});
