import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, it } from "node:test";
import { WWW } from "../harness/places.ts";

describe("the playground", { skip: !existsSync(WWW) && `${WWW} is not built` }, () => {
  it("is to be tested", () => {
    assert.ok(true);
  });
});
