// @ts-check
/// <reference lib="webworker" />
// Keeps the crisis page for when there is no network: that page, its style and the icon, and nothing of anybody.

importScripts("/worker-push.js");

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = "crisis-1";
const PAGE = "/crisis";
const WITH_IT = ["/evenkeel.css", "/icon.svg"];
/** After this long without an answer the kept copy is shown: a frightened person does not wait for a bad connection. */
const PATIENCE_MS = 4000;

/** The page is kept once for each country asked for, the rest once whatever its version. @param {string} url */
function nameOf(url) {
  const { pathname, search } = new URL(url, worker.location.href);
  return pathname === PAGE ? pathname + search : pathname;
}

/** Fetched without cookies, so that the kept page is the one that anybody sees. @param {string} url */
async function keep(url) {
  const response = await fetch(url, { credentials: "omit", cache: "no-cache" });
  if (response.ok && !response.redirected) {
    await (await caches.open(CACHE)).put(nameOf(url), response);
  }
}

/** The same address first, then the page for the clinic's own country. @param {string} url */
async function kept(url) {
  const cache = await caches.open(CACHE);
  return (await cache.match(nameOf(url))) ?? (await cache.match(new URL(url).pathname));
}

/** @param {FetchEvent} event */
async function networkFirst(event) {
  const copy = await kept(event.request.url);
  try {
    const response = await fetch(event.request, copy ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (response.ok) {
      event.waitUntil(keep(event.request.url).catch(() => {}));
    }

    // A server in trouble is no better than no network.
    return response.status >= 500 && copy ? copy : response;
  } catch (error) {
    if (copy) {
      return copy;
    }

    throw error;
  }
}

worker.addEventListener("install", (event) => {
  worker.skipWaiting();
  event.waitUntil(Promise.all([PAGE, ...WITH_IT].map(keep)));
});

worker.addEventListener("activate", (event) => {
  const old = async () => Promise.all((await caches.keys()).filter((name) => name.startsWith("crisis-") && name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(Promise.all([old(), worker.clients.claim()]));
});

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.origin === worker.location.origin && [PAGE, ...WITH_IT].includes(url.pathname)) {
    event.respondWith(networkFirst(event));
  }
});
