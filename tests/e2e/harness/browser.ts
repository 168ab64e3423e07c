// What can a test ask of a browser? The same in Chromium and Firefox; how each does it stands in its own file.

import type { WebDriver } from "selenium-webdriver";
import { openChromium } from "./chromium.ts";
import { openFirefox } from "./firefox.ts";
import type { BrowserName } from "./tools.ts";

export type ColourScheme = "light" | "dark";

/** An entry of the context menu: as the extension names it, and as the reader reads it. */
export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  /** The tab in which the menu is opened. */
  readonly tab: number;
}

export interface Browser {
  readonly name: BrowserName;
  readonly driver: WebDriver;
  /** Where files are put that a page hands the reader. */
  readonly downloads: string;

  /** Installs the unpacked extension in `folder`, in place of one installed earlier. Returns its origin. */
  install(folder: string): Promise<string>;

  /**
   * Allows again the hosts that the build names in its manifest: Firefox lets a reader take them back, and forgetting a
   * site does so. Chromium keeps them.
   */
  allowHosts(): Promise<void>;

  /** `chrome-extension://…` or `moz-extension://…` of the installed extension, without a slash at the end. */
  origin(): string;

  /**
   * Clicks the extension's toolbar button while `window` shows. This is the reader's own click: it grants activeTab
   * and opens the popup where the browser opens it.
   */
  clickToolbarButton(window: string): Promise<void>;

  /** A PNG of the popup that the toolbar button opened, and the text in it. */
  lookAtPopup(): Promise<{ state: string; text: string; png: Buffer }>;

  /** Closes the popup that the toolbar button opened. */
  closePopup(): Promise<void>;

  /**
   * Chooses in the popup that the toolbar button opened what happens on this site. The popup is gone by the time that the
   * reader answers what the browser asks then. Firefox only: Chromium keeps its prompt from drivers.
   */
  answerFromPopup(mode: string, answer: "allow" | "refuse"): Promise<void>;

  /** Presses a key of the extension's own commands (Alt+Shift+S); false where the browser keeps such keys from drivers. */
  pressCommand(window: string, key?: string): Promise<boolean>;

  /**
   * Chooses an entry of the extension in the context menu of `window`'s page. Firefox opens the true menu; Chromium keeps its
   * menus from drivers, so there the background is told of the click as the browser tells it.
   */
  chooseFromMenu(window: string, entry: MenuEntry): Promise<void>;

  /** Runs an expression in the true side panel beside `window`'s page; undefined where none is open. */
  inPanel<T>(window: string, expression: string): Promise<T | undefined>;
  closePanel(window: string): Promise<void>;

  /** Stops the background as the browser itself does after some idle time, and waits until it is gone. */
  stopBackground(): Promise<void>;
  backgroundRuns(): Promise<boolean>;

  /** What pages see as `prefers-color-scheme`, from now on, in the window that the driver looks at. */
  setColourScheme(scheme: ColourScheme): Promise<void>;

  /** The network is gone, or back, as the operating system tells the browser. */
  setOffline(offline: boolean): Promise<void>;

  /** From now on so many bytes are all that the extension may keep; without a number, what the disk has. */
  limitStorage(bytes?: number): Promise<void>;

  /** Whether pages are drawn in the reader's own few colours, as in the high-contrast modes of systems. */
  setForcedColours(on: boolean): Promise<void>;

  /** What pages see as the medium, as while they are printed. */
  setMedium(medium: "screen" | "print"): Promise<void>;

  /** Enlarges the page that the driver looks at, as Ctrl and + do. 1 is the usual size. */
  zoom(factor: number): Promise<void>;

  /** A finger touches the page at a point of the window, in CSS pixels. */
  tap(x: number, y: number): Promise<void>;

  /** Milliseconds that the background measured under this name since it started; a page of the extension must be open. */
  timings(name: string): Promise<number[]>;

  /** Bytes of memory that the extension's own process holds now: the background, and pages of the extension. */
  memory(): Promise<number>;

  /** Errors written to any console since the last call: pages, content scripts, background and extension pages. */
  complaints(): Promise<string[]>;

  /** Where it keeps its profile. */
  readonly folder: string;

  /** Ends all of its processes at once, as a crash of the machine does; what it has written to its folder stays. */
  kill(): Promise<void>;

  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A real window instead of a headless browser. */
  headed: boolean;
  /** All requests go through this HTTP proxy, those to this machine too. */
  proxy?: string;
  /** The folder of a browser that was killed: this one starts with its profile. */
  folder?: string;
}

/** Starts a browser without any extension. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return name === "chromium" ? openChromium(options) : openFirefox(options);
}
