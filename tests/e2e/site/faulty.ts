// Outlets that behave badly, each a server of its own on this machine. Each publishes one article properly at first; from
// `misbehave` on its feed answers as its fault wants.

import { createServer, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { documentPage } from "./layout.ts";
import { listen } from "./server.ts";

type Answer = (response: ServerResponse, outlet: FaultyOutlet) => void;

/** What is seen of an outlet after a sync in which its feed misbehaved. */
export interface Expected {
  /** The row's trouble; none where the fault is one that readers need not hear of. */
  readonly trouble?: string;
  /** Articles then; the one that was there stays in any case. */
  readonly articles?: number;
}

const RSS = "application/rss+xml; charset=utf-8";

function send(response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}): void {
  response.writeHead(200, { "content-type": RSS, ...headers }).end(body);
}

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(code, { "content-type": "text/plain", ...headers }).end("no");

const feed =
  (...items: string[]): Answer =>
  (response) =>
    send(response, rss(items));

function rss(items: readonly string[], head = '<?xml version="1.0"?>'): string {
  return `${head}<rss version="2.0"><channel><title>News</title>${items.join("")}</channel></rss>`;
}

function item(path: string, more = ""): string {
  return `<item><title>Story ${path}</title><link>${path}</link>${more}</item>`;
}

const today = () => `<pubDate>${new Date().toUTCString()}</pubDate>`;
/** An item without an address, of which the feed's words are all there is. */
const wordsOnly = (n: number) =>
  `<item><title>Meeting ${n}</title><guid isPermaLink="false">m${n}</guid>${today()}<description>Council ${n} of Lindhaven met on Tuesday and decided on item ${n}, it said.</description></item>`;

/** Fault → how the feed answers, and what is seen of it. */
export const FAULTS: Readonly<Record<string, readonly [Answer, Expected]>> = {
  "a server that hangs up": [(response) => response.destroy(), { trouble: "unreachable" }],
  "a server that never answers": [() => {}, { trouble: "timeout" }],
  "a body that never ends": [endless, { trouble: "tooLarge" }],
  "a redirect loop": [status(302, { location: "/feed.xml" }), { trouble: "unreachable" }],
  "304": [status(304), {}],
  "403": [status(403), { trouble: "refused" }],
  "404": [status(404), { trouble: "moved" }],
  "410": [status(410), { trouble: "moved" }],
  "429": [status(429, { "retry-after": "3600" }), { trouble: "busy" }],
  "500": [status(500), { trouble: "serverError" }],
  "a picture in its place": [
    (response) =>
      send(response, Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), { "content-type": "image/png" }),
    { trouble: "notAFeed" },
  ],
  "the wrong content type": [
    (response) => send(response, rss([item("/new.html", today())]), { "content-type": "text/plain" }),
    { articles: 2 },
  ],
  "the wrong charset": [
    (response) =>
      send(
        response,
        Buffer.from(rss([item("/new.html", `${today()}<author>M\u00fcller</author>`)]), "latin1"),
      ),
    { articles: 2 },
  ],
  "a gzip bomb": [
    (response) => send(response, BOMB, { "content-encoding": "gzip" }),
    { trouble: "tooLarge" },
  ],
  "an XML entity bomb": [
    (response) =>
      send(response, '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss>&b;</rss>'),
    { trouble: "notAFeed" },
  ],
  "XML that breaks off": [
    (response) => send(response, rss([item("/new.html", today())]).slice(0, -20)),
    { articles: 2 },
  ],
  "XML that breaks off at once": [
    (response) => send(response, '<?xml version="1.0"?><rs'),
    { trouble: "notAFeed" },
  ],
  "20 MB": [(response) => send(response, rss([]) + " ".repeat(20_000_000)), { trouble: "tooLarge" }],
  // Two hundred are as many as one look brings.
  "10,000 items": [
    (response) => send(response, rss(Array.from({ length: 10_000 }, (_, n) => wordsOnly(n)))),
    { articles: 201 },
  ],
  "changing and duplicate GUIDs": [
    feed(
      item("/story.html", `<guid isPermaLink="false">one</guid>${today()}`),
      item("/story.html", `<guid isPermaLink="false">two</guid>${today()}`),
      item("/new.html", `<guid isPermaLink="false">two</guid>${today()}`),
    ),
    { articles: 2 },
  ],
  "dates that are missing, wrong or in the future": [
    feed(
      item("/a.html"),
      item("/b.html", "<pubDate>yesterday</pubDate>"),
      item("/c.html", "<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>"),
    ),
    { articles: 4 },
  ],
  "tracking parameters": [feed(item("/story.html?utm_source=feed&amp;fbclid=1", today())), { articles: 1 }],
  "one article at several addresses": [feed(item("/copy-of-story.html", today())), { articles: 1 }],
  "an address of this machine that nobody typed": [
    (response, { port }) => response.writeHead(302, { location: `http://localhost:${port}/router` }).end(),
    { trouble: "unsafeAddress" },
  ],
};

/** 200 kB that become 200 MB. */
const BOMB = gzipSync(Buffer.alloc(200_000_000, 32));

function endless(response: ServerResponse): void {
  response.writeHead(200, { "content-type": RSS });
  const chunk = Buffer.alloc(1 << 16, 32);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", more);
  more();
}

export class FaultyOutlet {
  private isGood = true;

  private constructor(
    readonly name: string,
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async open(name: string): Promise<FaultyOutlet> {
    let outlet: FaultyOutlet | undefined;
    const server = createServer((request, response) => outlet?.answer(request.url ?? "/", response));
    outlet = new FaultyOutlet(name, server, await listen(server));
    return outlet;
  }

  get port(): string {
    return new URL(this.origin).port;
  }

  get feed(): string {
    return `${this.origin}/feed.xml`;
  }

  misbehave(): void {
    this.isGood = false;
  }

  private answer(address: string, response: ServerResponse): void {
    const [path = "/"] = address.split("?");
    if (path === "/feed.xml") {
      const good = feed(item("/story.html", today()));
      const answer = this.isGood ? good : (FAULTS[this.name]?.[0] ?? good);
      answer(response, this);
      return;
    }
    if (!path.endsWith(".html")) {
      response.writeHead(path === "/" ? 200 : 404, { "content-type": "text/html" }).end("<p>Welcome</p>");
      return;
    }
    const story = path.replace("/copy-of-", "/");
    const text = Array.from(
      { length: 6 },
      (_, n) =>
        `<p>In its report ${n} on ${story} the harbour office of ${this.name} counted ${n + 3} ships on Monday, the day's log says.</p>`,
    );
    const page = documentPage(
      `Story ${story}`,
      `<main><article><h1>Story ${story}</h1>${text.join("")}</article></main>`,
    );
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
