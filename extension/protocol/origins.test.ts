import { expect, test } from "vitest";
import { coversAddress } from "./origins";

test("a permission stands for the addresses that the browser says it stands for", () => {
  const address = "https://www.news.example/a?b";
  for (const pattern of [
    "<all_urls>",
    "*://*/*",
    "https://*/*",
    "https://www.news.example/*",
    "*://*.news.example/*",
  ])
    expect(coversAddress(pattern, address), pattern).toBe(true);
  for (const pattern of ["http://*/*", "https://news.example/*", "*://*.ws.example/*", "nonsense", ""])
    expect(coversAddress(pattern, address), pattern).toBe(false);
  expect(coversAddress("https://*.news.example/*", "https://news.example/")).toBe(true);
  expect(coversAddress("<all_urls>", "moz-extension://ours/sample.html")).toBe(false);
});
