// What does the manifest of an unpacked extension say?

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Manifest {
  manifest_version: number;
  version: string;
  permissions?: string[];
  host_permissions?: string[];
  content_scripts?: unknown[];
  browser_specific_settings?: { gecko?: { id?: string } };
}

export function readManifest(folder: string): Manifest {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) {
    throw new Error(`${folder} holds no manifest.json: build the extension first with \`cargo xtask build\``);
  }
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
