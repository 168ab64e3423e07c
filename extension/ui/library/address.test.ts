import { describe, expect, test } from "vitest";
import { typedAddress } from "./address";

describe("a typed address", () => {
  test.each([
    ["news.example", "https://news.example/"],
    ["  https://news.example/feed?x=1 ", "https://news.example/feed?x=1"],
    ["HTTP://news.example", "http://news.example/"],
    ["feed://news.example/rss", "https://news.example/rss"],
    ["feed:https://news.example/rss", "https://news.example/rss"],
    ["localhost:8080/feed", "http://localhost:8080/feed"],
    ["127.0.0.1:8080", "http://127.0.0.1:8080/"],
    ["[::1]:8080/a", "http://[::1]:8080/a"],
    ["localhost.news.example", "https://localhost.news.example/"],
  ])("%s means %s", (typed, href) => expect(typedAddress(typed)?.href).toBe(href));

  test.each([
    "",
    "   ",
    "bbc",
    "the courier",
    "javascript:alert(1)",
    "file:///etc/hosts",
    "ftp://news.example",
    "https://",
  ])("%s is none", (typed) => expect(typedAddress(typed)).toBeUndefined());

  test("names the host to ask the browser for", () => {
    expect(typedAddress("http://127.0.0.1:8080/a")?.origin).toBe("http://127.0.0.1/*");
  });
});
