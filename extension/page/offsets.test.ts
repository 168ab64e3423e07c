// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bare, type OffsetMap, TextBuilder } from "./offsets";

function build(...texts: (string | null)[]): { text: string; map: OffsetMap; nodes: Text[] } {
  const builder = new TextBuilder();
  const nodes: Text[] = [];
  for (const text of texts) {
    if (text === null) builder.lineBreak();
    else {
      const node = document.createTextNode(text);
      nodes.push(node);
      builder.append(node);
    }
  }
  return { ...builder.take(), nodes };
}

/** The page's words between the ends, across all nodes. */
function pageWords(nodes: Text[], map: OffsetMap, start: number, end: number): string | undefined {
  const ends = map.ends(start, end);
  if (!ends) return undefined;
  const first = nodes.indexOf(ends.startNode);
  const last = nodes.indexOf(ends.endNode);
  return nodes
    .slice(first, last + 1)
    .map((node, index) => {
      const from = index === 0 ? ends.startOffset : 0;
      const to = first + index === last ? ends.endOffset : node.length;
      return node.data.slice(from, to);
    })
    .join("");
}

describe("text of a block", () => {
  test("whitespace is drawn together and trimmed", () => {
    expect(build("\n   The talks\n      lasted ", "six", " hours. \n").text).toBe(
      "The talks lasted six hours.",
    );
  });

  test("a line break parts words", () => {
    expect(build("Istanbul", null, "Ankara").text).toBe("Istanbul Ankara");
  });

  test("text in neighbouring elements is not torn apart", () => {
    expect(build("T", "he talks").text).toBe("The talks");
  });

  test("soft hyphens and zero-width spaces are left out", () => {
    expect(build("diplo\u00admatic mis\u200bsion").text).toBe("diplomatic mission");
  });

  test("a no-break space is a space", () => {
    expect(build("40\u00a0000 people, 30\u202f%").text).toBe("40 000 people, 30 %");
  });

  test("a space between elements belongs to the text only once", () => {
    expect(build("six ", " ", " hours").text).toBe("six hours");
  });
});

describe("way back to the page", () => {
  test("emoji and combining marks count as JavaScript counts them", () => {
    const { text, map, nodes } = build("👩🏽‍🚒 saved cafe\u0301 ", "goers");
    const start = text.indexOf("cafe");
    expect(pageWords(nodes, map, start, text.length)).toBe("cafe\u0301 goers");
  });

  test("a range never begins or ends in a line break's space", () => {
    const { map, nodes } = build("Istanbul", null, "Ankara");
    expect(pageWords(nodes, map, 8, 15)).toBe("Ankara");
    expect(pageWords(nodes, map, 0, 9)).toBe("Istanbul");
    expect(map.ends(8, 9)).toBeUndefined();
  });

  test("empty ranges and ranges outside the text lead nowhere", () => {
    const { map } = build("six hours");
    expect(map.ends(3, 3)).toBeUndefined();
    expect(map.ends(9, 12)).toBeUndefined();
    expect(map.ends(4, 2)).toBeUndefined();
  });

  test("any range of any text leads to exactly its words", () => {
    const snippet = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom("six hours", " ", "\n\t", "\u00ad", "e\u0301", "👍🏾", "שלום", "\u00a0", "“no one”"),
    );
    const piece = fc.option(snippet, { freq: 6, nil: null });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const { text, map, nodes } = build(...pieces);
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const found = pageWords(nodes, map, start, end);
        const wanted = bare(text.slice(start, end));
        expect(found === undefined ? "" : bare(found)).toBe(wanted);
      }),
      { numRuns: 1000 },
    );
  });

  test("the text itself is the page's words with single spaces", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 6 }), (pieces) => {
        const { text } = build(...pieces);
        expect(bare(text)).toBe(bare(pieces.join("")));
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\s\s/);
      }),
    );
  });
});
