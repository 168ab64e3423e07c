// A folder of finished files (the built playground) as pages of a site.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Pages } from "./server.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

/** Serves every file of `folder` under its path in it, and `index.html` also as `/`. */
export function addFolder(pages: Pages, folder: string): void {
  if (!existsSync(join(folder, "index.html"))) {
    throw new Error(`${folder} holds no index.html: build the playground with \`cargo xtask build\``);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll("\\", "/");
    const type = TYPES[extname(entry.name)] ?? "application/octet-stream";
    const page = () => ({ headers: { "content-type": type }, body: readFileSync(file) });
    pages.set(path, page);
    if (path === "/index.html") pages.set("/", page);
  }
}
