// Outlets on this machine, for the library: each with a front page, a feed and articles that are hours old. Their
// stories are the samples' texts under other names, so that they may count as evidence for each other.

import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import { articlePage, documentPage, escapeHtml } from "./layout.ts";
import { listen } from "./server.ts";
import { type SampleArticle, sampleStories } from "./stories.ts";

export interface LocalOutlet {
  readonly name: string;
  readonly home: string;
  readonly feed: string;
  readonly articles: { readonly url: string; readonly title: string }[];
}

const NAMES = ["Carrow Courier", "Lindhaven Ledger", "Istan Meridian"] as const;
/** Its feed is gone, and its front page names none. */
export const MOVED = "Eastgate Echo";

export class OutletSite {
  readonly outlets: LocalOutlet[] = [];
  readonly moved: LocalOutlet;
  /** Addresses asked for, in order. */
  readonly asked: string[] = [];
  /** Headers of the requests, in the same order as long as nothing is held back. */
  readonly headers: IncomingHttpHeaders[] = [];
  /** Milliseconds by which its server's clock is behind this machine's. */
  behind = 0;
  private readonly bodies = new Map<string, { type: string; body: string | Buffer; status?: number }>();
  private readonly held = new Map<string, ServerResponse[]>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {
    for (const [at, name] of NAMES.entries()) this.outlets.push(this.#open(name, at));
    // Browsers ask for an icon by themselves; a missing one would stand in the console.
    this.#put("/favicon.ico", "image/x-icon", "");
    const home = `${origin}/echo/`;
    this.#put("/echo/", "text/html", documentPage(MOVED, "<main><h1>Welcome</h1></main>"));
    this.#put("/echo/feed.xml", "text/plain", "gone", 410);
    this.moved = { name: MOVED, home, feed: `${home}feed.xml`, articles: [] };
  }

  static async start(): Promise<OutletSite> {
    let site: OutletSite | undefined;
    const server = createServer((request, response) => {
      site?.headers.push(request.headers);
      site?.answer(request.url ?? "/", response);
    });
    const origin = await listen(server);
    site = new OutletSite(server, origin);
    return site;
  }

  /** Answers to this path wait until {@link release}. */
  hold(path: string): void {
    this.held.set(path, []);
  }

  release(): void {
    for (const [path, waiting] of this.held) {
      this.held.delete(path);
      for (const response of waiting) this.answer(path, response);
    }
  }

  /** Puts a file on the site, as a publisher would. */
  publish(path: string, type: string, body: string | Buffer): void {
    this.#put(path, type, body);
  }

  /** Prints the outlet's articles with so many characters of text each. */
  fill(at: number, length: number): void {
    for (const [number, { url, title }] of (this.outlets[at]?.articles ?? []).entries()) {
      const sentence = (n: number) =>
        `Item ${n} of list ${number} was read out in the council of Lindhaven. `;
      const text = Array.from({ length: Math.ceil(length / 50) }, (_, n) => sentence(n)).join("");
      const page = documentPage(title, `<main><article><h1>${title}</h1><p>${text}</p></article></main>`);
      this.#put(new URL(url).pathname, "text/html", page);
    }
  }

  private answer(path: string, response: ServerResponse): void {
    this.asked.push(path);
    const waiting = this.held.get(path);
    if (waiting) {
      waiting.push(response);
      return;
    }
    const found = this.bodies.get(path);
    response.writeHead(found?.status ?? (found ? 200 : 404), {
      "content-type": `${found?.type ?? "text/plain"}; charset=utf-8`,
      "cache-control": "no-cache",
      date: new Date(Date.now() - this.behind).toUTCString(),
    });
    response.end(found?.body ?? `No page at ${path}\n`);
  }

  async close(): Promise<void> {
    this.release();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #open(name: string, at: number): LocalOutlet {
    const home = `/${(name.split(" ")[1] ?? "").toLowerCase()}/`;
    // Each prints another article of every sample story: they cover the same events.
    const printed = sampleStories().flatMap(({ articles }) => articles.slice(at, at + 1));
    const articles = printed.map((article, number) => this.#print(name, home, article, number));
    const feed = `${home}feed.xml`;
    this.#put(feed, "application/rss+xml", rss(name, this.origin + home, articles));
    const link = `<link rel="alternate" type="application/rss+xml" title="${name}" href="${feed}">`;
    this.#put(home, "text/html", documentPage(name, `<main><h1>${name}</h1></main>`, link));
    return { name, home: this.origin + home, feed: this.origin + feed, articles };
  }

  #print(outlet: string, home: string, article: SampleArticle, number: number) {
    const path = `${home}story-${number}.html`;
    const url = this.origin + path;
    const published = new Date(Date.now() - (number + 1) * 3_600_000).toISOString();
    const title = article.title ?? "Untitled";
    this.#put(path, "text/html", articlePage({ ...article, id: url, url, outlet, published }));
    return { url, title, published };
  }

  #put(path: string, type: string, body: string | Buffer, status?: number): void {
    this.bodies.set(path, { type, body, ...(status && { status }) });
  }
}

function rss(
  name: string,
  home: string,
  articles: readonly { url: string; title: string; published: string }[],
): string {
  const items = articles.map(
    ({ url, title, published }) =>
      `<item><title>${escapeHtml(title)}</title><link>${url}</link><guid>${url}</guid><pubDate>${new Date(published).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${name}</title><link>${home}</link><description>News</description>${items.join("\n")}</channel></rss>`;
}

/** Rows as `extension/public/catalogue/outlets.tsv` has them, so that the picker offers these outlets. */
export function catalogueRows(outlets: readonly LocalOutlet[]): string {
  const rows = outlets.map(({ name, home, feed }, at) => {
    const country = ["GB", "IE", "AU", "NZ"][at % 4];
    return [
      name,
      country,
      "en",
      "world",
      `${name} Local Press`,
      `${name} Local Press`,
      "AFP",
      home,
      feed,
      "",
      "1",
    ].join("\t");
  });
  return `${rows.join("\n")}\n`;
}
