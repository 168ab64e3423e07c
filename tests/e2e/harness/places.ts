// Where does everything stand? Folders of the repository, and those that the tests write to.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserName } from "./tools.ts";

export const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
export const SAMPLES = join(REPOSITORY, "extension/samples");
export const WWW = process.env.E2E_WWW ?? join(REPOSITORY, "www/dist");
/** Folder for pictures. Asked for late: the demonstration sets it from its arguments. */
export const screenshotFolder = () => process.env.E2E_SCREENSHOTS ?? join(REPOSITORY, "target/screenshots");

/** Real articles for evaluation; they stand beside the repository and are not part of a clone. */
export const REAL_PAGES = join(REPOSITORY, "../shared/eval/stories/istanbul");

/** The extension exactly as people install it; E2E_SHIPPED names another folder, an unzipped package for one. */
export function shippedExtension(browser: BrowserName): string {
  const folder = browser === "chromium" ? "chrome-mv3" : "firefox-mv3";
  return process.env.E2E_SHIPPED ?? join(REPOSITORY, "extension/.output", folder);
}

/** A build that differs by its manifest or its bundled library; `cargo xtask build --variant NAME` makes it. */
export function variantExtension(browser: BrowserName, variant: string): string {
  return join(REPOSITORY, "target/extension", `${browser}-${variant}`);
}

/** The build for most tests: 127.0.0.1 and localhost are granted, so that no permission prompt stands in the way. */
export function testExtension(browser: BrowserName): string {
  return process.env.E2E_EXTENSION ?? variantExtension(browser, "test");
}

export function requireFolder(folder: string, remedy: string): string {
  if (existsSync(folder)) return folder;
  throw new Error(`${folder} does not exist: ${remedy}`);
}
