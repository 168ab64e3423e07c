import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [WxtVitest()],
  // The real core, as `cargo xtask build` left it.
  resolve: { alias: { "#ingest": here("./engine/pkg-ingest"), "#wasm": here("./engine/pkg") } },
  // Property tests need more than the five seconds that are usual where two cores serve everybody.
  test: {
    testTimeout: 30_000,
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules", ".output"],
    mockReset: true,
  },
});
