// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from "vitest";
import { anchor } from "./anchor";
import { liveBlocks } from "./blocks";
import { isReadIn } from "./survey";

function blocksOf(html: string, leaveOut = "[data-out]") {
  document.body.innerHTML = html;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = new Set<Text>();
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.data.trim() && isReadIn(node.parentElement) && !node.parentElement?.closest(leaveOut))
      words.add(node);
  }
  return liveBlocks(document.body, words);
}

const texts = (html: string) => blocksOf(html).blocks.map(({ text }) => text);
const roles = (html: string) => blocksOf(html).blocks.map(({ role }) => role);

beforeEach(() => document.body.replaceChildren());

describe("where blocks end", () => {
  test("paragraphs are blocks, inline elements are not", () => {
    expect(
      texts("<p>The <b>talks</b> <a href=/x><em>lasted</em></a> six hours.</p><p>They ended.</p>"),
    ).toEqual(["The talks lasted six hours.", "They ended."]);
  });

  test("one line break is a space, two end the block", () => {
    expect(texts("<div>First line<br>still first.<br>\n<br>Second.</div>")).toEqual([
      "First line still first.",
      "Second.",
    ]);
  });

  test("text around a paragraph does not flow into it", () => {
    expect(texts("<div>Before<p>within</p>after</div>")).toEqual(["Before", "within", "after"]);
  });

  test("an advertisement between two texts parts them", () => {
    expect(texts("<div>Before<div data-out>Buy now</div>after</div>")).toEqual(["Before", "after"]);
  });

  test("a span laid out as a block is a block, a floated drop cap is not", () => {
    expect(
      texts('<div><span style="display:block">One.</span><span style="display:block">Two.</span></div>'),
    ).toEqual(["One.", "Two."]);
    expect(texts('<p><span style="display:block;float:left">T</span>he talks</p>')).toEqual(["The talks"]);
  });

  test("scripts and styles within a paragraph say nothing", () => {
    expect(texts("<p>The talks <script>var a = 1</script><style>p{}</style>ended.</p>")).toEqual([
      "The talks ended.",
    ]);
  });

  test("blocks are numbered from 0 in reading order", () => {
    expect(blocksOf("<h1>A</h1><p>B</p><ul><li>C</li></ul>").blocks.map(({ id }) => id)).toEqual([0, 1, 2]);
  });
});

test("roles come from the nearest ancestor that says one", () => {
  const page =
    "<h1>Headline</h1><p>Text</p><blockquote><p>Quote</p></blockquote><ul><li>Point</li></ul>" +
    "<figure><img alt=''><figcaption>Caption</figcaption></figure><h2>Subhead</h2>";
  expect(roles(page)).toEqual(["headline", "paragraph", "quote", "listItem", "caption", "headline"]);
});

describe("captions in plain paragraphs", () => {
  const long = "The gate of the residence in the hills above the town stayed closed all day on Thursday. ";

  test("a box that is called a caption holds one, whatever is around its words", () => {
    expect(
      roles(
        `<div class="featured-image-caption"><p>${long}</p></div><div class="wp-caption"><p class="wp-caption-text">${long}</p></div><span class="newsCaption" style="display:block"><b>${long}</b></span>`,
      ),
    ).toEqual(["caption", "caption", "caption"]);
  });

  test("a credit at the end makes a caption", () => {
    expect(
      roles(
        `<p>${long.trim()} (Image: SAMPLE)</p><p>${long.trim()} (AP Photo/Jane Doe, File)</p><p>Photo: Jane Doe</p><p>Foto: Max Muster</p>`,
      ),
    ).toEqual(["caption", "caption", "caption", "caption"]);
  });

  test("an article is none, be its box called so, and no sentence that speaks of a photo", () => {
    expect(
      roles(
        `<div class="with-caption"><article><p>${long}</p></article></div><div class="with-caption"><p>${long}</p><p>${long.repeat(9)}</p></div><p>He held up a photo: it showed the gate.</p><p>The photo (taken in 1990) shows the gate.</p>`,
      ),
    ).toEqual(Array(5).fill("paragraph"));
  });
});

describe("anchoring a claim", () => {
  const claimAt = (found: ReturnType<typeof blocksOf>, block: number, words: string) => {
    const start = found.blocks[block]?.text.indexOf(words) ?? -1;
    return { text: words, range: { block, start, end: start + words.length } };
  };

  test("a claim is found across inline tags and line ends", () => {
    const found = blocksOf(
      "<p>Talks:\n  the <b>delegates</b>\n met <i>for six</i> hours. Then 👩🏽‍🚒 left.</p>",
    );
    const range = anchor(claimAt(found, 0, "the delegates met for six hours."), found);
    expect(range?.toString().replace(/\s+/g, " ")).toBe("the delegates met for six hours.");
    const emoji = anchor(claimAt(found, 0, "Then 👩🏽‍🚒 left."), found);
    expect(emoji?.toString()).toBe("Then 👩🏽‍🚒 left.");
  });

  test("words left out of the article may stand within a claim", () => {
    const found = blocksOf("<p>The talks <span data-out>(advertisement)</span> ended.</p>");
    expect(anchor(claimAt(found, 0, "The talks ended."), found)).toBeDefined();
  });

  test("changed words, inserted words and removed nodes give nothing", () => {
    const html = "<p>The talks <b>lasted</b> six hours.</p>";
    const changes: ((paragraph: HTMLParagraphElement) => void)[] = [
      (paragraph) => {
        (paragraph.lastChild as Text).data = " two hours.";
      },
      (paragraph) => paragraph.querySelector("b")?.before("never "),
      (paragraph) => paragraph.remove(),
      (paragraph) => paragraph.querySelector("b")?.remove(),
      (paragraph) => paragraph.append(paragraph.firstChild as Text),
    ];
    for (const change of changes) {
      const found = blocksOf(html);
      const claim = claimAt(found, 0, "The talks lasted six hours.");
      expect(anchor(claim, found)).toBeDefined();
      change(document.querySelector("p") as HTMLParagraphElement);
      expect(anchor(claim, found)).toBeUndefined();
    }
  });

  test("offsets that do not fit the claim's own words give nothing", () => {
    const found = blocksOf("<p>The talks lasted six hours.</p>");
    expect(anchor({ text: "The talks", range: { block: 0, start: 1, end: 10 } }, found)).toBeUndefined();
    expect(anchor({ text: "The talks", range: { block: 7, start: 0, end: 9 } }, found)).toBeUndefined();
  });
});
