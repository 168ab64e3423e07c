/**
 * How does the playground open without a network?
 *
 * A service worker keeps its few files (the build fills in their names, which change with what they hold). The page itself
 * comes from the network where there is one, so that a newer playground is never hidden by an older.
 */

const files = ["__FILES__"];
const kept = `playground ${files.join(" ")}`;
const page = "./";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll([page, ...files])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(request.mode === "navigate" ? pageFor(request) : fileFor(request));
});

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith("playground ") && name !== kept);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function pageFor(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(page);
    if (found) return found;
    throw error;
  }
}

async function fileFor(request) {
  return (await caches.match(request)) ?? fetch(request);
}
