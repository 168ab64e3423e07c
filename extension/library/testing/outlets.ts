/** Invented outlets on this machine: real HTTP servers, whose answers a test chooses. */

import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it arrived. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export type Answer = (response: ServerResponse, asked: Asked) => void;

export class Outlet {
  readonly asked: Asked[] = [];
  private readonly answers = new Map<string, Answer>();

  private constructor(
    private readonly server: Server,
    private readonly host: string,
  ) {}

  /** Opens a server on `host`, which is one of this machine's own addresses. */
  static async open(host = "127.0.0.1"): Promise<Outlet> {
    const server = createServer();
    const outlet = new Outlet(server, host);
    server.on("request", (request, response) => {
      const asked = { path: request.url ?? "", headers: request.headers };
      outlet.asked.push(asked);
      const answer = outlet.answers.get(asked.path) ?? outlet.answers.get(asked.path.split("?")[0] ?? "");
      if (answer) answer(response, asked);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return outlet;
  }

  url(path = "/"): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://${this.host.includes(":") ? `[${this.host}]` : this.host}:${port}${path}`;
  }

  on(path: string, answer: Answer): this {
    this.answers.set(path, answer);
    return this;
  }

  /** A file that is always there. */
  file(path: string, body: string | Uint8Array, type = "text/html; charset=utf-8"): this {
    return this.on(path, (response) => response.writeHead(200, { "content-type": type }).end(body));
  }

  status(path: string, status: number, headers: Record<string, string> = {}): this {
    return this.on(path, (response) => response.writeHead(status, headers).end("no"));
  }

  /** A feed of articles, each with its page. */
  publishes(articles: readonly Story[], feed = "/feed.xml"): this {
    for (const story of articles) this.file(story.path, pageOf(story));
    return this.file(feed, feedOf(articles), "application/rss+xml");
  }

  times(path: string): number {
    return this.asked.filter((asked) => asked.path === path).length;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

export interface Story {
  readonly path: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly published?: Date;
  /** Markup of its item beside title, link and date. */
  readonly extra?: string;
}

/** Made-up towns and matters: every number gives another text. */
export function story(number: number, published = new Date()): Story {
  const town = ["Lindhaven", "Carrow", "Eastgate", "Calder", "Brackwater"][number % 5];
  const matter = ["bridge", "harbour", "tram line", "library", "market hall"][Math.floor(number / 5) % 5];
  return {
    path: `/news/${number}`,
    title: `${town} votes on its ${matter}, round ${number}`,
    published,
    paragraphs: [
      `The council of ${town} voted on Thursday to spend ${number + 3} million crowns on the ${matter}, its speaker Mara Olsen said after round ${number} of the debate.`,
      `Work is to begin in ${(number % 11) + 2} months and to last until the autumn of the year after, according to plan number ${number} that was shown to reporters in the town hall.`,
      `“We have waited for this ${matter} for ${number + 20} years,” said Ivo Brandt, who leads the association of residents and counted ${number * 7 + 40} signatures under its petition.`,
    ],
  };
}

export function stories(count: number, first = 1): Story[] {
  return Array.from({ length: count }, (_, at) => story(first + at));
}

export function pageOf({ title, paragraphs, published }: Story): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
  const date = published
    ? `<meta property="article:published_time" content="${published.toISOString()}">`
    : "";
  return `<!doctype html><html lang="en"><head><title>${title}</title>${date}</head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${text}</article></body></html>`;
}

export function feedOf(articles: readonly Story[]): string {
  const items = articles.map(({ path, title, published, extra = "" }) => {
    const date = published ? `<pubDate>${published.toUTCString()}</pubDate>` : "";
    return `<item><title>${title}</title><link>${path}</link>${date}${extra}</item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title><link>/</link>${items.join("")}</channel></rss>`;
}
