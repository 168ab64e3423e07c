// Does a screen of the extension serve everybody? Seen in light and dark, narrow as at 200 % zoom, and right to left,
// each with axe-core's rules, and a picture of each for people to look at.

import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
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
 * A walk with the Tab key over the whole screen: every control is met, and each shows where the focus is. Of tabs, radio
 * buttons and lists that have arrow keys, one stands for all.
 */
export async function assertReachable(desk: Reader): Promise<void> {
  const { driver } = desk;
  const expected = await driver.executeScript<string[]>(START_WALK);
  const met = new Map<string, boolean>();
  // Back at the start, or in the browser's own bars, the walk has come round.
  for (let step = 0; step < expected.length + 10 && met.size < expected.length; step++) {
    await driver.actions().sendKeys(Key.TAB).perform();
    const at = await driver.executeScript<{ name: string; seen: boolean } | null>(WHERE_FOCUS_IS);
    if (at) met.set(at.name, at.seen);
  }
  const missed = expected.filter((name) => !met.has(name));
  assert.deepEqual(missed, [], "controls that the Tab key does not reach");
  const unseen = [...met].filter(([, seen]) => !seen).map(([name]) => name);
  assert.deepEqual(unseen, [], "controls that do not show the focus");
}

const START_WALK = `
  // From the top, wherever the reader was before.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  getSelection()?.removeAllRanges();
  const radios = new Set();
  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((control) => control.checkVisibility() && !control.disabled && control.tabIndex >= 0)
    .filter(({ type, name }) => {
      if (type !== "radio" || !name) return true;
      if (radios.has(name)) return false;
      return radios.add(name);
    });
  controls.forEach((control, place) => { control.dataset.walked = control.type === "radio" ? "radio " + control.name
    : place + " " + (control.getAttribute("aria-label") || control.textContent || control.type || "").trim().slice(0, 40); });
  return controls.map((control) => control.dataset.walked);`;

const WHERE_FOCUS_IS = `
  const control = document.activeElement;
  if (!control || control === document.body) return null;
  const name = control.type === "radio" ? "radio " + control.name : control.dataset.walked;
  if (!name) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(control);
  return { name, seen: control.matches(":focus-visible") && outlineStyle !== "none" && parseFloat(outlineWidth) > 0 };`;

/** What moves although the reader asked the system for less motion, as every test's browser does. */
export function moving(desk: Reader): Promise<string[]> {
  return desk.driver.executeScript<string[]>(`
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return ["the browser does not ask for reduced motion"];
    const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
    return [...document.querySelectorAll("*")]
      .filter((element) => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
        return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
      })
      .map((element) => element.outerHTML.slice(0, 80));`);
}

export type SpokenLanguage = "ar" | "de" | "es" | "fr";

/** The extension's words in another language, as the options choose it; `undefined` goes back to the browser's. */
export async function speak(desk: Reader, language: SpokenLanguage | undefined): Promise<void> {
  await desk.lookAtPopup();
  await desk.driver.executeScript(
    `const api = globalThis.browser ?? chrome;
     const language = arguments[0];
     if (!language) return api.storage.local.remove("language");
     return fetch("/_locales/" + language + "/messages.json")
       .then((answer) => answer.json())
       .then((catalogue) => api.storage.local.set({ language: { language, catalogue } }));`,
    language ?? null,
  );
}

/**
 * Visible words of ours that are English still. `catalogues`: English and the language that is spoken. What other people
 * wrote is not ours, and a word that both languages share is not English.
 */
export function stillEnglish(
  desk: Reader,
  catalogues: { english: Catalogue; own: Catalogue },
): Promise<string[]> {
  const ours = Object.entries(catalogues.english)
    .filter(([key, { message }]) => message !== catalogues.own[key]?.message && /\p{L}{4}/u.test(message))
    .map(([, { message }]) => message)
    .filter((message) => !message.includes("$"));
  return desk.driver.executeScript<string[]>(
    `const ours = new Set(arguments[0]);
     const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
     const found = [];
     while (walker.nextNode()) {
       const text = walker.currentNode.data.trim();
       if (ours.has(text) && walker.currentNode.parentElement.checkVisibility()) found.push(text);
     }
     const spoken = [...document.querySelectorAll("[aria-label], [title], [placeholder]")];
     for (const element of spoken)
       for (const name of ["aria-label", "title", "placeholder"])
         if (ours.has(element.getAttribute(name))) found.push(name + ": " + element.getAttribute(name));
     return found;`,
    ours,
  );
}

type Catalogue = Readonly<Record<string, { readonly message: string }>>;
