// The demonstration itself: a newcomer's first look must not fail.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { testExtension } from "../harness/places.ts";
import { browserName } from "../harness/suite.ts";
import { istanbulStory, sampleStories, shownFirst } from "../site/stories.ts";

const E2E = fileURLToPath(new URL("..", import.meta.url));

interface Outcome {
  status: number | null;
  said: string;
}

/** Runs the demonstration to its end, without a window. */
function demo(folder: string, ...wishes: string[]): Promise<Outcome> {
  const fixed = ["--headless", "--browser", browserName, "--extension", testExtension(browserName)];
  const options = ["--import", "tsx", "demo.ts", ...fixed, "--screenshots", folder, ...wishes];
  // Without these, the runner would take the demonstration for one of its own test files.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, options, { cwd: E2E, env });
    let said = "";
    child.stdout.on("data", (data) => (said += data));
    child.stderr.on("data", (data) => (said += data));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, said }));
  });
}

describe("the demonstration", () => {
  const folder = mkdtempSync(join(tmpdir(), "second-source-demo-test-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("prints what the popup shows and where the pictures are", async () => {
    const { status, said } = await demo(folder);
    assert.equal(status, 0, said);
    const others = istanbulStory().articles.filter(({ path }) => path !== shownFirst().path);
    for (const { outlet = "" } of others) {
      assert.ok(said.includes(outlet.replace(/ \(sample\)$/, "")), `${outlet} is listed in\n${said}`);
    }
    for (const line of [
      /corroborated +[1-9]/,
      /same agency text +[1-9]/,
      /conflicting +[1-9]/,
      /unique +[1-9]/,
    ])
      assert.match(said, line);
    const pictures = said.match(/\S+\.png/g) ?? [];
    assert.ok(pictures.length >= 2, "page and popup");
    for (const picture of pictures) assert.ok(existsSync(picture), picture);
  });

  it("shows an article of the reader's own, which samples say nothing about", async () => {
    const file = join(folder, "own.json");
    writeFileSync(file, JSON.stringify(sampleStories()[1]?.articles[0]));
    const { status, said } = await demo(folder, "--article", file);
    assert.equal(status, 0, said);
    assert.match(said, /library is empty|no other article/i);
  });

  it("names the file that it cannot read, and a remedy", async () => {
    const { status, said } = await demo(folder, "--article", join(folder, "missing.txt"));
    assert.equal(status, 1);
    assert.match(said, /missing\.txt cannot be read: name an/);
  });
});
