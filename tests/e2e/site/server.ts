// The sample news site: a real HTTP server on 127.0.0.1, so that the extension meets its pages as it meets any other.

import { createServer, type Server } from "node:http";

export interface Page {
  status?: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** Path → page, or a function that makes it when it is asked for (pages of some megabytes). */
export type Pages = Map<string, Page | (() => Page)>;

export interface Site {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  readonly pages: Pages;
  url(path: string): string;
  close(): Promise<void>;
}

export function html(body: string | Buffer, headers: Record<string, string> = {}): Page {
  return { body, headers: { "content-type": "text/html; charset=utf-8", ...headers } };
}

export async function serve(pages: Pages): Promise<Site> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname);
    const entry = pages.get(path);
    const page = typeof entry === "function" ? entry() : entry;
    if (page) {
      response.writeHead(page.status ?? 200, { "cache-control": "no-store", ...page.headers });
      response.end(page.body);
    } else {
      // Browsers ask for an icon by themselves; a missing one would stand in the console as an error of the page.
      response.writeHead(path === "/favicon.ico" ? 204 : 404, {
        "content-type": "text/plain; charset=utf-8",
      });
      response.end(path === "/favicon.ico" ? undefined : `No page at ${path}\n`);
    }
  });
  const origin = await listen(server);
  return {
    origin,
    pages,
    url: (path) => origin + path,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Listens on 127.0.0.1, on a port that was free; answers `http://127.0.0.1:PORT`. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sample site has no port");
  return `http://127.0.0.1:${address.port}`;
}
