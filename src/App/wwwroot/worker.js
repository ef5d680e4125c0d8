// @ts-check
/// <reference lib="webworker" />
// Keeps for when there is no network: the crisis page and the empty copies of what a patient needs most, and nothing of anybody.
// A module worker: another file joins it by a static import.

import { send } from "./offline/send.js";
import { thing } from "./offline/store.js";
import "./worker-push.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** A new build is a new worker with a cache of its own, filled before the old one is thrown away. */
const CACHE = `shells-${new URL(worker.location.href).searchParams.get("v")}`;
const CRISIS = "/crisis";
const FALLBACK = "/home/offline";
/** A support person's card is kept as it was last seen, and only on the phone that has its address. */
const LIVE = "/live/";
const START = ["/", "/home", FALLBACK];
/** Which copy stands in for which page. @type {[prefix: string, copy: string][]} */
const COPIES = [
  ["/checkins/today?mode=short", "/checkins/offline?mode=short"],
  ["/checkins/offline?mode=short", "/checkins/offline?mode=short"],
  ["/checkins/today", "/checkins/offline"],
  ["/checkins/offline", "/checkins/offline"],
  ["/help", "/help/offline"],
  ["/safety", "/safety/offline"],
];
const SCRIPTS = ["checkin", "deliver", "help", "leave", "live", "outbox", "owner", "safety", "send", "shown", "start", "store", "vault", "voice", "words"];
const PAGES = [CRISIS, FALLBACK, ...new Set(COPIES.map(([, copy]) => copy))];
const FILES = ["/evenkeel.css", "/page.js", "/icon.svg", "/icon-192.png", "/manifest.webmanifest", ...SCRIPTS.map((name) => `/offline/${name}.js`)];
/** After this long without an answer the kept copy is shown: a frightened person does not wait for a bad connection. */
const PATIENCE_MS = 4000;
/** After one wait that long, nobody waits again for a while. */
const IMPATIENT_MS = 30_000;
let impatientUntil = 0;

/** A page is kept once for each query, a file once whatever its version. @param {string} url */
function nameOf(url) {
  const { pathname, search } = new URL(url, worker.location.href);
  return FILES.includes(pathname) ? pathname : pathname + search;
}

/** Fetched without cookies, so that the kept page is the one that anybody sees. @param {string} url */
async function keep(url) {
  const response = await fetch(url, { credentials: "omit", cache: "no-cache" });
  if (!response.ok || response.redirected) {
    throw new Error(`${url} answered ${response.status}`);
  }
  await (await caches.open(CACHE)).put(nameOf(url), response);
}

/** What may be shown in place of an address that does not answer, the best first. @param {string} url @returns {string[]} */
function standIns(url) {
  const { pathname, search } = new URL(url);
  const copy = COPIES.find(([prefix]) => (pathname + search).startsWith(prefix))?.[1];
  return FILES.includes(pathname) || pathname.startsWith(LIVE) ? [pathname] : pathname === CRISIS ? [pathname + search, CRISIS] : copy ? [copy] : START.includes(pathname) ? [FALLBACK] : [];
}

/** @param {string[]} names @returns {Promise<Response | undefined>} */
async function kept(names) {
  const cache = await caches.open(CACHE);
  for (const name of names) {
    const copy = await cache.match(name);
    if (copy) {
      return copy;
    }
  }
}

/** @param {FetchEvent} event */
async function networkFirst(event) {
  // A card that is open stays as it is without a network: only who opens one needs the copy.
  const isDrawnAnew = new URL(event.request.url).pathname.startsWith(LIVE) && event.request.mode !== "navigate";
  const copy = isDrawnAnew ? undefined : await kept(standIns(event.request.url));
  if (copy && Date.now() < impatientUntil) {
    return copy;
  }
  try {
    const response = await fetch(event.request, copy ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (response.ok && new URL(event.request.url).pathname === CRISIS) {
      event.waitUntil(keep(event.request.url).catch(() => {}));
    }
    if (response.ok && !response.redirected && new URL(event.request.url).pathname.startsWith(LIVE)) {
      const copy = response.clone();
      event.waitUntil(caches.open(CACHE).then((cache) => cache.put(nameOf(event.request.url), copy)));
    }
    // A server in trouble is no better than no network.
    return response.status >= 500 && copy ? copy : response;
  } catch (error) {
    if (copy) {
      impatientUntil = error instanceof DOMException && error.name === "TimeoutError" ? Date.now() + IMPATIENT_MS : impatientUntil;
      return copy;
    }
    // Of the other pages nothing is kept; what does open without a network is said.
    const fallback = event.request.mode === "navigate" ? await kept([FALLBACK]) : undefined;
    if (fallback) {
      return fallback;
    }
    throw error;
  }
}

worker.addEventListener("install", (event) => {
  void worker.skipWaiting();
  event.waitUntil(Promise.all([...PAGES, ...FILES].map(keep)));
});

worker.addEventListener("activate", (event) => {
  const old = async () => Promise.all((await caches.keys()).filter((name) => /^(crisis|shells)-/.test(name) && name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(Promise.all([old(), worker.clients.claim()]));
});

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  // An open card draws itself anew without being loaded: that is the copy to keep.
  const isPage = event.request.mode === "navigate" || url.pathname.startsWith(LIVE);
  if (event.request.method === "GET" && url.origin === worker.location.origin && (isPage || FILES.includes(url.pathname))) {
    event.respondWith(networkFirst(event));
  }
});

// Where the browser can, it wakes the worker when the network is back, with every page closed.
worker.addEventListener("sync", (/** @type {any} */ event) => {
  const sendAll = async () => {
    const owner = await thing("current");
    if (owner && (await send(owner)) === "no-answer") {
      throw new Error("No answer yet");
    }
  };
  event.waitUntil(sendAll());
});
