// The build that bundles the real articles as its library. `cargo xtask test` has made it; a single test run by hand
// makes it here.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { REAL_PAGES, REPOSITORY, variantExtension } from "./places.ts";
import type { BrowserName } from "./tools.ts";

const BUILD_MS = 10 * 60_000;

export function realVariant(browser: BrowserName): string {
  const folder = variantExtension(browser, "istanbul");
  if (existsSync(join(folder, "manifest.json"))) return folder;
  const library = join(REAL_PAGES, "articles");
  const arguments_ = [
    "xtask",
    "build",
    "--browser",
    browser,
    "--variant",
    "istanbul",
    "--library",
    library,
    "--test-hosts",
  ];
  console.log(`Building the variant with the real articles: cargo ${arguments_.join(" ")}`);
  const done = spawnSync("cargo", arguments_, { cwd: REPOSITORY, stdio: "inherit", timeout: BUILD_MS });
  if (done.status !== 0)
    throw new Error(`cargo ${arguments_.join(" ")} ended with ${done.status ?? done.signal}`);
  return folder;
}
