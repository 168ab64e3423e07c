// What would get in the way of a screen reader? axe-core's rules on the page that the driver looks at.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { WebDriver } from "selenium-webdriver";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

/** Violations as "rule: what is wrong: where", empty when there are none. `within`: a selector, or the whole page. */
export async function violations(driver: WebDriver, within?: string): Promise<string[]> {
  await driver.executeScript(AXE);
  const result = await driver.executeScript<AxeResult>(
    "return axe.run(arguments[0] ?? document, { resultTypes: ['violations'] });",
    within ?? null,
  );
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`),
  );
}
