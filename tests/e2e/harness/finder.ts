// The extension's own search for the article, as a script that can be run in any page: how an element is laid out and whether
// it is seen, only a browser knows.

import { join } from "node:path";
import { build } from "esbuild";
import type { Expected } from "../site/layouts/furniture.ts";
import { REPOSITORY } from "./places.ts";

export interface Found {
  blocks: Expected[];
  cut: string;
}

/** The search as a script of its own; it returns {@link Found}. */
export async function bundledSearch(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { findArticle } from "./page/readable";
        const found = findArticle(document);
        globalThis.foundArticle = {
          blocks: (found?.article.blocks ?? []).map(({ role, text }) => ({ role, text })),
          cut: found?.extent.cut ?? "",
        };`,
      resolveDir: join(REPOSITORY, "extension"),
    },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  return `${outputFiles[0]?.text ?? ""}; return globalThis.foundArticle;`;
}
