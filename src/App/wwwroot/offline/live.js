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
    localStorage.setItem(`${key} room`, "room");
    localStorage.removeItem(`${key} room`);
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

/** @typedef {"kept" | "asked" | "ended" | "waits"} Fate  ended: the card is over, and the clinic did not take it any more */

/** What became of it. @param {Waiting} tap @returns {Promise<Fate>} */
async function settle(tap) {
  const response = await post(tap);
  if (response.ok || response.status === 410) {
    asked.delete(tap.id);
    forget(tap.id);
    return response.ok || response.headers.has("Kept") ? "kept" : "ended";
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
      return "asked";
    }
  }
  wait(tap.id);
  return "waits";
}

/** Each goes by itself: a worry waits for nothing that hangs. @type {Set<string>} */
const onTheWay = new Set();
/** @param {Waiting} tap @returns {Promise<Fate>} */
async function sendOne(tap) {
  onTheWay.add(tap.id);
  try {
    return await settle(tap);
  } catch {
    // No network, or no answer: later.
    wait(tap.id);
    return "waits";
  } finally {
    onTheWay.delete(tap.id);
  }
}

/** What the clinic has is not on the screen yet. */
let isStale = false;
async function send() {
  const fates = await Promise.all(waiting().filter((tap) => !onTheWay.has(tap.id)).map(sendOne));
  if (fates.length === 0) {
    return;
  }
  notSent();
  if (fates.includes("ended")) {
    say("This card has ended, and the clinic did not get what you just tapped. If it is urgent, call.");
  } else if (fates.includes("kept")) {
    if (count() === 0) {
      say("Sent. The clinic has it.");
    }
    isStale = true;
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
    // The session has begun or ended, which is another card; what waits or is typed goes out from this one first.
    if (count() === 0 && !isInUse(document.body)) {
      location.reload();
    }
    return;
  }
  for (const there of fresh.querySelectorAll("[data-part]")) {
    const here = document.getElementById(there.id);
    if (here && here.innerHTML !== there.innerHTML && !isInUse(here)) {
      const focused = here.contains(document.activeElement) ? document.activeElement : null;
      here.replaceChildren(...there.childNodes);
      if (focused) {
        (document.getElementById(focused.id) ?? here.querySelector("button"))?.focus({ preventScroll: true });
      }
    }
  }
  isStale = false;
  tick();
}

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
  const data = new FormData(form, event.submitter);
  const question = form.closest("[data-part]")?.querySelector("[data-asked]");
  // What was asked about goes out under the number and the time that it had. Any other tap has its own: a kept copy of the card may be opened twice.
  const id = question ? String(data.get("Id")) : crypto.randomUUID();
  data.set("Id", id);
  data.set("MadeAt", String((question && data.get("MadeAt")) || new Date().toISOString()));
  const fields = /** @type {[string, string][]} */ ([...data.entries()].map(([name, value]) => [name, String(value)]));
  try {
    keep([...waiting().filter((tap) => tap.id !== id), { url: form.action, fields, id }]);
  } catch {
    // No room on this phone: the form posts by itself.
    return;
  }
  event.preventDefault();
  if (form.dataset.live === "ask") {
    asked.add(id);
  }
  question?.remove();
  if (form.dataset.live === "worry" || data.get("Seems") === "NotWell") {
    // That somebody saw the one before says nothing of this one.
    document.querySelector("[data-seen=yes]")?.remove();
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
  // Nothing of an ended session stays on this phone; what was tapped before its end is still sent, and goes with that.
  void caches?.keys().then((names) => Promise.all(names.map(async (name) => (await caches.open(name)).delete(location.pathname))));
  const sendLate = () => void send().catch(() => {});
  sendLate();
  setInterval(sendLate, AGAIN_MS);
} else if (card && keeps()) {
  document.addEventListener("submit", take);
  // Whoever types on has read that it was sent; on a small screen the words would lie over the field.
  document.addEventListener("input", () => count() === 0 && say(""));
  addEventListener("online", () => void send());
  setInterval(() => void send(), AGAIN_MS);
  setInterval(() => navigator.onLine && (isStale || document.querySelector("[data-seen=no]")) && void draw(), LOOK_MS);
  setInterval(tick, 1_000);
  tick();
  document.documentElement.dataset.live = "ready";
  notSent();
  void send();
}
