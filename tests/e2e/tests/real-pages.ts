// The five real articles on the Istanbul talks, each read with the other four as the library. Skipped, with a notice,
// in a clone without `../shared`.

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { REAL_PAGES } from "../harness/places.ts";
import type { Reader } from "../harness/reader.ts";
import { assertMarksInArticle, assertMarksMatch, countByVerdict } from "../harness/report.ts";
import { browserName, expectQuietConsoles, readerWith } from "../harness/suite.ts";
import { realVariant } from "../harness/variant.ts";
import { type Gold, goldOf, realPages } from "../site/real.ts";

/** Bylines and datelines that stand among the paragraphs of these pages. */
const NO_STATEMENT = /News Desk|^By |Updated:|^\w+ \d{1,2}, \d{4}$/;

/** Marks stand on statements of the article, and on a good part of them. */
function assertSensible(marked: string[], { body, boilerplate }: Gold): void {
  for (const text of marked) {
    assert.ok(!boilerplate.includes(text), `"${text}" belongs to the page, not to the article`);
    assert.doesNotMatch(text, NO_STATEMENT, "a byline or dateline states nothing");
  }
  const found = body.filter((sentence) =>
    marked.some((text) => sentence.includes(text) || text.includes(sentence)),
  );
  assert.ok(found.length >= body.length / 2, `${found.length} of ${body.length} sentences are marked`);
}

const pages = realPages();
const skip = pages.length === 0 && `no real articles in ${REAL_PAGES}; these tests need them`;
if (skip) console.log(`Skipped: ${skip}`);

describe("real pages with a real library", { skip }, () => {
  let desk: Reader;
  before(async () => {
    desk = await readerWith(realVariant(browserName));
  });
  expectQuietConsoles();

  for (const { name, path } of pages) {
    it(`${name} is marked on its own statements`, async () => {
      await desk.open(path);
      const view = await desk.check();
      assert.equal(view.state, "covered", view.text);
      const report = await desk.report();
      const marks = await desk.marksWhen(
        "as many marks as findings",
        (found) => found.length >= report.findings.length,
      );
      assertMarksMatch(marks, report);
      assertMarksInArticle(marks);
      assertSensible(
        marks.map(({ text }) => text.trim()),
        goldOf(name),
      );
      assert.ok(countByVerdict(report).corroborated > 0, "something is corroborated");
      const own = report.findings
        .flatMap(({ evidence }) => evidence)
        .filter(({ source }) => source.id === name);
      assert.deepEqual(own, [], "the article is no evidence for itself");
      await desk.screenshot(`real-${name}`);
      await desk.lookAtPopup();
      await desk.screenshot(`real-${name}-popup`);
    });
  }
});
