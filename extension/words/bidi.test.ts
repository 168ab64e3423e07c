import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contained } from "./bidi";
import { lookupIn, wordsFrom } from "./words";

const [overrule, firstLetter, end] = ["\u202e", "\u2068", "\u2069"];
const english = wordsFrom(lookupIn({ reportedBy: { message: "Reported by $1." } }), "en");

describe("an outlet whose name turns the direction of writing", () => {
  test("does not turn our sentence", () => {
    expect(english.say("reportedBy", `Courier${overrule}`)).toBe("Reported by Courier.");
    expect(english.foreign(`a${end}b`)).toBe("ab");
    expect(english.beside([`${firstLetter}a`, "b"])).toBe(`${firstLetter}a${end} · b`);
  });

  test("that is written from right to left stands apart in an English sentence", () => {
    expect(english.say("reportedBy", "الأفق")).toBe(`Reported by ${firstLetter}الأفق${end}.`);
    expect(english.list(["الأفق", "Courier"])).toBe(`${firstLetter}الأفق${end} and Courier`);
  });

  test("that is written like ours stays as it is", () => {
    expect(english.say("reportedBy", "Courier (sample)")).toBe("Reported by Courier (sample).");
  });

  test("never reaches beyond its end, whatever it holds", () => {
    const sign = fc.constantFrom(
      "a",
      "ب",
      "\u202a",
      "\u202b",
      "\u202c",
      overrule,
      "\u2066",
      firstLetter,
      end,
    );
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        let open = 0;
        for (const one of contained(signs.join(""))) {
          if (/[\u202a-\u202e]/.test(one)) return false;
          if (one === end) open -= 1;
          else if (/[\u2066-\u2068]/.test(one)) open += 1;
          if (open < 0) return false;
        }
        return open === 0;
      }),
    );
  });
});
