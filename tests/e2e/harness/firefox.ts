// Firefox: geckodriver with system access, so that Marionette's chrome context can do what a reader's hand does on
// the browser's own buttons.

import { openSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { By } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import type { Browser, ColourScheme, LaunchOptions, MenuEntry } from "./browser.ts";
import { FirefoxConsole } from "./firefox-console.ts";
import { PREFERENCES, through } from "./firefox-preferences.ts";
import { readManifest } from "./manifest.ts";
import { downloadsIn, endAll, freePort, sweep, workFolder } from "./processes.ts";
import { findTool } from "./tools.ts";
import { waitFor } from "./wait.ts";

/** Any fixed value will do; fixing it is what makes the extension's address known. */
const UUID = "5ec04d50-0000-4000-8000-5ec04d500000";

export async function openFirefox(options: LaunchOptions): Promise<Browser> {
  const folder = options.folder ?? workFolder("firefox");
  const settings = new firefox.Options();
  settings.setBinary(findTool("firefox"));
  // The driver works on a copy of it.
  if (options.folder) settings.setProfile(profileIn(options.folder));
  if (!options.headed) settings.addArguments("-headless");
  for (const [name, value] of Object.entries(PREFERENCES)) settings.setPreference(name, value);
  settings.setPreference("browser.download.dir", downloadsIn(folder));
  for (const [name, value] of Object.entries(options.proxy ? through(options.proxy) : {}))
    settings.setPreference(name, value);
  const log = join(folder, "geckodriver.log");
  const out = openSync(log, "a");
  const service = new firefox.ServiceBuilder(findTool("geckodriver"))
    .setPort(await freePort())
    .addArguments("--allow-system-access", "--profile-root", folder, `--marionette-port=${await freePort()}`)
    .setStdio(["ignore", out, out])
    .build();
  const driver = firefox.Driver.createSession(settings, service) as unknown as firefox.Driver;
  await driver.getSession();
  return new Firefox(driver, new FirefoxConsole(() => readFileSync(log, "utf8")), folder);
}

/** The newest of the profiles that the driver made in the folder. */
function profileIn(folder: string): string {
  const profiles = readdirSync(folder).filter((name) => name.startsWith("rust_mozprofile"));
  const [newest] = profiles
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error(`no profile in ${folder}`);
  // It says which process has the profile open, and that one is dead.
  rmSync(join(newest, "lock"), { force: true });
  return newest;
}

class Firefox implements Browser {
  readonly name = "firefox";
  #id: string | undefined;
  #temporary: string | undefined;
  #hosts: string[] = [];

  constructor(
    readonly driver: firefox.Driver,
    private readonly console: FirefoxConsole,
    readonly folder: string,
  ) {}

  async install(folder: string): Promise<string> {
    const manifest = readManifest(folder);
    const id = manifest.browser_specific_settings?.gecko?.id;
    if (!id) throw new Error(`${folder}/manifest.json has no browser_specific_settings.gecko.id`);
    if (this.#temporary) await this.driver.uninstallAddon(this.#temporary);
    await this.#inChrome(
      `Services.prefs.setStringPref("extensions.webextensions.uuids", arguments[0]);`,
      JSON.stringify({ [id]: UUID }),
    );
    this.#temporary = await this.driver.installAddon(realpathSync(folder), true);
    this.#id = id;
    this.#hosts = manifest.host_permissions ?? [];
    return this.origin();
  }

  async allowHosts(): Promise<void> {
    await this.#inChrome(ALLOW, this.#id, this.#hosts);
  }

  get downloads(): string {
    return downloadsIn(this.folder);
  }

  origin(): string {
    if (!this.#id) throw new Error("no extension is installed yet");
    return `moz-extension://${UUID}`;
  }

  async clickToolbarButton(window: string): Promise<void> {
    await this.driver.switchTo().window(window);
    // The button starts in the extensions menu; the reader of this test has pinned it to the toolbar.
    const button = await this.#inChrome<string>(PIN_BUTTON, this.#widget());
    await this.driver.setContext(firefox.Context.CHROME);
    try {
      await this.driver.findElement(By.css(button)).click();
    } finally {
      await this.driver.setContext(firefox.Context.CONTENT);
    }
  }

  async lookAtPopup(): Promise<{ state: string; text: string; png: Buffer }> {
    return waitFor("the popup to be done", async () => {
      const seen = await this.#inChrome<{ state: string; text: string; png: string } | null>(LOOK_AT_POPUP);
      if (!seen?.state || ["working", "idle"].includes(seen.state)) return undefined;
      return { ...seen, png: Buffer.from(seen.png, "base64") };
    });
  }

  async closePopup(): Promise<void> {
    await this.#inChrome(`document.querySelectorAll("panel").forEach((panel) => panel.hidePopup?.());`);
  }

  async answerFromPopup(mode: string, answer: "allow" | "refuse"): Promise<void> {
    const asks = "extensions.webextOptionalPermissionPrompts";
    await this.#inChrome("Services.prefs.setBoolPref(arguments[0], true);", asks);
    try {
      await waitFor("the choice in the popup", () => this.#inChrome<boolean>(CHOOSE_IN_POPUP, mode));
      await waitFor("Firefox to ask", () => this.#inChrome<boolean>(`return Boolean(${PROMPT});`));
      // Not all panels: the prompt is one, too.
      await this.#inChrome(`${POPUP}?.closest("panel")?.hidePopup();`);
      await waitFor("the popup to close", () => this.#inChrome<boolean>(`return !(${POPUP});`));
      const button = answer === "allow" ? "button" : "secondaryButton";
      await this.#inChrome(`(${PROMPT}).querySelector("popupnotification")?.${button}.click();`);
      await waitFor("the prompt to close", () => this.#inChrome<boolean>(`return !(${PROMPT});`));
    } finally {
      await this.#inChrome("Services.prefs.setBoolPref(arguments[0], false);", asks);
    }
  }

  async pressCommand(window: string, key = "S"): Promise<boolean> {
    await this.driver.switchTo().window(window);
    // Synthesized keys do not reach <key> elements without a screen (tried in 153); the key's own command does.
    return this.#inChrome<boolean>(PRESS_COMMAND, key);
  }

  async chooseFromMenu(window: string, { title }: MenuEntry): Promise<void> {
    await this.driver.switchTo().window(window);
    const where = await this.driver.executeScript<{ x: number; y: number } | null>(
      `const selection = getSelection();
       if (!selection || selection.isCollapsed) return null;
       const { left, top, width, height } = selection.getRangeAt(0).getClientRects()[0];
       return { x: Math.round(left + Math.min(width / 2, 30)), y: Math.round(top + height / 2) };`,
    );
    const place = where ?? { x: 5, y: 5 };
    await this.driver
      .actions()
      .move({ ...place, origin: "viewport" as never })
      .contextClick()
      .perform();
    await waitFor(`“${title}” in the context menu`, () => this.#inChrome<boolean>(CHOOSE_FROM_MENU, title));
  }

  async inPanel<T>(window: string, expression: string): Promise<T | undefined> {
    await this.driver.switchTo().window(window);
    const answer = await this.#inChrome<[T] | null>(IN_PANEL, expression);
    return answer ? answer[0] : undefined;
  }

  async closePanel(window: string): Promise<void> {
    await this.driver.switchTo().window(window);
    await this.#inChrome("SidebarController.hide();");
  }

  async stopBackground(): Promise<void> {
    // What Firefox itself calls when the idle time is over.
    await this.#inChrome(
      `return WebExtensionPolicy.getByID(arguments[0]).extension
         .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`,
      this.#id,
    );
    await waitFor("the background to stop", async () => !(await this.backgroundRuns()));
  }

  async backgroundRuns(): Promise<boolean> {
    const state = await this.#inChrome<string>(
      `return WebExtensionPolicy.getByID(arguments[0]).extension.backgroundState;`,
      this.#id,
    );
    return state !== "stopped" && state !== "suspended";
  }

  async setColourScheme(scheme: ColourScheme): Promise<void> {
    await this.#inChrome(
      `Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", arguments[0]);`,
      scheme === "dark" ? 0 : 1,
    );
  }

  async setForcedColours(on: boolean): Promise<void> {
    await this.#inChrome(
      `Services.prefs.setIntPref("browser.display.document_color_use", arguments[0]);`,
      on ? 2 : 1,
    );
  }

  async setMedium(medium: "screen" | "print"): Promise<void> {
    await this.#inChrome(
      `gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0];`,
      medium === "print" ? "print" : "",
    );
  }

  async zoom(factor: number): Promise<void> {
    await this.#inChrome(`gBrowser.selectedBrowser.fullZoom = arguments[0];`, factor);
  }

  async tap(x: number, y: number): Promise<void> {
    // Touches sent through Marionette make no click, those of the system do.
    await this.#inChrome(
      `const { mozInnerScreenX: left, mozInnerScreenY: top } = window;
       const box = gBrowser.selectedBrowser.getBoundingClientRect();
       const scale = window.devicePixelRatio;
       const at = (edge, inner, offset) => Math.round((edge + inner + offset) * scale);
       window.windowUtils.sendNativeTouchTap(
         at(left, box.left, arguments[0]), at(top, box.top, arguments[1]), false);`,
      x,
      y,
    );
  }

  async setOffline(offline: boolean): Promise<void> {
    // What the entry "Work Offline" in Firefox's menu does.
    await this.#inChrome("Services.io.offline = arguments[0];", offline);
  }

  async limitStorage(bytes?: number): Promise<void> {
    await this.#inChrome(LIMIT_STORAGE, bytes === undefined ? -1 : Math.ceil(bytes / 1024));
  }

  timings(name: string): Promise<number[]> {
    return this.driver.executeScript<number[]>(
      `return browser.runtime.getBackgroundPage().then((background) =>
         background.performance.getEntriesByName(arguments[0]).map(({ duration }) => duration));`,
      name,
    );
  }

  memory(): Promise<number> {
    // What about:processes shows.
    return this.#inChrome<number>(
      `return ChromeUtils.requestProcInfo().then(({ children }) =>
         children.find(({ type }) => type === "extension").memory);`,
    );
  }

  async complaints(): Promise<string[]> {
    return this.console.take();
  }

  async kill(): Promise<void> {
    await waitFor("all processes to end", async () => !endAll(this.folder));
  }

  async close(): Promise<void> {
    await this.driver.quit().catch(() => {});
    sweep(this.folder);
  }

  #widget(): string {
    return `${(this.#id ?? "").toLowerCase().replace(/[^a-z0-9_-]/g, "_")}-browser-action`;
  }

  /** Runs a script where Firefox's own windows run. */
  async #inChrome<T = unknown>(script: string, ...parameters: unknown[]): Promise<T> {
    await this.driver.setContext(firefox.Context.CHROME);
    try {
      return (await this.driver.executeScript(script, ...parameters)) as T;
    } finally {
      await this.driver.setContext(firefox.Context.CONTENT);
    }
  }
}

const ALLOW = `
  const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
  const [id, origins] = arguments;
  return ExtensionPermissions.add(id, { permissions: [], origins }, WebExtensionPolicy.getByID(id).extension);`;

/** In kB. The limit is read when the storage is opened: it is closed, and opens again with the next access. */
const LIMIT_STORAGE = `
  Services.prefs.setIntPref("dom.quotaManager.temporaryStorage.fixedLimit", arguments[0]);
  Services.prefs.setBoolPref("dom.quotaManager.testing", true);
  const request = Services.qms.reset();
  return new Promise((resolve) => { request.callback = () => resolve(true); });`;

/** The menu is built when it opens; its entry's own command is what a click on it calls. */
const CHOOSE_FROM_MENU = `
  const menu = document.getElementById("contentAreaContextMenu");
  if (menu.state !== "open") return false;
  const entry = [...menu.querySelectorAll("menuitem")].find(({ label, hidden }) => label === arguments[0] && !hidden);
  if (!entry) return false;
  entry.doCommand();
  menu.hidePopup();
  return true;`;

/** The sidebar's page runs in a process of its own: a frame script answers for it. */
const IN_PANEL = `
  const panel = document.getElementById("sidebar")?.contentDocument?.getElementById("webext-panels-browser");
  if (!panel?.browsingContext?.currentWindowGlobal) return null;
  return new Promise((resolve) => {
    const heard = ({ data }) => {
      panel.messageManager.removeMessageListener("second-source:panel", heard);
      resolve(data);
    };
    panel.messageManager.addMessageListener("second-source:panel", heard);
    const script = "((document) => sendAsyncMessage('second-source:panel', [" + arguments[0] + "]))(content.document)";
    panel.messageManager.loadFrameScript("data:," + encodeURIComponent(script), false);
  });`;

const PRESS_COMMAND = `
  const key = document.querySelector('keyset[id^="ext-keyset-id-"] key[modifiers="alt,shift"][key="' + arguments[0] + '"]');
  key?.doCommand();
  return key !== null;`;

const PIN_BUTTON = `
  const { CustomizableUI } = ChromeUtils.importESModule("moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs");
  CustomizableUI.addWidgetToArea(arguments[0], "nav-bar");
  return "#" + CSS.escape(arguments[0]) + " .unified-extensions-item-action-button";`;

const POPUP = `[...document.querySelectorAll("browser[webextension-view-type=popup]")].at(-1)`;
const PROMPT = `[document.getElementById("notification-popup")].find((panel) =>
  panel?.state === "open" && panel.querySelector("popupnotification[id^=addon-webext-permissions]"))`;

/** A frame script clicks as the reader does: without a hand, Firefox lets no extension ask for a permission. */
const CHOOSE_IN_POPUP = `
  const popup = ${POPUP};
  if (!popup?.browsingContext?.currentWindowGlobal) return false;
  return new Promise((resolve) => {
    const heard = ({ data }) => {
      popup.messageManager.removeMessageListener("second-source:chosen", heard);
      resolve(data);
    };
    popup.messageManager.addMessageListener("second-source:chosen", heard);
    const script = "((window) => {" +
      "const input = window.document.querySelector('[name=site-mode][value=" + arguments[0] + "]');" +
      "sendAsyncMessage('second-source:chosen', input !== null);" +
      "const hand = window.windowUtils.setHandlingUserInput(true);" +
      "input?.click();" +
      "hand.destruct();" +
      "})(content)";
    popup.messageManager.loadFrameScript("data:," + encodeURIComponent(script), false);
  });`;

/** The popup runs in a process of its own: a frame script reads it, a snapshot of its window shows it. */
const LOOK_AT_POPUP = `
  const popup = [...document.querySelectorAll("browser[webextension-view-type=popup]")].at(-1);
  if (!popup?.browsingContext?.currentWindowGlobal) return null;
  return (async () => {
    const [state, text] = await new Promise((resolve) => {
      const heard = ({ data }) => {
        popup.messageManager.removeMessageListener("second-source:popup", heard);
        resolve(data);
      };
      popup.messageManager.addMessageListener("second-source:popup", heard);
      const script = "sendAsyncMessage('second-source:popup', " +
        "[content.document.querySelector('main')?.dataset.state ?? '', content.document.body.innerText])";
      popup.messageManager.loadFrameScript("data:," + encodeURIComponent(script), false);
    });
    const picture = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, "white");
    const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return { state, text, png: canvas.toDataURL("image/png").split(",")[1] };
  })();`;
