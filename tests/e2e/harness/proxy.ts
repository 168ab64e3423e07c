// What does a browser ask the net for? All of it goes through this proxy on 127.0.0.1, which writes it down. Servers on
// this machine are asked on; nobody else is.

import { request as ask, createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { listen } from "../site/server.ts";

export interface SeenRequest {
  readonly method: string;
  /** Where a tunnel was asked for (`CONNECT`), host and port are all that is known. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface RequestLog {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

export async function startProxy(): Promise<RequestLog> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const { method = "GET", url = "", headers } = request;
    seen.push({ method, url, headers });
    if (!URL.canParse(url) || new URL(url).hostname !== "127.0.0.1") return refuse(response);
    const onward = ask(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", ({ method = "CONNECT", url = "", headers }, socket) => {
    seen.push({ method, url, headers });
    socket.end("HTTP/1.1 502 This proxy leads nowhere\r\n\r\n");
  });
  const origin = await listen(server);
  return {
    origin,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse): void {
  response.writeHead(502, { "content-type": "text/plain" });
  response.end("This proxy leads to this machine only.\n");
}
