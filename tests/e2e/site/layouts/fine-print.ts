// What stands within the text of an article: notes, signs that nobody sees, other people's posts, tables, boxes.

import * as f from "./furniture.ts";
import { BUDGET, FERRY } from "./texts.ts";

const { e, p, page } = f;

const story = (
  name: string,
  text: { title: string },
  body: string,
  blocks: f.Expected[],
  head = "",
): f.Layout => ({
  name,
  html: page(
    text.title,
    `${f.menu}<main><article><h1>${e(text.title)}</h1>${body}</article>${f.rail}</main>${f.footer}`,
    head,
  ),
  blocks: [f.headline(text.title), ...blocks],
});

/** Two paragraphs in one element, parted by empty lines. */
const emptyLines = story(
  "empty-lines",
  FERRY,
  `<div class="text"><p>${FERRY.paragraphs.slice(0, 3).map(e).join("<br><br>")}</p><p>${FERRY.paragraphs.slice(3).map(e).join("<br>&nbsp;<br>")}</p></div>`,
  f.paragraphs(FERRY.paragraphs),
);

/** Hyphens that show at a line's end only, spaces that do not break, a zero-width space in an address. */
const unseen = story(
  "unseen-signs",
  BUDGET,
  BUDGET.paragraphs
    .map(
      (text) =>
        `<p>${e(text)
          .replace(/([a-z]{4})([a-z]{4})/g, "$1&shy;$2")
          .replace(/(\d) /g, "$1&nbsp;")
          .replace(/, /g, ",&#8203; ")}</p>`,
    )
    .join(""),
  f.paragraphs(BUDGET.paragraphs),
);

const note = (number: number) => `<sup><a href="#note-${number}">${number}</a></sup>`;
const square =
  "The new quay measures 1,200 m2, says the harbour office, and will be ready in the autumn of next year.";

/** "40¹ people": a footnote's number is no part of the figure before it, while the square of a metre is. */
const footnotes = story(
  "footnotes",
  FERRY,
  `${FERRY.paragraphs.map((text, n) => `<p>${e(text.slice(0, -1))}${note(n + 1)}.</p>`).join("")}<p>${square.replace("m2", "m<sup>2</sup>")}</p>
<ol class="footnotes">${[1, 2, 3].map((n) => `<li id="note-${n}"><a href="https://archive.example/${n}">Archive, sheet ${n}</a></li>`).join("")}</ol>`,
  f.paragraphs([...FERRY.paragraphs, square]),
);

/** Readings above the signs are said for the reader's help, not once more. */
const ruby: f.Layout = {
  name: "ruby",
  html: page(
    "白浜町の水族館、三日間休館へ",
    `<main><article><h1>白浜町の水族館、三日間休館へ</h1>${[
      "<ruby>白浜町<rp>（</rp><rt>しらはまちょう</rt><rp>）</rp></ruby>の水族館は火曜日、台風の接近に備えて水曜日から三日間休館すると発表した。職員四十人が泊まり込みで魚の世話を続ける。",
      "館長の<ruby>森川<rt>もりかわ</rt></ruby>恵さんによると、停電に備えて発電機を二台増やし、大水槽の酸素は七十二時間分を確保したという。前回の台風では六時間の停電が起きた。",
      "町は海沿いの千二百世帯に避難を呼びかけ、体育館など五か所を開放した。気象台は最大風速を毎秒三十五メートルと予想している。",
    ]
      .map((text) => `<p>${text}</p>`)
      .join("")}</article></main>`,
    "",
    "ja",
  ),
  blocks: [
    f.headline("白浜町の水族館、三日間休館へ"),
    ...f.paragraphs([
      "白浜町の水族館は火曜日、台風の接近に備えて水曜日から三日間休館すると発表した。職員四十人が泊まり込みで魚の世話を続ける。",
      "館長の森川恵さんによると、停電に備えて発電機を二台増やし、大水槽の酸素は七十二時間分を確保したという。前回の台風では六時間の停電が起きた。",
      "町は海沿いの千二百世帯に避難を呼びかけ、体育館など五か所を開放した。気象台は最大風速を毎秒三十五メートルと予想している。",
    ]),
  ],
};

const questions = [
  "Councillor Ahn, who will pay for the new meters?",
  "Why did the coalition need nine hours?",
  "And what happens to the library?",
];

/** An interview: questions in bold, answers below. */
const interview = story(
  "interview",
  BUDGET,
  questions
    .map(
      (question, n) =>
        `<p><strong>${e(question)}</strong></p>${p(BUDGET.paragraphs.slice(n * 2, n * 2 + 2))}`,
    )
    .join(""),
  questions.flatMap((question, n) => f.paragraphs([question, ...BUDGET.paragraphs.slice(n * 2, n * 2 + 2)])),
);

/** Boxes between the paragraphs: a newsletter, a podcast, a map, a poll. */
const boxes = story(
  "boxes-in-text",
  FERRY,
  FERRY.paragraphs
    .map(
      (text, n) =>
        `<p>${e(text)}</p>${
          [
            "",
            `<div class="inline-newsletter-signup" data-box="letter"><h3>The harbour letter</h3><p>What ships bring and take, every Friday, written by people who have been at sea, free of charge.</p><form><input aria-label="address"><button>Sign up</button></form></div>`,
            `<aside class="podcast"><h3>Listen</h3><p>In our podcast the captain tells how the night on the sandbank went on, and what was for breakfast.</p></aside>`,
            `<div class="embed map-embed" role="complementary"><p>The map shows where the ferry lay, as far as its own radio told, and where the sandbank was in 2011.</p></div>`,
          ][n] ?? ""
        }`,
    )
    .join(""),
  f.paragraphs(FERRY.paragraphs),
);

const post = "Everybody is well. The ferry stands as straight as a church, and there is coffee.";

/** Somebody's post, as the page prints it before the network's script comes. */
const posts = story(
  "embedded-posts",
  FERRY,
  `${p(FERRY.paragraphs.slice(0, 3))}<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">${e(post)}</p>&mdash; Port of Velen (@portofvelen) <a href="https://posts.example/portofvelen/1">March 3, 2026</a></blockquote>
${p(FERRY.paragraphs.slice(3))}`,
  [
    ...f.paragraphs(FERRY.paragraphs.slice(0, 3)),
    f.quote(post),
    f.quote("— Port of Velen (@portofvelen) March 3, 2026"),
    ...f.paragraphs(FERRY.paragraphs.slice(3)),
  ],
);

/** Figures in a table with a caption: rows are no sentences, and the caption is the table's. */
const tables = story(
  "table-of-figures",
  BUDGET,
  `${p(BUDGET.paragraphs.slice(0, 3))}<figure class="table-figure"><table><caption>${e(BUDGET.caption)}</caption><thead><tr><th>Item</th><th>2025</th><th>2026</th></tr></thead>
<tbody><tr><td>Parking</td><td>1.2 m</td><td>1.9 m</td></tr><tr><td>Libraries</td><td>3.4 m</td><td>3.1 m</td></tr><tr><td>Pools</td><td>2.0 m</td><td>2.0 m</td></tr></tbody></table></figure>${p(BUDGET.paragraphs.slice(3))}`,
  [...f.paragraphs(BUDGET.paragraphs.slice(0, 3)), ...f.paragraphs(BUDGET.paragraphs.slice(3))],
);

/** The first of three pages: the way to the others is no part of the text. */
const pages = story(
  "several-pages",
  BUDGET,
  `<div class="article-text">${p(BUDGET.paragraphs)}</div><nav class="pages" aria-label="Pages"><span>Page 1 of 3</span> <a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=2" rel="next">Next page: What the mayor said in the night</a></nav>`,
  f.paragraphs(BUDGET.paragraphs),
  '<link rel="next" href="?page=2">',
);

const soup = (depth: number, inner: string): string =>
  depth === 0 ? inner : `<div class="c${depth}x7"><div>${soup(depth - 1, inner)}</div></div>`;

/** No name means anything, and every paragraph stands six elements deep. */
const divSoup: f.Layout = {
  name: "div-soup",
  html: page(
    FERRY.title,
    soup(
      3,
      `${soup(1, `<div><a href="/1">World</a> <a href="/2">Sport</a> <a href="/3">Weather</a></div>`)}${soup(2, `<div><b>${e(FERRY.title)}</b></div>`)}
<div>${FERRY.paragraphs.map((text) => soup(3, `<div style="display: contents">${e(text)}</div>`)).join("")}</div>${soup(2, f.teaser(1) + f.teaser(2))}`,
    ),
  ),
  blocks: [f.headline(FERRY.title), ...f.paragraphs(FERRY.paragraphs)],
};

const correction =
  "Correction: An earlier version of this text said that the ferry had run aground on Monday.";

/** Key points above, a place and a dropped capital before the first words, a correction below. */
const dressed = story(
  "key-points",
  FERRY,
  `<div class="article-summary"><h2>In short</h2><ul>${FERRY.facts.map((fact) => `<li>${e(fact)}</li>`).join("")}</ul></div>
<p><span class="dateline">VELEN —</span> <span class="drop-cap">${e(FERRY.paragraphs[0]?.[0] ?? "")}</span>${e(FERRY.paragraphs[0]?.slice(1) ?? "")}</p>
${p(FERRY.paragraphs.slice(1))}<p class="correction"><em>${e(correction)}</em></p>`,
  [
    f.headline("In short"),
    ...f.listItems(FERRY.facts),
    ...f.paragraphs([`VELEN — ${FERRY.paragraphs[0]}`, ...FERRY.paragraphs.slice(1), correction]),
  ],
);

export const FINE_PRINT = [
  emptyLines,
  unseen,
  footnotes,
  ruby,
  interview,
  boxes,
  posts,
  tables,
  pages,
  divSoup,
  dressed,
];
