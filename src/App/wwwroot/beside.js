// @ts-check
// A page with several forms sends one of them. What stands typed in the others goes along to the same page when it is drawn again:
// nothing typed is lost because another button was pressed. It is not sent, and it is out of the browser as soon as it is drawn.

/** What was typed, and what stood there before. @typedef {{ key: string, same: number, words: string, value: string, drawn: string }} Typed */

const KEY = "beside";
const main = /** @type {HTMLElement} */ (document.querySelector("main") ?? document.body);

export const stillTyped = "What you typed in another place on this page still stands there. It is not kept yet.";
export const notPlaced = "You also typed this. Its place has changed, so it is not kept:";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** Fields that somebody types or chooses in, of the forms that are sent. @param {HTMLFormElement | null} but @returns {Field[]} */
const fields = (but) =>
  [.../** @type {NodeListOf<Field>} */ (main.querySelectorAll("input, textarea, select"))].filter(
    (f) => f.name && f.form && f.form !== but && f.form.method === "post" && !["hidden", "password", "file", "submit", "button", "image", "reset"].includes(f.type),
  );

/** @param {Field} field */
const ticks = (field) => field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);

/** @param {Field} field */
const now = (field) => (ticks(field) ? String(/** @type {HTMLInputElement} */ (field).checked) : field.value);

/** What the server has drawn. @param {Field} field */
function drawn(field) {
  if (field instanceof HTMLSelectElement) {
    return ([...field.options].find((o) => o.defaultSelected) ?? field.options[0])?.value ?? "";
  }
  return ticks(field) ? String(/** @type {HTMLInputElement} */ (field).defaultChecked) : field.defaultValue;
}

/** @param {Field} field */
const words = (field) => (field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? field.name).replace(/\s+/g, " ").trim();

/** Two fields with one name are told apart by what a reader is told of them. @param {Field} field */
const keyOf = (field) => [field.form?.getAttribute("action") ?? "", field.name, words(field), ticks(field) ? field.value : ""].join("\n");

/** @param {Field[]} of @returns {Map<string, Field[]>} */
function byKey(of) {
  const found = new Map();
  for (const field of of) {
    const key = keyOf(field);
    found.set(key, [...(found.get(key) ?? []), field]);
  }
  return found;
}

// The last to hear of it: what a script sends by itself leaves the page as it is.
window.addEventListener("submit", (event) => {
  const pressed = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || !main.contains(pressed)) {
    return;
  }
  /** @type {Typed[]} */
  const typed = [];
  for (const [key, same] of byKey(fields(pressed))) {
    for (const field of same) {
      // One of several with one key cannot be told from the others again.
      typed.push({ key, same: same.length, words: words(field), value: now(field), drawn: drawn(field) });
    }
  }
  const changed = typed.filter((t) => t.value !== t.drawn);
  if (changed.length > 0) {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, typed: changed }));
  }
});

/** @param {Typed[]} typed */
function draw(typed) {
  const there = byKey(fields(null));
  /** @type {Typed[]} */
  const lost = [];
  let placed = 0;
  for (const one of typed) {
    const [field] = there.get(one.key) ?? [];
    if (!field || one.same > 1 || (there.get(one.key)?.length ?? 0) > 1 || drawn(field) !== one.drawn) {
      if (one.value !== "true" && one.value !== "false" && (!field || now(field) !== one.value)) {
        lost.push(one);
      }
      continue;
    }
    if (ticks(field)) {
      /** @type {HTMLInputElement} */ (field).checked = one.value === "true";
    } else {
      field.value = one.value;
    }
    field.closest("details")?.setAttribute("open", "");
    placed++;
  }
  if (placed + lost.length > 0) {
    say(placed > 0, lost);
  }
}

/** @param {boolean} placed @param {Typed[]} lost */
function say(placed, lost) {
  const note = Object.assign(document.createElement("div"), { className: "note", id: "beside" });
  note.setAttribute("role", "status");
  if (placed) {
    note.append(Object.assign(document.createElement("p"), { textContent: stillTyped }));
  }
  if (lost.length > 0) {
    const list = document.createElement("ul");
    list.append(...lost.map((one) => Object.assign(document.createElement("li"), { textContent: `${one.words}: ${one.value}` })));
    note.append(Object.assign(document.createElement("p"), { textContent: notPlaced }), list);
  }
  main.prepend(note);
}

const kept = sessionStorage.getItem(KEY);
sessionStorage.removeItem(KEY);
if (kept) {
  const { path, typed } = JSON.parse(kept);
  if (path === location.pathname) {
    draw(typed);
  }
}
