import { describe, expect, test } from "vitest";
import { readDate } from "./dates";
import { type FeedEntry, readFeed } from "./feed";
import { tagsOf, textOf } from "./markup";

const now = Date.parse("2025-02-28T12:00:00Z");
const url = "https://courier.example/feeds/news.xml";

function entries(text: string): readonly FeedEntry[] {
  return readFeed(text, url, now).entries;
}

const rss = (items: string, head = "") =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title><link>https://www.courier.example/</link>${head}${items}</channel></rss>`;

const trouble = (text: string) => {
  try {
    readFeed(text, url, now);
    return "none";
  } catch (error) {
    return (error as { trouble: { code: string } }).trouble.code;
  }
};

describe("feeds of every kind name the same article", () => {
  const article = {
    url: "https://courier.example/talks",
    title: "Talks & visas",
    published: "2025-02-27T10:00:00Z",
  };
  const feeds: Record<string, string> = {
    "RSS 2.0": rss(
      `<item><title>Talks &amp; visas</title><link>https://courier.example/talks</link><pubDate>Thu, 27 Feb 2025 11:00:00 +0100</pubDate></item>`,
    ),
    "RSS 0.91": `<rss version="0.91"><channel><title>C</title><item><title>Talks &amp;amp; visas</title><link>https://courier.example/talks</link><pubDate>27 Feb 25 10:00 GMT</pubDate></item></channel></rss>`,
    "RSS 0.90": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>C</title></channel><item><title>Talks &#38; visas</title><link>https://courier.example/talks</link><d:date>2025-02-27T10:00Z</d:date></item></rdf:RDF>`,
    "RDF (RSS 1.0)": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>C</title></channel><item rdf:about="https://courier.example/talks"><title><![CDATA[Talks & visas]]></title><dc:date>2025-02-27T10:00:00+00:00</dc:date></item></rdf:RDF>`,
    "Atom 1.0": `<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title type="html">Talks &amp;amp; visas</title><link rel="self" href="/self"/><link rel="alternate" type="text/html" href="/talks"/><id>urn:1</id><published>2025-02-27T10:00:00Z</published><updated>2025-02-28T10:00:00Z</updated></entry></feed>`,
    "Atom with prefixes": `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>C</a:title><a:entry><a:title>Talks &amp; visas</a:title><a:link href="https://courier.example/talks"/><a:id>urn:1</a:id><a:updated>2025-02-27T10:00:00Z</a:updated></a:entry></a:feed>`,
    "JSON Feed": JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "C",
      items: [{ id: 7, url: "/talks", title: "Talks & visas", date_published: "2025-02-27T10:00:00Z" }],
    }),
    "a news sitemap": `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://courier.example/talks</loc><n:news><n:publication><n:name>C</n:name><n:language>en</n:language></n:publication><n:publication_date>2025-02-27T10:00:00Z</n:publication_date><n:title>Talks &amp; visas</n:title></n:news></url></urlset>`,
  };
  for (const [kind, text] of Object.entries(feeds)) {
    test(kind, () => expect(entries(text)[0]).toMatchObject(article));
  }
});

describe("an entry", () => {
  test("keeps the agency that the feed credits, and its author", () => {
    const [entry] = entries(
      rss(
        `<item><link>/a</link><source url="https://agency.example/rss">Agence Exemple</source><dc:creator>Jane Doe</dc:creator><dc:creator>AFP</dc:creator></item>`,
      ),
    );
    expect(entry).toMatchObject({ source: "Agence Exemple", byline: "Jane Doe, AFP" });
  });

  test("with a relative link stands on the feed's site", () => {
    expect(entries(rss("<item><link>/news/a?id=1&amp;page=2</link></item>"))[0]?.url).toBe(
      "https://www.courier.example/news/a?id=1&page=2",
    );
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><entry><title>t</title><link href="a"/></entry></feed>`;
    expect(entries(atom)[0]?.url).toBe("https://b.example/x/a");
  });

  test("without a link may have its address as guid; a guid that is none is no address", () => {
    const guid = (attribute: string, value: string) =>
      entries(
        rss(`<item><title>t</title><guid${attribute}>${value}</guid><description>x</description></item>`),
      )[0]?.url;
    expect(guid("", "https://courier.example/a")).toBe("https://courier.example/a");
    expect(guid(' isPermaLink="false"', "https://courier.example/a")).toBeUndefined();
    expect(guid("", "4711")).toBeUndefined();
  });

  test("that leads nowhere on the web has no address", () => {
    for (const link of [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "data:text/html,x",
      "chrome://settings",
    ]) {
      expect(
        entries(rss(`<item><link>${link}</link><description>x</description></item>`))[0]?.url,
      ).toBeUndefined();
    }
  });

  test("has its text from CDATA, from escaped mark-up, from XHTML and from mark-up that nobody escaped", () => {
    const texts = [
      rss(
        "<item><link>/a</link><content:encoded><![CDATA[<p>Six &amp; a half</p><p>hours</p>]]></content:encoded></item>",
      ),
      rss(
        "<item><link>/a</link><content:encoded>&lt;p&gt;Six &amp;amp; a half&lt;/p&gt;&lt;p&gt;hours&lt;/p&gt;</content:encoded></item>",
      ),
      rss(
        "<item><link>/a</link><content:encoded><p>Six &amp; a half</p><p>hours</p></content:encoded></item>",
      ),
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Six &amp; a half</p><p>hours</p></div></content></entry></feed>`,
    ];
    for (const text of texts) expect(textOf(entries(text)[0]?.content ?? "")).toBe("Six & a half\n\nhours");
  });
});

describe("a feed that is not as it should be", () => {
  test("cut off in the middle gives the entries it has", () => {
    const whole = rss(
      "<item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link></item>",
    );
    const cut = whole.slice(0, whole.indexOf("</link></item></channel>"));
    expect(entries(cut).map(({ title }) => title)).toEqual(["One", "Two"]);
  });

  test("with tags that do not fit gives what can be read", () => {
    const broken = rss(
      "<item><title>A <b>bold</title><link>/1</link></item></p><item><title>Two</title><link>/2</link><item>",
    );
    expect(entries(broken).map(({ url: link }) => link)).toEqual([
      "https://www.courier.example/1",
      "https://www.courier.example/2",
    ]);
  });

  test("is told by what it is not", () => {
    const none = [
      "",
      "hello",
      "<html><body><p>Not here</p></body></html>",
      '{"items":[]}',
      "{",
      "<rss></rss>",
      "\0\0",
    ];
    expect(none.map(trouble)).toEqual(none.map(() => "notAFeed"));
  });

  test("with entities that expand to gigabytes is refused", () => {
    const lol = Array.from(
      { length: 12 },
      (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n};`.repeat(10)}">`,
    ).join("");
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol0 "lol">${lol}]>${rss("<item><title>&lol12;</title></item>")}`;
    expect(trouble(bomb)).toBe("notAFeed");
  });

  test("with an entity of its own making keeps it as written, and nothing is read from files", () => {
    const [entry] = entries(rss("<item><title>A &unknown; B</title><link>/a</link></item>"));
    expect(entry?.title).toBe("A &unknown; B");
  });

  test("of 10,000 entries gives the newest thousand", () => {
    const items = Array.from({ length: 10_000 }, (_, n) => {
      const day = new Date(now - n * 60_000).toUTCString();
      return `<item><title>No ${n}</title><link>/${n}</link><pubDate>${day}</pubDate></item>`;
    });
    const found = entries(rss(items.reverse().join("")));
    expect(found).toHaveLength(1000);
    expect(found[0]?.title).toBe("No 0");
  });

  test("made to be slow is read in time that grows with its length", () => {
    const megabyte = (unit: string) => unit.repeat(Math.ceil(1_000_000 / unit.length));
    for (const unit of [
      "<a ",
      "<!--",
      "<![CDATA[",
      "<a><b>",
      '<a x="',
      "<!x ",
      "&amp;",
      "</a>",
      "<title>",
      "<item><title>x",
    ]) {
      const begun = performance.now();
      trouble(rss(megabyte(unit)));
      expect(performance.now() - begun, unit).toBeLessThan(3000);
    }
  });

  test("with one name, or one author, of a megabyte is read in that time, too", () => {
    const long = { letters: "a".repeat(1_000_000), brackets: "(".repeat(1_000_000) };
    const slow: Record<string, () => unknown> = {
      "an attribute": () => trouble(rss(`<item ${long.letters}><link>/a</link></item>`)),
      "an author": () => entries(rss(`<item><link>/a</link><author>x@y ${long.brackets}</author></item>`)),
      "a link of a front page": () => tagsOf(`<html><head><link ${long.letters}>`, "link"),
      "a space": () => tagsOf(`<html><head><link a${" ".repeat(1_000_000)}>`, "link"),
    };
    for (const [name, read] of Object.entries(slow)) {
      const begun = performance.now();
      read();
      expect(performance.now() - begun, name).toBeLessThan(1000);
    }
  });

  test("whose items have neither address nor GUID still tells them apart, the same way each time", () => {
    const feed = rss(
      "<item><description>Six</description></item><item><description>Seven</description></item>",
    );
    const guids = entries(feed).map(({ guid }) => guid);
    expect(new Set(guids).size).toBe(2);
    expect(entries(feed).map(({ guid }) => guid)).toEqual(guids);
    expect(guids.every((guid) => guid && guid.length > 10)).toBe(true);
  });
});

describe("dates", () => {
  const dates: readonly (readonly [string, string | undefined])[] = [
    ["Thu, 27 Feb 2025 10:00:00 EST", "2025-02-27T15:00:00Z"],
    ["Thu, 27 Feb 2025 10:00:00 +0530", "2025-02-27T04:30:00Z"],
    ["27 Feb 2025 10:00 GMT", "2025-02-27T10:00:00Z"],
    ["Thursday, February 27, 2025 10:05 PM", "2025-02-27T22:05:00Z"],
    ["27 Feb 25 10:00:00 Z", "2025-02-27T10:00:00Z"],
    ["2025-02-27", "2025-02-27"],
    ["2025-02-27 10:00:00", "2025-02-27T10:00:00Z"],
    ["2025-02-27T10:00:00.123+01:00", "2025-02-27T09:00:00Z"],
    ["2025-02-27T10:00:00+0100", "2025-02-27T09:00:00Z"],
    ["1740650400", "2025-02-27T10:00:00Z"],
    ["1740650400000", "2025-02-27T10:00:00Z"],
    ["", undefined],
    ["yesterday", undefined],
    ["31 Feb 2025 10:00:00 GMT", undefined],
    ["0001-01-01T00:00:00Z", undefined],
    ["Thu, 01 Jan 1970 00:00:00 GMT", undefined],
    ["2031-01-01T00:00:00Z", undefined],
    // A few hours ahead is a mistaken zone, and read as now.
    ["2025-02-28T18:00:00Z", "2025-02-28T12:00:00Z"],
  ];
  for (const [text, read] of dates) {
    test(`“${text}” is ${read ?? "no date"}`, () => expect(readDate(text, now)).toBe(read));
  }
});
