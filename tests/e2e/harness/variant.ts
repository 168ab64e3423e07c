// The build that bundles the real articles as its library: `cargo xtask test` makes it before it runs these tests.

import { join } from "node:path";
import { REAL_PAGES, requireFolder, variantExtension } from "./places.ts";
import type { BrowserName } from "./tools.ts";

export function realVariant(browser: BrowserName): string {
  const library = join(REAL_PAGES, "articles");
  const command = `cargo xtask build --browser ${browser} --variant istanbul --library ${library} --test-hosts`;
  return requireFolder(
    process.env.E2E_REAL_EXTENSION ?? variantExtension(browser, "istanbul"),
    `run \`${command}\``,
  );
}
