// Does anything outlive a test run? No: every browser works in a folder of its own, and whoever still mentions that
// folder in its arguments when this process ends is one of ours and is ended too, however the run ended.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();

/** A new folder for one browser; it and every process that names it are gone when this process ends. */
export function workFolder(label: string): string {
  const folder = mkdtempSync(join(tmpdir(), `second-source-${label}-`));
  folders.add(folder);
  return folder;
}

/** Where a browser that works in `folder` puts what it downloads; goes with the folder. */
export function downloadsIn(folder: string): string {
  const downloads = join(folder, "downloads");
  mkdirSync(downloads, { recursive: true });
  return downloads;
}

/** Ends the processes that name the folder in their arguments; says whether there were any. */
export function endAll(folder: string): boolean {
  const found = processesNaming(folder);
  for (const pid of found) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself in between.
    }
  }
  return found.length > 0;
}

/** Ends the processes that name the folder in their arguments, then removes it. */
export function sweep(folder: string): void {
  endAll(folder);
  // A browser that was just ended may still hold files for a moment, hence the retries.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  folders.delete(folder);
}

function processesNaming(folder: string): number[] {
  const table = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8", maxBuffer: 1 << 26 });
  return table
    .split("\n")
    .filter((line) => line.includes(folder))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid > 1 && pid !== process.pid);
}

process.on("exit", () => {
  for (const folder of [...folders]) sweep(folder);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(signal === "SIGINT" ? 130 : 143));
}

/** A port on 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      if (address === null || typeof address === "string") return reject(new Error("no port was given"));
      probe.close(() => resolve(address.port));
    });
  });
}
