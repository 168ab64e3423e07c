// What Firefox is told before it starts.

export const PREFERENCES: Record<string, string | number | boolean> = {
  "extensions.webextensions.uuids": "{}",
  // The reader's "allow" is not what is tested here; the page that asks is.
  "extensions.webextOptionalPermissionPrompts": false,
  // console.error of pages and extension go to the log that FirefoxConsole reads.
  "devtools.console.stdout.content": true,
  "devtools.console.stdout.chrome": true,
  "browser.dom.window.dump.enabled": true,
  "layout.css.prefers-color-scheme.content-override": 1,
  "ui.prefersReducedMotion": 1,
  // Into the folder that is set when the browser starts, without asking or showing.
  "browser.download.folderList": 2,
  "browser.download.alwaysOpenPanel": false,
  "intl.accept_languages": "en-US",
  // A test installs for one run; what it kept is there in the next, as that of a reader's own installation is.
  "extensions.webextensions.keepStorageOnUninstall": true,
  "extensions.webextensions.keepUuidOnUninstall": true,
};

/** The way through a proxy, for addresses of this machine too. */
export function through(proxy: string): Record<string, string | number | boolean> {
  const { hostname, port } = new URL(proxy);
  return {
    "network.proxy.type": 1,
    "network.proxy.http": hostname,
    "network.proxy.http_port": Number(port),
    "network.proxy.ssl": hostname,
    "network.proxy.ssl_port": Number(port),
    "network.proxy.no_proxies_on": "",
    "network.proxy.allow_hijacking_localhost": true,
  };
}
