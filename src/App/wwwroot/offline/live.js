// @ts-check
// The support person's live card: counts the time, and keeps a tap on this phone until the clinic has it.

const PATIENCE_MS = 8_000;
const AGAIN_MS = 10_000;

const card = document.querySelector("[data-live-card]");
const key = `live ${location.pathname}`;
const state = document.getElementById("live-state");

/** @typedef {{ url: string, fields: [string, string][], id: string }} Waiting */

/** Taps whose words the clinic may ask about while the person is still there. @type {Set<string>} */
const asked = new Set();

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
  if (response.status === IS_ASKED && asked.has(tap.id)) {
    const question = pageOf(await response.text()).querySelector("[data-part]:has([data-asked])");
    const here = question && document.getElementById(question.id);
    // Whoever types the next reading already is not asked about this one: it goes again, as it was typed.
    if (here && !isInUse(here)) {
      // Somebody is there to be asked: the server draws the question, with what they typed.
      here.replaceChildren(...question.childNodes);
      /** @type {HTMLElement | null} */ (here.querySelector("[aria-invalid=true]"))?.focus();
      forget(tap.id);
      return false;
    }
  }
  wait(tap.id);
  return false;
}

let isSending = false;
async function send() {
  if (isSending || count() === 0) {
    return;
  }
  isSending = true;
  let isKept = true;
  /** @type {Set<string>} */
  const tried = new Set();
  const next = () => waiting().find((tap) => !tried.has(tap.id));
  try {
    // What is tapped meanwhile goes out with it: a worry waits for no look-in.
    for (let tap = next(); tap; tap = next()) {
      tried.add(tap.id);
      if (await settle(tap)) {
        forget(tap.id);
        continue;
      }
      isKept = false;
    }
  } catch {
    // No network, or no answer: later.
    waiting().forEach((tap) => wait(tap.id));
  } finally {
    isSending = false;
  }
  notSent();
  if (count() === 0) {
    say(isKept ? "Sent. The clinic has it." : "");
    await draw();
  }
}

/** @param {string} html */
const pageOf = (html) => new DOMParser().parseFromString(html, "text/html");
/** @param {Document} page */
const shapeOf = (page) => [...page.querySelectorAll("[data-part]")].map((part) => part.id).join();
/** Whether it is as the clinic drew it. @param {HTMLInputElement | HTMLSelectElement} field */
const isUntouched = (field) => (field instanceof HTMLInputElement ? field.value === field.defaultValue : field !== document.activeElement && field.selectedOptions[0]?.defaultSelected !== false);
/** Whether somebody is in the middle of something there, which no newer page may take from them. @param {Element} place */
const isInUse = (place) =>
  place.querySelector("[data-asked]") !== null ||
  ![.../** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (place.querySelectorAll("form[data-live] :is(input:not([type=hidden]), select)"))].every(isUntouched);

let drawing = 0;
/** The card as the clinic has it now, drawn around what somebody is typing: a page that loads anew would throw it away. */
async function draw() {
  const mine = ++drawing;
  const html = await fetch(location.pathname, { signal: AbortSignal.timeout(PATIENCE_MS) }).then((answer) => (answer.status < 500 ? answer.text() : null)).catch(() => null);
  // A later question has the newer answer.
  if (html === null || mine !== drawing) {
    return;
  }
  const fresh = pageOf(html);
  if (shapeOf(fresh) !== shapeOf(document)) {
    // The session has begun or ended, which is another card.
    if (!isInUse(document.body)) {
      location.reload();
    }
    return;
  }
  for (const there of fresh.querySelectorAll("[data-part]")) {
    const here = document.getElementById(there.id);
    if (here && here.innerHTML !== there.innerHTML && !isInUse(here)) {
      const focused = here.contains(document.activeElement) ? document.activeElement?.id : undefined;
      here.replaceChildren(...there.childNodes);
      document.getElementById(focused ?? "")?.focus({ preventScroll: true });
    }
  }
  tick();
}

/** It has waited: whoever typed it may be gone, so that it is kept as it was typed. @param {string} id */
function wait(id) {
  asked.delete(id);
  keep(waiting().map((tap) => (tap.id === id && !tap.fields.some(([name]) => name === "Waited") ? { ...tap, fields: [...tap.fields, ["Waited", "true"]] } : tap)));
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function setHidden(form, name, value) {
  /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value;
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
    asked.add(id);
    form.closest("[data-part]")?.querySelector("[data-asked]")?.remove();
    // What is typed next is another reading, of another time.
    setHidden(form, "Id", crypto.randomUUID());
    setHidden(form, "MadeAt", "");
  }
  for (const field of form.querySelectorAll("input")) {
    field.defaultValue = field.type === "hidden" ? field.defaultValue : "";
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
  // Whoever types next has read that it was sent; on a small screen the words would lie over the field.
  document.addEventListener("focusin", ({ target }) => target instanceof HTMLInputElement && count() === 0 && say(""));
  addEventListener("online", () => void send());
  setInterval(() => void send(), AGAIN_MS);
  setInterval(() => navigator.onLine && count() === 0 && document.querySelector("[data-seen=no]") && void draw(), LOOK_MS);
  setInterval(tick, 1_000);
  tick();
  document.documentElement.dataset.live = "ready";
  notSent();
  void send();
}
