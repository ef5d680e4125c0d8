// @ts-check
// The support person's live card: counts the time, and keeps a tap on this phone until the clinic has it.

const PATIENCE_MS = 8_000;
const AGAIN_MS = 10_000;

const card = document.querySelector("[data-live-card]");
const key = `live ${location.pathname}`;
const state = document.getElementById("live-state");

/** @typedef {{ url: string, fields: [string, string][], id: string }} Waiting */

/** Forms whose words the clinic may ask about while the person is still there. @type {Map<string, HTMLFormElement>} */
const asked = new Map();

/** @returns {Waiting[]} */
const waiting = () => JSON.parse(localStorage.getItem(key) ?? "[]");
/** @param {Waiting[]} taps */
const keep = (taps) => (taps.length > 0 ? localStorage.setItem(key, JSON.stringify(taps)) : localStorage.removeItem(key));

/** Where a browser keeps nothing, the forms post by themselves. */
function keeps() {
  try {
    keep(waiting());
    return true;
  } catch {
    return false;
  }
}

/** @param {string} words */
function say(words) {
  if (state) {
    state.textContent = words;
    state.hidden = words === "";
  }
}

const count = () => waiting().length;
const notSent = () => say(count() === 0 ? "" : `Not sent yet: ${count() === 1 ? "one tap waits" : `${count()} taps wait`} on this phone. It is tried again by itself. If it is urgent, call.`);

const IS_ASKED = 422;
/** Until somebody at the clinic has seen a worry, the card asks so often whether they have. */
const LOOK_MS = 10_000;

/** What the clinic says; an ended card takes what was tapped before its end and says that it has ended. @param {Waiting} tap */
async function post(tap) {
  const body = new URLSearchParams(tap.fields);
  body.set("SentAt", new Date().toISOString());
  return fetch(tap.url, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
}

/** @param {string} id */
const forget = (id) => keep(waiting().filter((tap) => tap.id !== id));

/** Whether it need not be sent again. @param {Waiting} tap */
async function settle(tap) {
  const response = await post(tap);
  if (response.ok || response.status === 410) {
    asked.delete(tap.id);
    return true;
  }
  const form = asked.get(tap.id);
  if (response.status !== IS_ASKED || !form) {
    return false;
  }
  // Somebody is there to be asked: the page that asks is drawn by the server, with what they typed.
  forget(tap.id);
  for (const [name, value] of tap.fields) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = value;
    }
  }
  form.submit();
  return false;
}

let isSending = false;
async function send() {
  if (isSending || count() === 0) {
    return;
  }
  isSending = true;
  try {
    for (const tap of waiting()) {
      if (await settle(tap)) {
        forget(tap.id);
      } else if (waiting().some((still) => still.id === tap.id)) {
        wait(tap.id);
      }
    }
  } catch {
    // No network, or no answer: later.
    waiting().forEach((tap) => wait(tap.id));
  } finally {
    isSending = false;
  }
  notSent();
  if (count() === 0 && asked.size === 0) {
    isTyping() ? say("Sent. The clinic has it.") : location.reload();
  }
}

/** What somebody is typing is not thrown away by drawing the page anew. */
const isTyping = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("form[data-live] input:not([type=hidden])"))].some((field) => field.value !== field.defaultValue);

/** It has waited: whoever typed it may be gone, so that it is kept as it was typed. @param {string} id */
function wait(id) {
  asked.delete(id);
  keep(waiting().map((tap) => (tap.id === id && !tap.fields.some(([name]) => name === "Waited") ? { ...tap, fields: [...tap.fields, ["Waited", "true"]] } : tap)));
}

/** @param {SubmitEvent} event */
function take(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("form[data-live]")) {
    return;
  }
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const isAsking = form.dataset.live === "ask";
  // What was asked about goes out under the number that it had.
  const id = isAsking ? String(data.get("Id")) : crypto.randomUUID();
  data.set("Id", id);
  data.set("MadeAt", String(data.get("MadeAt") || new Date().toISOString()));
  const fields = /** @type {[string, string][]} */ ([...data.entries()].map(([name, value]) => [name, String(value)]));
  keep([...waiting().filter((tap) => tap.id !== id), { url: form.action, fields, id }]);
  if (isAsking) {
    asked.set(id, form);
  }
  form.reset();
  say("Sending …");
  void send();
}

function tick() {
  for (const time of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("time[data-since]"))) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time.dataset.since ?? "")) / 60_000));
    time.textContent = minutes < 60 ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  }
  for (const time of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("time[data-next]"))) {
    const left = Math.ceil((Date.parse(time.dataset.next ?? "") - Date.now()) / 60_000);
    time.textContent = left > 0 ? `in ${left} ${left === 1 ? "minute" : "minutes"}` : "now";
  }
}

if (card?.getAttribute("data-live-card") === "dead") {
  // Nothing of an ended session stays on this phone.
  localStorage.removeItem(key);
  void caches?.keys().then((names) => Promise.all(names.map(async (name) => (await caches.open(name)).delete(location.pathname))));
} else if (card && keeps()) {
  document.addEventListener("submit", take);
  addEventListener("online", () => void send());
  setInterval(() => void send(), AGAIN_MS);
  if (document.querySelector("[data-seen=no]")) {
    setInterval(() => navigator.onLine && count() === 0 && !isTyping() && location.reload(), LOOK_MS);
  }
  setInterval(tick, 1_000);
  tick();
  document.documentElement.dataset.live = "ready";
  notSent();
  void send();
}
