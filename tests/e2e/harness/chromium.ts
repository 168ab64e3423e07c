// Chromium: chromedriver for pages, one DevTools connection for everything that concerns the extension itself.

import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { WebDriver } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import type { Browser, ColourScheme, LaunchOptions, MenuEntry } from "./browser.ts";
import { DevTools, type Target } from "./cdp.ts";
import { ConsoleEar } from "./chromium-console.ts";
import { readManifest } from "./manifest.ts";
import { downloadsIn, endAll, freePort, sweep, workFolder } from "./processes.ts";
import { findTool } from "./tools.ts";
import { waitFor } from "./wait.ts";

const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
  "--force-color-profile=srgb",
  "--lang=en-US",
  // Lets DevTools load and click an unpacked extension; branded Chrome ignores --load-extension since version 137.
  "--enable-unsafe-extension-debugging",
];

export async function openChromium(options: LaunchOptions): Promise<Browser> {
  const folder = options.folder ?? workFolder("chromium");
  const settings = new chrome.Options();
  settings.setChromeBinaryPath(findTool("chromium"));
  settings.addArguments(...FLAGS, `--user-data-dir=${join(folder, "profile")}`, "--window-size=1280,1000");
  if (!options.headed) settings.addArguments("--headless=new");
  if (options.proxy)
    settings.addArguments(`--proxy-server=${options.proxy}`, "--proxy-bypass-list=<-loopback>");
  // Chromium's sandbox refuses to run as root, which is how containers and CI run it.
  if (process.getuid?.() === 0) settings.addArguments("--no-sandbox");
  settings.setUserPreferences({
    "download.default_directory": downloadsIn(folder),
    "download.prompt_for_download": false,
  });
  const service = new chrome.ServiceBuilder(findTool("chromedriver"))
    .setPort(await freePort())
    .loggingTo(join(folder, "chromedriver.log"))
    .build();
  const driver = chrome.Driver.createSession(settings, service);
  const capabilities = await driver.getCapabilities();
  const { debuggerAddress } = capabilities.get("goog:chromeOptions") as { debuggerAddress: string };
  const devTools = await DevTools.connect(debuggerAddress);
  const ear = await ConsoleEar.listen(devTools);
  return new Chromium(driver, devTools, ear, folder);
}

/** How the process was started; nothing for one that has just ended. */
function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split(/[\0 ]/);
  } catch {
    return [];
  }
}

class Chromium implements Browser {
  readonly name = "chromium";
  #id: string | undefined;
  /** Pages that were there before the toolbar button was clicked: the popup is the new one. */
  #before = new Set<string>();
  /** Session in which the background is offline. */
  #offline: string | undefined;
  #media = { scheme: "light", forced: "none", medium: "" };

  constructor(
    readonly driver: WebDriver,
    private readonly devTools: DevTools,
    private readonly ear: ConsoleEar,
    readonly folder: string,
  ) {}

  async install(folder: string): Promise<string> {
    readManifest(folder);
    if (this.#id) await this.devTools.send("Extensions.uninstall", { id: this.#id });
    const { id } = await this.devTools.send<{ id: string }>("Extensions.loadUnpacked", {
      path: realpathSync(folder),
    });
    this.#id = id;
    return this.origin();
  }

  async allowHosts(): Promise<void> {}

  get downloads(): string {
    return downloadsIn(this.folder);
  }

  origin(): string {
    if (!this.#id) throw new Error("no extension is installed yet");
    return `chrome-extension://${this.#id}`;
  }

  async clickToolbarButton(window: string): Promise<void> {
    // A WebDriver window handle is the id of the page's target; the button wants the tab around that page.
    await this.driver.switchTo().window(window);
    // The popup opens in the window that is in front, as it does for a reader.
    await this.devTools.send("Target.activateTarget", { targetId: window });
    const targets = await this.devTools.targets();
    this.#before = new Set(targets.map((target) => target.targetId));
    const tabs = targets.filter((target) => target.type === "tab");
    for (const tab of tabs) {
      if (!(await this.#holds(tab, window))) continue;
      await this.devTools.send("Extensions.triggerAction", { id: this.#id, targetId: tab.targetId });
      return;
    }
    throw new Error(`no tab holds the page ${window}`);
  }

  /** Is `page` the page inside this tab? */
  async #holds(tab: Target, page: string): Promise<boolean> {
    const session = await this.devTools.attach(tab.targetId);
    try {
      return (await this.ear.childrenOf(session)).includes(page);
    } finally {
      await this.devTools.send("Target.detachFromTarget", { sessionId: session });
    }
  }

  async lookAtPopup(): Promise<{ state: string; text: string; png: Buffer }> {
    const session = await this.devTools.attach((await this.#popup()).targetId);
    const look = async () => {
      const { result } = await this.devTools.send<{ result: { value: string } }>(
        "Runtime.evaluate",
        {
          expression:
            'JSON.stringify([document.querySelector("main")?.dataset.state, document.body.innerText])',
        },
        session,
      );
      return JSON.parse(result.value) as [string | undefined, string];
    };
    const [state, text] = await waitFor("the popup to be done", async () => {
      const seen = await look();
      return seen[0] && !["working", "idle"].includes(seen[0]) ? seen : undefined;
    });
    const { data } = await this.devTools.send<{ data: string }>(
      "Page.captureScreenshot",
      { format: "png" },
      session,
    );
    await this.devTools.send("Target.detachFromTarget", { sessionId: session });
    return { state: state ?? "", text, png: Buffer.from(data, "base64") };
  }

  async closePopup(): Promise<void> {
    // Chromium closes it by itself as soon as another window comes to the front.
    const popup = await this.#findPopup();
    if (!popup) return;
    await this.devTools.send("Target.closeTarget", { targetId: popup.targetId }).catch(() => {});
    await waitFor("the popup to close", async () => (await this.#findPopup()) === undefined);
  }

  #popup(): Promise<Target> {
    return waitFor("the popup to open", () => this.#findPopup());
  }

  async #findPopup(): Promise<Target | undefined> {
    const isPopup = ({ type, url, targetId }: Target) =>
      type === "page" && url.startsWith(this.origin()) && !this.#before.has(targetId);
    return (await this.devTools.targets()).find(isPopup);
  }

  answerFromPopup(): Promise<void> {
    return Promise.reject(new Error("Chromium keeps its permission prompt from drivers"));
  }

  async pressCommand(): Promise<boolean> {
    // Keys sent through DevTools go to the page and never reach the browser's own accelerators (tried in 156).
    return false;
  }

  async chooseFromMenu(window: string, { id, tab }: MenuEntry): Promise<void> {
    await this.driver.switchTo().window(window);
    const selectionText = await this.driver.executeScript<string>("return String(getSelection())");
    const worker = await this.#worker();
    if (!worker) throw new Error("the background is stopped: nobody hears of the click");
    const click = JSON.stringify({
      menuItemId: id,
      editable: false,
      ...(selectionText && { selectionText }),
    });
    const clicked = await this.#evaluate<object>(worker, `chrome.tabs.get(${tab})`);
    // At once: the panel opens for the click alone, and nothing may be awaited before.
    await this.#evaluate(
      worker,
      `void chrome.contextMenus.onClicked.dispatch(${click}, ${JSON.stringify(clicked)})`,
    );
  }

  async inPanel<T>(_: string, expression: string): Promise<T | undefined> {
    const panel = await this.#panel();
    return panel && this.#evaluate<T>(panel, expression);
  }

  async closePanel(): Promise<void> {
    const panel = await this.#panel();
    if (panel) await this.devTools.send("Target.closeTarget", { targetId: panel.targetId });
  }

  /** The panel's page that stands in no tab. */
  async #panel(): Promise<Target | undefined> {
    const address = `${this.origin()}/sidepanel.html`;
    return (await this.devTools.targets()).find(({ url, type }) => url === address && type !== "tab");
  }

  async #evaluate<T>({ targetId }: Target, expression: string): Promise<T> {
    const session = await this.devTools.attach(targetId);
    try {
      const asked = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
      const { result } = await this.devTools.send<{ result: { value: T } }>(
        "Runtime.evaluate",
        asked,
        session,
      );
      return result.value;
    } finally {
      await this.devTools.send("Target.detachFromTarget", { sessionId: session });
    }
  }

  async stopBackground(): Promise<void> {
    const worker = await this.#worker();
    if (worker) {
      // Any page's session reaches the workers of its profile; the extension's own page is always there to ask.
      const page = (await this.devTools.targets()).find(
        (t) => t.type === "page" && t.url.startsWith(this.origin()),
      );
      if (!page) throw new Error("open a page of the extension before stopping its worker");
      const session = await this.devTools.attach(page.targetId);
      await this.devTools.send("ServiceWorker.enable", {}, session);
      await this.devTools.send("ServiceWorker.stopAllWorkers", {}, session);
      await this.devTools.send("Target.detachFromTarget", { sessionId: session });
    }
    await waitFor("the service worker to stop", async () => !(await this.backgroundRuns()));
  }

  async backgroundRuns(): Promise<boolean> {
    return (await this.#worker()) !== undefined;
  }

  async #worker(): Promise<Target | undefined> {
    const targets = await this.devTools.targets();
    return targets.find((target) => target.type === "service_worker" && target.url.startsWith(this.origin()));
  }

  async setColourScheme(scheme: ColourScheme): Promise<void> {
    this.#media.scheme = scheme;
    await this.#emulate();
  }

  async setForcedColours(on: boolean): Promise<void> {
    this.#media.forced = on ? "active" : "none";
    await this.#emulate();
  }

  async setMedium(medium: "screen" | "print"): Promise<void> {
    this.#media.medium = medium === "print" ? "print" : "";
    await this.#emulate();
  }

  #emulate(): Promise<void> {
    const { scheme, forced, medium } = this.#media;
    return this.#send("Emulation.setEmulatedMedia", {
      media: medium,
      features: [
        { name: "prefers-color-scheme", value: scheme },
        { name: "forced-colors", value: forced },
        // Firefox has it by preference.
        { name: "prefers-reduced-motion", value: "reduce" },
      ],
    });
  }

  async setOffline(offline: boolean): Promise<void> {
    const worker = await waitFor("the background to run", () => this.#worker());
    // The state belongs to the session: it is over when the session is.
    if (!offline) {
      if (this.#offline) await this.devTools.send("Target.detachFromTarget", { sessionId: this.#offline });
      this.#offline = undefined;
      return;
    }
    this.#offline ??= await this.devTools.attach(worker.targetId);
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await this.devTools.send("Network.enable", {}, this.#offline);
    await this.devTools.send("Network.emulateNetworkConditions", { offline, ...speed }, this.#offline);
  }

  async limitStorage(bytes?: number): Promise<void> {
    await (this.driver as chrome.Driver).sendDevToolsCommand("Storage.overrideQuotaForOrigin", {
      origin: this.origin(),
      ...(bytes !== undefined && { quotaSize: bytes }),
    });
  }

  async zoom(factor: number): Promise<void> {
    if (factor === 1) return this.#send("Emulation.clearDeviceMetricsOverride", {});
    // What zooming is to a page: fewer and larger CSS pixels.
    const [width = 0, height = 0] = await this.driver.executeScript<number[]>(
      "return [innerWidth, innerHeight];",
    );
    await this.#send("Emulation.setDeviceMetricsOverride", {
      width: Math.round(width / factor),
      height: Math.round(height / factor),
      deviceScaleFactor: factor,
      mobile: false,
    });
  }

  async tap(x: number, y: number): Promise<void> {
    await this.#send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
    await this.#send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  async #send(method: string, parameters: object): Promise<void> {
    await (this.driver as chrome.Driver).sendDevToolsCommand(method, parameters);
  }

  async timings(name: string): Promise<number[]> {
    const worker = await waitFor("the background to run", () => this.#worker());
    const session = await this.devTools.attach(worker.targetId);
    const expression = `performance.getEntriesByName(${JSON.stringify(name)}).map(({ duration }) => duration)`;
    const { result } = await this.devTools.send<{ result: { value: number[] } }>(
      "Runtime.evaluate",
      { expression, returnByValue: true },
      session,
    );
    await this.devTools.send("Target.detachFromTarget", { sessionId: session });
    return result.value;
  }

  async memory(): Promise<number> {
    const { processInfo } = await this.devTools.send<{ processInfo: { id: number }[] }>(
      "SystemInfo.getProcessInfo",
    );
    const ours = processInfo.find(({ id }) => argumentsOf(id).includes("--extension-process"));
    const kilobytes = /^VmRSS:\s*(\d+)/m.exec(
      ours ? readFileSync(`/proc/${ours.id}/status`, "utf8") : "",
    )?.[1];
    if (!kilobytes) throw new Error("Chromium runs no process for extensions");
    return Number(kilobytes) * 1024;
  }

  async complaints(): Promise<string[]> {
    return this.ear.take();
  }

  async kill(): Promise<void> {
    this.devTools.close();
    await waitFor("all processes to end", async () => !endAll(this.folder));
  }

  async close(): Promise<void> {
    this.devTools.close();
    await this.driver.quit().catch(() => {});
    sweep(this.folder);
  }
}
