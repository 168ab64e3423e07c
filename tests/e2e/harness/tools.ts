// Where are the browsers and their drivers? `cargo xtask` names them in the environment; otherwise the usual places
// are searched, and what is missing is named together with the command that brings it.

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

export type BrowserName = "chromium" | "firefox";

interface Tool {
  /** Environment variable that overrides every other place. */
  variable: string;
  /** Names looked for on PATH, best first. */
  commands: string[];
  /** Absolute paths where packages for Debian and macOS put it. */
  places: string[];
  remedy: string;
}

const TOOLS = {
  chromium: {
    variable: "SECOND_SOURCE_CHROMIUM",
    commands: ["chromium", "chromium-browser", "google-chrome-for-testing"],
    places: ["/Applications/Chromium.app/Contents/MacOS/Chromium"],
    remedy: "run `cargo xtask setup`, or `apt-get install chromium chromium-driver`",
  },
  chromedriver: {
    variable: "SECOND_SOURCE_CHROMEDRIVER",
    commands: ["chromedriver"],
    places: ["/usr/lib/chromium/chromedriver"],
    remedy: "run `cargo xtask setup`, or `apt-get install chromium-driver`",
  },
  firefox: {
    variable: "SECOND_SOURCE_FIREFOX",
    commands: ["firefox-esr", "firefox"],
    places: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
    remedy: "run `cargo xtask setup`, or `apt-get install firefox-esr`",
  },
  geckodriver: {
    variable: "SECOND_SOURCE_GECKODRIVER",
    commands: ["geckodriver"],
    places: [join(homedir(), ".cache/second-source/tools/geckodriver-0.37.1/bin/geckodriver")],
    remedy: "run `cargo xtask setup`, or `cargo install geckodriver`",
  },
} satisfies Record<string, Tool>;

/** Absolute path of a tool; throws an error that names the remedy where it is missing. */
export function findTool(name: keyof typeof TOOLS): string {
  const tool: Tool = TOOLS[name];
  const named = process.env[tool.variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`${tool.variable} names ${named}, which does not exist; unset it or correct it`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [
    ...tool.commands.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...tool.places,
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found) return found;
  throw new Error(
    `${name} was not found (looked for ${tool.commands.join(", ")} on PATH): ${tool.remedy}, or set ${tool.variable}`,
  );
}

/** The browser that E2E_BROWSER names. */
export function chosenBrowser(): BrowserName {
  const name = process.env.E2E_BROWSER ?? "chromium";
  if (name === "chromium" || name === "firefox") return name;
  throw new Error(`E2E_BROWSER is "${name}"; it must be chromium or firefox`);
}
