/** How is the playground built? The same view and page code as the extension's, as static files for any folder. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { noInnerHtml } from "./no-inner-html";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The playground has no packages of its own: it uses the extension's. */
function extensionPackages(): Plugin {
  return {
    name: "second-source:extension-packages",
    enforce: "pre",
    resolveId(source) {
      if (!/^preact(\/|$)/.test(source)) return null;
      return this.resolve(source, here("./www.config.ts"), { skipSelf: true });
    },
  };
}

/** Names the built files to the service worker that keeps them. */
function offline(): Plugin {
  return {
    name: "second-source:offline",
    apply: "build",
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
      const worker = readFileSync(here("../www/offline.js"), "utf8");
      const named = worker.replace('["__FILES__"]', JSON.stringify(files.sort().map((name) => `./${name}`)));
      this.emitFile({ type: "asset", fileName: "offline.js", source: named });
    },
  };
}

export default defineConfig({
  root: here("../www"),
  base: "./",
  plugins: [extensionPackages(), noInnerHtml(), offline()],
  resolve: { alias: { "#wasm": here("./engine/pkg") } },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  worker: { format: "es" },
  build: {
    outDir: here("../www/dist"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    // Nothing as a `data:` address: the page's policy loads files only.
    assetsInlineLimit: 0,
  },
});
