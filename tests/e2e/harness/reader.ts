// Someone who reads: one window with the page, one with the popup's page about that tab. All tests of a browser share
// them, as a reader keeps a browser open all day.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Site } from "../site/server.ts";
import type { Browser } from "./browser.ts";
import { type Mark, readMarks, verdictMarks } from "./marks.ts";
import { screenshotFolder } from "./places.ts";
import type { Report } from "./report.ts";
import { waitFor } from "./wait.ts";

/** What the popup shows, read by the hooks that its parts carry. */
export interface PopupView {
  state: string;
  text: string;
  /** `data-testid` → text, for every part that is there and visible. */
  parts: Record<string, string>;
  outlets: string[];
}

const READ_POPUP = `
  const main = document.querySelector("main[data-state]");
  const parts = {};
  for (const part of document.querySelectorAll("[data-testid]")) parts[part.dataset.testid] = part.innerText.trim();
  const rows = document.querySelectorAll('[data-testid="outlets"] > li, [data-testid="outlets"] tbody tr');
  return {
    state: main?.dataset.state ?? "",
    text: main?.innerText ?? "",
    parts,
    outlets: [...rows].map((row) => row.innerText.trim()),
  };`;

/** States that the popup passes through while it waits for an answer. */
const UNDER_WAY = new Set(["", "idle", "working"]);

export class Reader {
  private constructor(
    readonly browser: Browser,
    readonly site: Site,
    readonly pageWindow: string,
    readonly popupWindow: string,
    readonly tabId: number,
    /** Address of the page that the extension opened when it was installed. */
    readonly welcomed: string,
  ) {}

  /** Opens both windows and finds out the number of the tab that the reader reads in. */
  static async sitDown(browser: Browser, site: Site): Promise<Reader> {
    const { driver } = browser;
    const pageWindow = await driver.getWindowHandle();
    await driver.manage().window().setRect({ width: 1280, height: 1000 });
    await driver.get(site.url("/"));
    await driver.switchTo().newWindow("window");
    await driver.manage().window().setRect({ width: 460, height: 760 });
    await driver.get(`${browser.origin()}/popup.html`);
    const popupWindow = await driver.getWindowHandle();
    const welcomed = await closeWelcome(browser);
    const [tabId, ...more] = await driver.executeScript<number[]>(`
      const api = globalThis.browser ?? chrome;
      return api.tabs.getCurrent().then(async (own) => {
        const tabs = await api.tabs.query({});
        return tabs.map((tab) => tab.id).filter((id) => id !== own.id);
      });`);
    if (tabId === undefined || more.length > 0) throw new Error("expected one tab beside the popup's own");
    return new Reader(browser, site, pageWindow, popupWindow, tabId, welcomed);
  }

  /** Closes the popup's window and leaves an empty page: another build of the extension can be installed then. */
  async leave(): Promise<void> {
    await this.lookAtPopup();
    await this.driver.close();
    await this.lookAtPage();
    await this.driver.get("about:blank");
  }

  get driver() {
    return this.browser.driver;
  }

  async lookAtPage(): Promise<void> {
    await this.driver.switchTo().window(this.pageWindow);
  }

  async lookAtPopup(): Promise<void> {
    await this.driver.switchTo().window(this.popupWindow);
  }

  /** Opens a page of the sample site in the reader's tab, or any other address. */
  async open(path: string): Promise<void> {
    await this.lookAtPage();
    await this.driver.get(path.startsWith("/") ? this.site.url(path) : path);
  }

  /** Opens one of the extension's own pages in the popup's window, and waits until it has drawn `ready` (a selector). */
  async openOwn(path: string, ready: string): Promise<void> {
    await this.lookAtPopup();
    // A jump within a page would not load it anew.
    await this.driver.get("about:blank");
    await this.driver.get(`${this.browser.origin()}/${path}`);
    await waitFor(
      `${ready} on ${path}`,
      async () => (await this.driver.findElements({ css: ready })).length > 0,
    );
  }

  /** Opens the popup about the reader's tab, which starts the check, and waits until it has an answer. */
  async check(patience?: number): Promise<PopupView> {
    await this.lookAtPopup();
    await this.driver.get(`${this.browser.origin()}/popup.html?tab=${this.tabId}`);
    return this.answer(patience);
  }

  /** Waits until the popup, open already, has an answer. */
  async answer(patience?: number): Promise<PopupView> {
    await this.lookAtPopup();
    const view = await waitFor(
      "the popup to have an answer",
      async () => {
        const seen = await this.readPopup();
        return UNDER_WAY.has(seen.state) ? undefined : seen;
      },
      { ...(patience && { patience }), seen: () => this.readPopup() },
    );
    await this.lookAtPage();
    return view;
  }

  /** What the popup shows now; the driver must look at it. */
  readPopup(): Promise<PopupView> {
    return this.driver.executeScript<PopupView>(READ_POPUP);
  }

  /** Opens a page, checks it, and waits for its marks. */
  async read(path: string): Promise<{ popup: PopupView; report: Report; marks: Mark[] }> {
    await this.open(path);
    const popup = await this.check();
    const report = await this.report();
    const marks = await this.marksWhen("there are marks", (found) => found.length > 0);
    return { popup, report, marks };
  }

  /** Presses "compare again" in the open popup, and waits until a new report has been kept. */
  async checkAgain(): Promise<PopupView> {
    await this.lookAtPopup();
    await this.driver.executeScript(
      `window.secondSourceKept = 0;
       (globalThis.browser ?? chrome).storage.session.onChanged.addListener((changes) => {
         if (changes[arguments[0]]?.newValue?.state === "report") window.secondSourceKept++;
       });`,
      `tab:${this.tabId}`,
    );
    await this.driver.findElement({ css: '[data-testid="check"]' }).click();
    await waitFor("a new report", () =>
      this.driver.executeScript<boolean>("return window.secondSourceKept > 0"),
    );
    return this.answer();
  }

  /** Flips "always on this site" in the open popup. */
  async flipAlways(): Promise<void> {
    await this.chooseSite((mode) => (mode === "always" ? "onClick" : "always"));
  }

  /** Chooses in the open popup what happens on this site. */
  async chooseSite(wanted: (mode: string | null) => string): Promise<void> {
    await this.lookAtPopup();
    const find = () => this.driver.findElements({ css: '[data-testid="site-mode"]' });
    const [choice] = await waitFor("the choice for this site", async () => {
      const found = await find();
      return found.length > 0 && found;
    });
    if ((await choice?.getAttribute("open")) === null) await choice?.findElement({ css: "summary" }).click();
    const mode = wanted((await choice?.getAttribute("data-mode")) ?? null);
    await choice?.findElement({ css: `input[value="${mode}"]` }).click();
  }

  /** Changes some of the reading settings, as the options page keeps them; none for those that come with it. */
  async settle(changes: object | undefined): Promise<void> {
    await this.lookAtPopup();
    await this.driver.executeScript(
      `const { local } = (globalThis.browser ?? chrome).storage;
       const [changes] = arguments;
       if (!changes) return local.remove("reading-settings");
       return local.get("reading-settings").then((kept) =>
         local.set({ "reading-settings": { ...kept["reading-settings"], ...changes } }));`,
      changes ?? null,
    );
    await this.lookAtPage();
  }

  /** The report about the reader's tab, as the background keeps it. */
  async report(): Promise<Report> {
    await this.lookAtPopup();
    const stored = await this.driver.executeScript<Record<string, unknown>>(
      "return (globalThis.browser ?? chrome).storage.session.get(null);",
    );
    await this.lookAtPage();
    const report = findReport(stored, this.tabId);
    if (!report)
      throw new Error(
        `storage.session holds no report for tab ${this.tabId}: ${JSON.stringify(stored).slice(0, 400)}`,
      );
    return report;
  }

  /** The verdict marks in the page, as soon as they satisfy the condition. */
  async marksWhen(what: string, condition: (marks: Mark[]) => boolean): Promise<Mark[]> {
    await this.lookAtPage();
    return waitFor(
      what,
      async () => {
        const marks = await this.marks();
        return condition(marks) ? marks : undefined;
      },
      { seen: () => this.marks() },
    );
  }

  async marks(): Promise<Mark[]> {
    return verdictMarks(await readMarks(this.driver));
  }

  /** Keeps a picture of the window that the driver looks at: `target/screenshots/<browser>/<name>.png`. */
  async screenshot(name: string): Promise<string> {
    const png = await this.driver.takeScreenshot();
    return keepScreenshot(this.browser, name, Buffer.from(png, "base64"));
  }
}

/**
 * The extension welcomes its reader in a tab of its own; it is closed. Chromedriver does not list tabs that an extension
 * opened, so a page of the extension closes it.
 */
function closeWelcome({ driver }: Browser): Promise<string> {
  return waitFor("the welcome page", () =>
    driver.executeScript<string | undefined>(`
      const api = globalThis.browser ?? chrome;
      return api.tabs.query({ url: location.origin + "/welcome.html*" }).then(async ([tab]) => {
        if (tab?.status !== "complete") return null;
        await api.tabs.remove(tab.id);
        return tab.url;
      });`),
  );
}

export function keepScreenshot(browser: Browser, name: string, png: Buffer): string {
  const file = join(screenshotFolder(), browser.name, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, png);
  return file;
}

function findReport(stored: Record<string, unknown>, tabId: number): Report | undefined {
  const entry = Object.entries(stored).find(([key]) => key === `tab:${tabId}`)?.[1];
  return digForReport(entry);
}

function digForReport(value: unknown): Report | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("coverage" in value && "findings" in value) return value as Report;
  return Object.values(value).map(digForReport).find(Boolean);
}
