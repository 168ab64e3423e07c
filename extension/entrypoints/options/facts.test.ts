import { expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { permittedOf } from "./facts";

test("a site is permitted where the browser permits all sites", async () => {
  const getAll = vi.fn(async () => ({ origins: ["https://*/*"] }));
  const contains = vi.fn(async ({ origins }: { origins: string[] }) =>
    origins.every((origin) => origin.startsWith("https:")),
  );
  Object.assign(fakeBrowser.permissions, { getAll, contains });
  const permitted = await permittedOf(["https://courier.example/*", "http://herald.example/*"]);
  expect([...permitted]).toEqual(["https://courier.example/*"]);
});
