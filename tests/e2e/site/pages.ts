// Which pages does the sample site serve? The sample stories, a front page, and every page that could trouble a
// reader: no article, too strict, too large, broken, in an unknown language.

import { articlePage, documentPage, escapeHtml } from "./layout.ts";
import { addLayouts } from "./layouts/index.ts";
import { html, type Page, type Pages } from "./server.ts";
import { addSituations } from "./situations.ts";
import { type Article, istanbulStory, type SampleArticle, type Story, sampleStories } from "./stories.ts";

/** Paths of the test pages, by what they are. */
export const CASES = {
  search: "/cases/search.html",
  strictPolicy: "/cases/strict-policy.html",
  iframe: "/cases/iframe.html",
  scripts: "/cases/scripts.html",
  empty: "/cases/empty.html",
  nothing: "/cases/nothing.html",
  huge: "/cases/huge.html",
  binary: "/cases/binary.html",
  unknownLanguage: "/cases/unknown-language.html",
  unlabelled: "/cases/unlabelled.html",
  uncovered: "/cases/uncovered.html",
  brokenData: "/cases/broken-data.html",
  listening: "/cases/listening.html",
} as const;

/** The site as the demo serves it: a front page and every sample article. */
export function sampleSite(): Pages {
  const stories = sampleStories();
  const pages: Pages = new Map([["/", html(frontPage(stories))]]);
  for (const article of stories.flatMap((story) => story.articles)) {
    pages.set(article.path, html(articlePage(article, { sample: true })));
  }
  return pages;
}

/** The same with the test pages. */
export function testSite(): Pages {
  const pages: Pages = new Map([...sampleSite(), ...testPages()]);
  addLayouts(pages);
  addSituations(pages);
  return pages;
}

function frontPage(stories: Story[]): string {
  const sections = stories.map((story) => {
    const articles = story.articles.map(
      (article) =>
        `<li><a href="${escapeHtml(article.path)}">${escapeHtml(article.title ?? "")}</a> <small>${escapeHtml(article.outlet ?? "")}</small></li>`,
    );
    return `<section><h2>${escapeHtml(story.title)}</h2><ul>${articles.join("")}</ul></section>`;
  });
  const main = `<header class="masthead"><a class="name" href="/">Sample news</a></header>
<div class="page"><main><h1>Sample stories</h1>${sections.join("\n")}</main></div>`;
  return documentPage("Sample news", main, "", { sample: true });
}

function firstArticle(): SampleArticle {
  const [first] = istanbulStory().articles;
  if (!first) throw new Error("the story about the Istanbul talks has no article");
  return first;
}

function testPages(): [string, Page | (() => Page)][] {
  const article = firstArticle();
  const sample = { sample: true };
  return [
    [CASES.search, html(documentPage("Search", SEARCH, "", sample))],
    [CASES.strictPolicy, html(articlePage(article, { ...sample, bare: true }), STRICT_POLICY)],
    [CASES.iframe, html(articlePage(article, { ...sample, inserts: new Map([[2, iframe()]]) }))],
    [CASES.scripts, html(articlePage(withManyScripts(article), sample))],
    [CASES.empty, html("<!doctype html><title>Empty</title>")],
    [CASES.nothing, html("")],
    [CASES.huge, () => html(hugePage(article))],
    [CASES.binary, () => html(binary())],
    [CASES.unknownLanguage, html(articlePage(UNKNOWN_LANGUAGE, sample))],
    [CASES.unlabelled, html(articlePage(article))],
    [CASES.uncovered, html(articlePage(UNCOVERED, sample))],
    [CASES.brokenData, html(brokenData(article))],
    [CASES.listening, html(articlePage(article, sample).replace("<head>", `<head>${LISTENING}`))],
  ];
}

const SEARCH = `<header class="masthead"><a class="name" href="/">Sample news</a></header><main>
<h1>Search</h1><form action="/search"><label>Words <input name="q"></label><button>Search</button></form>
<p>No results yet.</p></main>`;

/** Notes from its first moment on whatever is said to the page. */
const LISTENING = `<script>
window.heard = [];
addEventListener("message", ({ data }) => window.heard.push(JSON.stringify(data)), true);
</script>`;

/** Nothing may run, load or be styled from the page itself. */
const STRICT_POLICY = {
  "content-security-policy":
    "default-src 'none'; script-src 'none'; style-src 'none'; img-src 'none'; connect-src 'none'; frame-src 'none'; " +
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

/** The second article of the story, inside the first. */
function iframe(): string {
  const second = istanbulStory().articles[1];
  return `<iframe src="${second?.path}" title="Another article" width="100%" height="400"></iframe>`;
}

/**
 * The same statements among signs that take two UTF-16 units, three UTF-8 bytes or several code points: a mark that is
 * counted in the wrong unit lands beside its words.
 */
function withManyScripts(article: Article): Article {
  const signs = [
    "👩‍👩‍👧‍👦 🇹🇷 ",
    "“Curly — ‘quotes’ …” ",
    "Cafe\u0301 Zu\u0308rich: ",
    "Переговоры 会談 المحادثات — ",
  ];
  const blocks = article.blocks.map((block, index) =>
    block.role === "paragraph" ? { ...block, text: `${signs[index % signs.length]}${block.text}` } : block,
  );
  return {
    ...article,
    id: "scripts",
    url: "https://scripts.example/article",
    title: `👩‍🚒 ${article.title}`,
    blocks,
  };
}

/** Article text of 5 MB, with the sample article's paragraphs first. */
function hugePage(article: SampleArticle): string {
  const paragraphs = article.blocks.filter((block) => block.role === "paragraph").map((block) => block.text);
  const blocks = [...article.blocks];
  for (let size = 0, number = 1; size < 5_000_000; number++) {
    const text = paragraphs.map((paragraph) => `In part ${number}, ${paragraph}`).join(" ");
    size += text.length;
    blocks.push({ id: blocks.length, role: "paragraph", text });
  }
  return articlePage(
    { ...article, id: "huge", url: "https://huge.example/article", blocks },
    { sample: true },
  );
}

/** An ordinary article whose data for machines is wrong: half a JSON, a date that is none, an address that is none. */
function brokenData(article: Article): string {
  return articlePage(
    { ...article, published: "the day after tomorrow", url: "https://[not an address" },
    { sample: true },
  ).replace(
    /<script type="application\/ld\+json">.*<\/script>/,
    '<script type="application/ld+json">{"@type": ["NewsArticle", {"headline": </script>',
  );
}

/** Bytes that are no text, the same on every run. */
function binary(): Buffer {
  const bytes = Buffer.alloc(200_000);
  for (let i = 0, state = 1; i < bytes.length; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[i] = state >> 16;
  }
  return bytes;
}

function article(title: string, paragraphs: string[], rest: Partial<Article>): Article {
  return {
    outlet: "Sample Gazette (sample)",
    published: "2025-02-27",
    title,
    blocks: paragraphs.map((text, id) => ({ id, role: "paragraph" as const, text })),
    ...rest,
  };
}

/** A language that nobody speaks, long enough to be taken for an article. */
const UNKNOWN_LANGUAGE = article(
  "Vodelka morna tisivel karundo",
  Array.from(
    { length: 9 },
    (_, i) =>
      `Tolomi ${i + 3} karundel vasimo tre pelindra, oskuvel marno ditalem vora ${i * 7 + 12} kilgor. ` +
      "Besulam vindor okelta ramisu, prelontava deskil murado enveltis karon. Solum otrevi, mandu kelpari vestuno daral.",
  ),
  { id: "unknown", url: "https://unknown.example/article" },
);

/** A story that no sample article tells. */
const UNCOVERED = article(
  "Observatory on Mount Velen counts 312 meteors in one night",
  [
    "The observatory on Mount Velen counted 312 meteors in the night to Tuesday, the station said on Wednesday.",
    "Four cameras with a combined field of 140 degrees recorded the shower between 10 pm and 5 am.",
    "The brightest meteor left a trail that stayed visible for eleven seconds above the northern ridge.",
    "The station was founded in 1968 and is run by nine astronomers and about 30 volunteers.",
    "Its director, Ilse Harnoncourt, said that the new cameras had cost 85,000 crowns and were paid for by donations.",
    "The next shower is expected on 22 April, when the moon sets shortly after midnight.",
    "Visitors can watch it from the terrace, which holds 60 people; tickets cost four crowns each.",
  ],
  { id: "uncovered", url: "https://uncovered.example/article", language: "en" },
);
