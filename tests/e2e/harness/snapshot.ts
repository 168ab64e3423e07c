// Does a screen still look as it did? A picture of it is held against one that is kept in `snapshots/<browser>`.
//
// Kept and compared at a fifth of the size, with eleven steps a colour: a moved line, a lost mark or another colour
// shows, and a hundred references stay within some hundred kB. What another browser version, other fonts or another
// time zone draw differs everywhere and tells nothing: then the comparison says so and is skipped.
//
// Renewed on purpose, and looked at before they are committed: `UPDATE_SNAPSHOTS=1`.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { screenshotFolder } from "./places.ts";
import { keepScreenshot, type Reader } from "./reader.ts";

const SMALLER = 5;
const STEP = 25.5;
const LARGEST_SHARE = 0.0005;

/** What every picture must look away from: movement, the caret, and what is never twice the same. */
const STILL = `
  *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
  * { scrollbar-width: none !important; }
  [data-testid="diagnostics"], [data-testid="room"], [data-testid="site-mode"] .host { visibility: hidden !important; }`;

/** Draws the same words in several fonts: their widths tell whether the fonts are those of the references. */
const FONTS = `
  const pen = document.createElement("canvas").getContext("2d");
  const widths = ["serif", "sans-serif", "monospace", "system-ui"].map((font) => {
    pen.font = "40px " + font;
    return ["Six hours, 1,240 articles", "ست ساعات و٤٠ مقالًا"].map((text) => pen.measureText(text).width.toFixed(1));
  });
  return widths.flat().join(" ") + " " + devicePixelRatio + " " + Intl.DateTimeFormat().resolvedOptions().timeZone;`;

const renewing = process.env.UPDATE_SNAPSHOTS === "1";

export class Snapshots {
  readonly #folder: string;
  #stamp = "";

  constructor(private readonly desk: Reader) {
    this.#folder = fileURLToPath(new URL(`../snapshots/${desk.browser.name}`, import.meta.url));
  }

  /** Why nothing can be compared here; undefined where it can. */
  async obstacle(): Promise<string | undefined> {
    const capabilities = await this.desk.driver.getCapabilities();
    const browser = `${capabilities.getBrowserName()} ${capabilities.getBrowserVersion()}`;
    this.#stamp = `${browser}\n${await this.desk.driver.executeScript<string>(FONTS)}\n`;
    if (renewing) return undefined;
    if (!existsSync(this.#stampFile)) return "there are no references yet";
    const made = readFileSync(this.#stampFile, "utf8");
    return made === this.#stamp
      ? undefined
      : `the references were made by ${made.replaceAll("\n", " ")}, not ${this.#stamp}`;
  }

  /** Holds the window's picture against the reference, or keeps it as the new one. */
  async compare(name: string): Promise<void> {
    await this.still();
    const png = Buffer.from(await this.desk.driver.takeScreenshot(), "base64");
    keepScreenshot(this.desk.browser, `snapshots/${name}`, png);
    const now = smaller(PNG.sync.read(png));
    if (renewing) this.#keep(name, now);
    else this.#assertSame(name, now);
  }

  /** Names of the references that are kept. */
  kept(): string[] {
    if (!existsSync(this.#folder)) return [];
    const files = readdirSync(this.#folder).filter((file) => file.endsWith(".png"));
    return files.map((file) => file.slice(0, -".png".length)).sort();
  }

  /** Takes references away whose screens are no more; only while renewing. */
  forget(names: readonly string[]): void {
    if (renewing) for (const name of names) rmSync(this.#file(name));
  }

  /** Through a constructed style sheet, which a page's own policy does not forbid, and once the fonts are there. */
  private async still(): Promise<void> {
    await this.desk.driver.executeScript(
      `const sheet = new CSSStyleSheet();
       sheet.replaceSync(arguments[0]);
       // Marks and card have sheets of their own.
       for (const root of [document, document.querySelector("second-source-card")?.shadowRoot])
         if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
       // A report that is shared says when it was made.
       for (const { contentDocument } of document.querySelectorAll("iframe"))
         for (const line of contentDocument?.querySelectorAll(".quiet") ?? []) line.style.visibility = "hidden";
       return document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)))));`,
      STILL,
    );
  }

  #assertSame(name: string, now: PNG): void {
    const file = this.#file(name);
    assert.ok(existsSync(file), `${file} is missing: ${REMEDY}`);
    const before = PNG.sync.read(readFileSync(file));
    assert.deepEqual(
      [now.width, now.height],
      [before.width, before.height],
      `${name} has another size: ${REMEDY}`,
    );
    const shown = new PNG({ width: now.width, height: now.height });
    const differing = pixelmatch(before.data, now.data, shown.data, now.width, now.height, {
      threshold: 0.1,
    });
    if (differing <= now.width * now.height * LARGEST_SHARE) return;
    keepScreenshot(this.desk.browser, `snapshots/${name}-differences`, PNG.sync.write(shown));
    const pictures = join(screenshotFolder(), this.desk.browser.name, "snapshots");
    assert.fail(
      `${name} looks different in ${differing} places: see ${name}.png and ${name}-differences.png in ${pictures}. ${REMEDY}`,
    );
  }

  #keep(name: string, picture: PNG): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(
      this.#file(name),
      PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: 0 }),
    );
    writeFileSync(this.#stampFile, this.#stamp);
  }

  get #stampFile(): string {
    return join(this.#folder, "made-by.txt");
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.png`);
  }
}

const REMEDY =
  "If that is meant, run the same with UPDATE_SNAPSHOTS=1, look at the new pictures and commit them";

/** Each pixel the mean of a square, in a few steps. */
function smaller(picture: PNG): PNG {
  const width = Math.floor(picture.width / SMALLER);
  const height = Math.floor(picture.height / SMALLER);
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++)
        small.data[to + channel] = Math.round(meanOf(picture, x, y, channel) / STEP) * STEP;
      small.data[to + 3] = 255;
    }
  return small;
}

function meanOf({ data, width }: PNG, x: number, y: number, channel: number): number {
  let sum = 0;
  for (let down = 0; down < SMALLER; down++)
    for (let right = 0; right < SMALLER; right++)
      sum += data[((y * SMALLER + down) * width + x * SMALLER + right) * 4 + channel] ?? 0;
  return sum / SMALLER ** 2;
}
