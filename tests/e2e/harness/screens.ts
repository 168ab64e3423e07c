// Does a screen of the extension serve everybody? Seen in light and dark, narrow as at 200 % zoom, and right to left,
// each with axe-core's rules, and a picture of each for people to look at.

import assert from "node:assert/strict";
import { violations } from "./accessibility.ts";
import type { Reader } from "./reader.ts";

/** Light and dark: a picture of each, and nothing that axe-core objects to. */
export async function assertAccessible(desk: Reader, name: string): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await desk.browser.setColourScheme(scheme);
    await desk.screenshot(`${name}-${scheme}`);
    assert.deepEqual(await violations(desk.driver), [], `${name}, ${scheme}`);
  }
  await desk.browser.setColourScheme("light");
}

/**
 * As narrow as at 200 % zoom, where nothing may need sideways scrolling. Browsers make no window narrower than 500; what
 * is narrower, as a side panel, is laid out in part of the window.
 */
export async function narrow(desk: Reader, width: number, name: string): Promise<void> {
  const { driver } = desk;
  const before = await driver.manage().window().getRect();
  await driver
    .manage()
    .window()
    .setRect({ ...before, width: Math.max(500, width) });
  await driver.executeScript("document.body.style.width = arguments[0] + 'px';", width);
  try {
    await desk.screenshot(name);
    assert.deepEqual(await cutOff(desk), [], `at ${width} pixels`);
  } finally {
    await driver.manage().window().setRect(before);
    await driver.executeScript("document.body.style.width = '';");
  }
}

/** Elements that reach out of the page sideways. */
export function cutOff(desk: Reader): Promise<string[]> {
  return desk.driver.executeScript<string[]>(`
    const { left: start, right: end } = document.body.getBoundingClientRect();
    return [...document.body.querySelectorAll("*")]
      .filter((element) => !element.closest(".visually-hidden, iframe") && element.checkVisibility())
      // What is fixed stands above the page, and is laid out by the window.
      .filter((element) => getComputedStyle(element).position !== "fixed")
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 0 && (left < start - 1 || right > end + 1);
      })
      .map((element) => element.tagName + "." + element.className + " " + element.textContent.slice(0, 40));`);
}

/** Controls that are smaller than WCAG 2.5.8 asks (24 by 24), links in running text excepted, as it does. */
export function smallTargets(desk: Reader): Promise<string[]> {
  return desk.driver.executeScript<string[]>(`
    return [...document.querySelectorAll("button, select, summary, input, [role=tab]")]
      .filter((control) => control.checkVisibility() && !control.closest(".visually-hidden"))
      .map((control) => (control.matches("input[type=checkbox], input[type=radio]") && control.closest("label")) || control)
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map((control) => control.outerHTML.slice(0, 100));`);
}

/**
 * The extension's words as a right-to-left language: the English catalogue under the name of Arabic, so that layout is
 * tested whatever state the translations are in. `undefined` takes it back.
 */
export async function speak(desk: Reader, language: "ar" | undefined): Promise<void> {
  await desk.lookAtPopup();
  await desk.driver.executeScript(
    `const api = globalThis.browser ?? chrome;
     const language = arguments[0];
     if (!language) return api.storage.local.remove("language");
     return fetch("/_locales/en/messages.json")
       .then((answer) => answer.json())
       .then((catalogue) => api.storage.local.set({ language: { language, catalogue } }));`,
    language ?? null,
  );
}
