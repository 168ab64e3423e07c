// The map of marks along the scroll bar: for eyes and pointers.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cardWhen, moveAway } from "../harness/card.ts";
import type { Verdict } from "../harness/marks.ts";
import type { Reader } from "../harness/reader.ts";
import type { Report } from "../harness/report.ts";
import { expectQuietConsoles, reader } from "../harness/suite.ts";
import { waitFor } from "../harness/wait.ts";
import { SITUATIONS, talks } from "../site/situations.ts";

interface Tick {
  verdict: string;
  x: number;
  y: number;
  height: number;
}

const READ_TICKS = `
  const map = document.querySelector("second-source-card")?.shadowRoot.querySelector("[part=map]");
  if (!map || map.hidden) return [];
  return [...map.children].map((tick) => {
    const { left, top, width, height } = tick.getBoundingClientRect();
    const verdict = tick.getAttribute("part").replace("tick tick-", "");
    return { verdict, x: Math.round(left + width / 2), y: Math.round(top + height / 2), height };
  });`;

describe("the map of marks", () => {
  let desk: Reader;
  let report: Report;
  before(async () => {
    desk = await reader();
    await desk.lookAtPage();
    await moveAway(desk.driver);
    ({ report } = await desk.read(SITUATIONS.tall));
  });
  after(() => desk.settle(undefined));
  expectQuietConsoles();

  const ticks = () => desk.driver.executeScript<Tick[]>(READ_TICKS);
  const ticksWhen = (what: string, condition: (found: Tick[]) => boolean) =>
    waitFor(what, async () => {
      const found = await ticks();
      return condition(found) && found;
    });
  const kinds = (found: { verdict: string }[]) => [...new Set(found.map(({ verdict }) => verdict))].sort();

  it("has a tick for every mark, where it stands in the page", async () => {
    const found = await ticksWhen("the ticks", (seen) => seen.length > 0);
    assert.ok(found.length <= report.findings.length);
    assert.deepEqual(kinds(found), kinds(report.findings));
    const wanted = await desk.driver.executeScript<number[]>(
      `const page = document.documentElement.scrollHeight;
       return [...CSS.highlights].filter(([name]) => name !== "second-source-current")
         .flatMap(([, marks]) => [...marks])
         .map((range) => ((range.getBoundingClientRect().top + scrollY) / page) * innerHeight)
         .sort((a, b) => a - b);`,
    );
    for (const { y } of found)
      assert.ok(
        wanted.some((place) => Math.abs(place - y) < 5),
        `a mark at ${y} of ${wanted.join()}`,
      );
    for (const place of wanted)
      assert.ok(
        found.some(({ y }) => Math.abs(place - y) < 5),
        `a tick at ${place}`,
      );
    await desk.screenshot("map");
  });

  it("leads to the statement whose tick is clicked, and opens its card", async () => {
    const { driver } = desk;
    const last = (await ticks()).at(-1) as Tick;
    await driver.actions().move({ x: last.x, y: last.y }).click().perform();
    const card = await cardWhen(driver, "the card of the last mark", ({ inView }) => inView);
    assert.equal(card.verdict, last.verdict as Verdict);
    assert.ok((await driver.executeScript<number>("return scrollY;")) > 500, "the page was scrolled there");
    const inView = await driver.executeScript<boolean>(
      `const [current] = CSS.highlights.get("second-source-current");
       const { top, bottom } = current.getBoundingClientRect();
       return top >= 0 && bottom <= innerHeight;`,
    );
    assert.equal(inView, true, "the statement is in view");
    await desk.screenshot("map-clicked");
    await driver.executeScript("scrollTo(0, 0);");
    await moveAway(driver);
  });

  it("leaves the page's own edge to the page", async () => {
    const found = await ticks();
    const free = [...Array(300).keys()].find(
      (y) => y > 10 && found.every((tick) => Math.abs(tick.y - y) > 12),
    );
    const under = await desk.driver.executeScript<string>(
      "return document.elementFromPoint(innerWidth - 4, arguments[0]).nodeName;",
      free,
    );
    assert.notEqual(under, "SECOND-SOURCE-CARD");
  });

  it("moves its ticks when the page grows", async () => {
    const before = await ticks();
    await desk.driver.executeScript(
      "const more = document.createElement('footer'); more.style.height = '300vh'; document.body.append(more);",
    );
    const after = await ticksWhen("the ticks to move", (seen) => (seen[0]?.y ?? 0) < (before[0]?.y ?? 0));
    assert.ok((after.at(-1)?.y ?? 0) < (before.at(-1)?.y ?? 0));
  });

  it("goes with the marks, and comes back with them", async () => {
    await desk.settle({ shown: { corroborated: false } });
    const fewer = await ticksWhen("fewer kinds", (seen) => !kinds(seen).includes("corroborated"));
    assert.ok(fewer.length > 0);
    await desk.settle({ map: false });
    await ticksWhen("no map", (seen) => seen.length === 0);
    assert.ok((await desk.marks()).length > 0, "the marks stay");
    await desk.settle(undefined);
    await ticksWhen("the map again", (seen) => kinds(seen).includes("corroborated"));
  });

  it("is not drawn on a page that fits into the window", async () => {
    await desk.driver.manage().window().setRect({ width: 1280, height: 1400 });
    await desk.read(talks().path);
    assert.deepEqual(await ticks(), []);
    await desk.driver.manage().window().setRect({ width: 1280, height: 1000 });
  });
});
