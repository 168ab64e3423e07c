// The library's page as a reader uses it: views, rows, files. What stands in it is read by the hooks that its parts carry.

import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { By, Key, type WebElement } from "selenium-webdriver";
import { catalogueRows, type LocalOutlet } from "../site/outlets.ts";
import { requireFolder, testExtension } from "./places.ts";
import { workFolder } from "./processes.ts";
import type { Reader } from "./reader.ts";
import type { BrowserName } from "./tools.ts";
import { waitFor } from "./wait.ts";

export type View = "outlets" | "pick" | "articles" | "add" | "storage";

/** The build for tests with these outlets in its catalogue, beside those that it ships with. */
export function extensionOffering(browser: BrowserName, outlets: readonly LocalOutlet[]): string {
  const built = requireFolder(testExtension(browser), "build it with `cargo xtask test`");
  const folder = join(workFolder(`${browser}-catalogue`), "extension");
  cpSync(built, folder, { recursive: true });
  appendFileSync(join(folder, "catalogue/outlets.tsv"), catalogueRows(outlets));
  return folder;
}

export class LibraryPage {
  #opened = 0;

  constructor(private readonly desk: Reader) {}

  get driver() {
    return this.desk.driver;
  }

  /** Opens the page anew. */
  async open(view: View): Promise<void> {
    await this.desk.lookAtPopup();
    // Another query each time: an address that differs by its fragment only would not load the page again.
    const query = `?${this.#opened++}`;
    await this.driver.get(`${this.desk.browser.origin()}/library.html${query}#${view}`);
    // Firefox may answer while the page before still stands there.
    await waitFor("the page anew", () =>
      this.driver.executeScript<boolean>("return location.search === arguments[0];", query),
    );
    await this.shows(view);
  }

  async shows(view: View): Promise<void> {
    await waitFor(
      `the view ${view}`,
      () =>
        this.driver.executeScript<boolean>(
          `const main = document.querySelector("main");
           return main?.dataset.view === arguments[0] && main.getAttribute("aria-busy") === "false";`,
          view,
        ),
      { seen: () => this.text() },
    );
  }

  text(): Promise<string> {
    return this.driver.executeScript<string>("return document.querySelector('main')?.innerText ?? '';");
  }

  /** The part with this hook, as soon as it is there. */
  async part(name: string, patience?: number): Promise<WebElement> {
    const [found] = await waitFor(
      `${name} on the library's page`,
      async () => {
        const parts = await this.driver.findElements(By.css(`[data-testid="${name}"]`));
        return parts.length > 0 && parts;
      },
      { seen: () => this.text(), ...(patience && { patience }) },
    );
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  }

  async press(name: string): Promise<void> {
    await (await this.part(name)).click();
  }

  /** The button with this label, spoken or written. */
  async button(label: string): Promise<WebElement> {
    const found = await waitFor(
      `a button “${label}”`,
      () =>
        this.driver.executeScript<WebElement | null>(
          `return [...document.querySelectorAll("button")]
             .find((one) => (one.getAttribute("aria-label") ?? one.textContent.trim()) === arguments[0]) ?? null;`,
          label,
        ),
      { seen: () => this.text() },
    );
    return found;
  }

  async type(name: string, text: string): Promise<void> {
    const field = await this.part(name);
    await field.clear();
    await field.sendKeys(text);
  }

  async textOf(name: string): Promise<string> {
    return (await this.part(name)).getText();
  }

  /** Waits until the part says something that matches. */
  async says(name: string, pattern: RegExp, patience?: number): Promise<string> {
    return waitFor(
      `${name} to say ${pattern}`,
      async () => {
        const said = await this.driver.executeScript<string | null>(
          "return document.querySelector(arguments[0])?.innerText ?? null;",
          `[data-testid="${name}"]`,
        );
        return said !== null && pattern.test(said) ? said : undefined;
      },
      { seen: () => this.text(), ...(patience && { patience }) },
    );
  }

  /** Texts of the rows of a list. */
  rows(name: string): Promise<string[]> {
    return this.driver.executeScript<string[]>(
      // Browsers differ in how many lines they leave between paragraphs.
      `return [...document.querySelectorAll(arguments[0])].map((row) => row.innerText.replace(/\\n+/g, "\\n"));`,
      `[data-testid="${name}"] > li`,
    );
  }

  /** The row of the outlet with this name, as soon as its text matches. */
  async outlet(name: string, pattern = /./): Promise<string> {
    return waitFor(
      `a row of ${name} that says ${pattern}`,
      async () => (await this.rows("outlets")).find((row) => row.startsWith(name) && pattern.test(row)),
      { seen: () => this.rows("outlets") },
    );
  }

  /** Gives files to the page's file field, as the browser's own dialog would. */
  async choose(paths: readonly string[]): Promise<void> {
    await (await this.part("files")).sendKeys(paths.join("\n"));
  }

  /** The content of the newest file that the page handed the reader, once it is complete. */
  async downloaded(ending: string): Promise<{ path: string; content: Buffer }> {
    const folder = this.desk.browser.downloads;
    return waitFor(
      `a downloaded ${ending}`,
      async () => {
        const names = readdirSync(folder);
        const name = names.find((one) => one.endsWith(ending));
        if (!name || names.some((one) => /\.(crdownload|part|tmp)$/.test(one))) return undefined;
        const path = join(folder, name);
        const content = readFileSync(path);
        return content.length > 0 && { path, content };
      },
      { seen: () => readdirSync(folder) },
    );
  }

  forgetDownloads(): void {
    for (const name of readdirSync(this.desk.browser.downloads)) {
      rmSync(join(this.desk.browser.downloads, name));
    }
  }

  /** Presses keys where the focus is. */
  async keys(...keys: string[]): Promise<void> {
    // Firefox without a screen takes the focus from every second page that a driver loads, some time after (seen in 153):
    // keys reach the fields then, and activate none.
    await this.driver.executeScript("window.focus();");
    await this.driver
      .actions()
      .sendKeys(...keys)
      .perform();
  }

  /** Presses Tab until the focus is on an element that matches; says how often, and fails after `most`. */
  async tabTo(selector: string, most = 120): Promise<number> {
    for (let presses = 1; presses <= most; presses++) {
      await this.keys(Key.TAB);
      const there = await this.driver.executeScript<boolean>(
        "return document.activeElement?.matches(arguments[0]) ?? false;",
        selector,
      );
      if (there) return presses;
    }
    throw new Error(`${most} presses of Tab do not reach ${selector}`);
  }
}

/** A folder with these files, gone when the tests end. */
export function filesOf(files: Readonly<Record<string, string | Buffer>>): string[] {
  const folder = workFolder("files");
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}
