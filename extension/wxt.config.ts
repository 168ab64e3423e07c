import { fileURLToPath } from "node:url";
import { defineConfig } from "wxt";
import { noInnerHtml } from "./no-inner-html";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDirTemplate: "{{browser}}-mv{{manifestVersion}}",
  manifest: ({ browser }) => ({
    name: "__MSG_extensionName__",
    short_name: "Second Source",
    description: "__MSG_extensionDescription__",
    default_locale: "en",
    permissions: ["activeTab", "alarms", "contextMenus", "scripting", "storage", "unlimitedStorage"],
    optional_host_permissions: ["http://*/*", "https://*/*"],
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    action: { default_title: "__MSG_actionTitle__" },
    commands: {
      "check-page": {
        suggested_key: { default: "Alt+Shift+S" },
        description: "__MSG_commandCheckPage__",
      },
      "check-selection": { description: "__MSG_commandCheckSelection__" },
      // Chrome takes four suggested keys; there the reader chooses this one.
      "add-page": {
        ...(browser === "firefox" && { suggested_key: { default: "Alt+Shift+L" } }),
        description: "__MSG_addToLibrary__",
      },
      // Chrome keeps Alt+Shift with A, B, C, I, N, P, T, W, X and Z to itself, and then silently gives no key at all.
      "open-panel": {
        suggested_key: { default: "Alt+Shift+O" },
        description: "__MSG_commandOpenPanel__",
      },
      "next-conflict": {
        suggested_key: { default: "Alt+Shift+D" },
        description: "__MSG_keyNextConflict__",
      },
      "hide-marks": {
        suggested_key: { default: "Alt+Shift+M" },
        description: "__MSG_keyHideMarks__",
      },
    },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "second-source@second-source.invalid",
              strict_min_version: "142.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { minimum_chrome_version: "128" }),
  }),
  hooks: {
    "build:manifestGenerated": (_, manifest) => {
      // The content script is registered at run time; WXT leaves an empty list behind.
      if (manifest.content_scripts?.length === 0) delete manifest.content_scripts;
    },
  },
  vite: () => ({
    plugins: [noInnerHtml()],
    // The glue that wasm-pack writes; TypeScript reads the committed declarations instead (tsconfig `paths`).
    resolve: {
      alias: {
        "#wasm": here("./engine/pkg"),
        "#ingest": here("./engine/pkg-ingest"),
        "wxt/utils/content-script-context": here("./quiet-context.ts"),
      },
    },
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
    build: { modulePreload: false },
  }),
});
