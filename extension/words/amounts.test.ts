import { describe, expect, test } from "vitest";
import messages from "../public/_locales/en/messages.json";
import { countryName, languageName, writtenSize, writtenSpan } from "./amounts";
import { lookupIn, wordsFrom } from "./words";

const english = wordsFrom(lookupIn(messages), "en");
const german = wordsFrom(lookupIn(messages), "de");

describe("amounts", () => {
  test.each([
    [0, "0 byte"],
    [999, "999 byte"],
    [1_000, "1 kB"],
    [120_400, "120 kB"],
    [8_240_000, "8.2 MB"],
    [500_000_000, "500 MB"],
    [7_100_000_000_000, "7,100 GB"],
  ])("%i bytes are written as %s", (bytes, written) => expect(writtenSize(bytes, english)).toBe(written));

  const now = Date.parse("2026-11-25T10:00:00Z");
  test.each([
    ["2026-11-25T09:59:40Z", "now"],
    ["2026-11-25T09:55:00Z", "5 minutes ago"],
    ["2026-11-25T12:00:00Z", "in 2 hours"],
    ["2026-11-24T10:00:00Z", "yesterday"],
    ["soon", "soon"],
  ])("%s is written as %s", (time, written) => expect(writtenSpan(time, now, english)).toBe(written));

  test("countries and languages are named in the reader's language", () => {
    expect(countryName("DE", german)).toBe("Deutschland");
    expect(languageName("ar", english)).toBe("Arabic");
  });

  test("what is no code stays as it is", () => {
    expect(countryName("Atlantis!", english)).toBe("Atlantis!");
    expect(languageName("", english)).toBe("");
  });
});
