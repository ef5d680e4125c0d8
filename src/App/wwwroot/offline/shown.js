// @ts-check
// Says on every page what is on this phone and what the clinic has.

import { lost, read } from "./outbox.js";
import * as words from "./words.js";

/** @typedef {import("./send.js").Outcome} Outcome */

const bar = /** @type {HTMLElement} */ (document.getElementById("outbox"));
let waited = false;

/** @param {string} tag @param {string} text @param {Record<string, string>} [attributes] */
export function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  return made;
}

/** Read out once, and not again while nothing has changed. @param {(string | HTMLElement)[]} parts */
export function say(...parts) {
  const fresh = parts.map((part) => (typeof part === "string" ? element("p", part) : part));
  if (bar.textContent !== fresh.map((f) => f.textContent).join("")) {
    bar.replaceChildren(...fresh);
  }
  bar.hidden = fresh.length === 0;
}

/** Where it goes on after this was sent: the clinic knows all that was said, and decides. @param {import("./outbox.js").Entry} entry */
export const placeAfter = ({ kind, id, fields }) =>
  kind === "check-in" ? `/checkins/today?handler=After&id=${id}&mode=${fields?.Mode ?? ""}` : kind === "feel-worse" ? `/home?told=${id}` : `/help/now?told=${id}`;

/**
 * @param {string} owner @param {Outcome | null} outcome What came of the last sending; null before it.
 * @param {import("./outbox.js").Entry} [arrived] Something urgent that has just reached the clinic.
 */
export async function show(owner, outcome, arrived) {
  const all = await read(owner);
  const [waiting, refused] = [all.filter((a) => a.row.state === "waiting"), all.filter((a) => a.row.state === "refused")];
  // Before it has been tried, what was kept a moment ago is on its way.
  if (waiting.length > 0 && outcome) {
    waited = true;
    const more = outcome === "not-known" || outcome === "somebody-else" ? [words.signInToSend] : [];
    say(words.onThisPhone(waiting.length), ...more, element("a", "See what is on this phone", { href: "/home/offline" }));
  } else if ((await lost(owner)) > 0) {
    say(words.cannotOpen);
  } else if (refused.length > 0) {
    say(words.needsALook, element("a", "Look at it", { href: placeOf(refused[0]) }));
  } else if (arrived) {
    const at = all.find((one) => one.entry.id === arrived.id)?.row.at;
    say(at ? words.atTheClinic(at) : "", element("a", words.whoHasIt, { href: placeAfter(arrived) }));
  } else if (waited && waiting.length === 0) {
    const last = all.map((a) => a.row.at).sort().at(-1);
    say(last ? words.atTheClinic(last) : "");
  }
  list(all);
}

/** Where an entry can be put right. @param {import("./outbox.js").Shown} one */
function placeOf({ entry }) {
  return entry.kind === "check-in" ? `/checkins/offline?repair=${entry.id}` : entry.kind === "safety-plan" ? `/safety/offline?repair=${entry.id}` : "/home/offline";
}

/** @param {import("./outbox.js").Shown[]} all */
function list(all) {
  const place = document.getElementById("on-this-phone");
  if (!place || all.length === 0) {
    return;
  }
  place.replaceChildren(...all.sort((a, b) => b.entry.madeAt.localeCompare(a.entry.madeAt)).map((one) => {
    const line = element("li", `${words.kinds[one.entry.kind] ?? "An answer"}, ${words.when(one.entry.madeAt)}: `);
    if (one.row.state === "kept") {
      line.append(`kept at the clinic at ${words.when(one.row.at)}.`);
    } else if (one.row.state === "refused") {
      line.append(`on this phone only. ${Object.values(one.problems).join(" ")} `, element("a", "Look at it", { href: placeOf(one) }));
    } else {
      line.append("on this phone only, not at the clinic yet.");
    }
    return line;
  }));
}

/** A line at a place on the page that is read out at once. @param {HTMLElement} before @param {string} text @param {string} [kind] */
export function note(before, text, kind = "note") {
  const id = `${before.id || "here"}-said`;
  const place = document.getElementById(id) ?? element("div", "", { id, role: "status", class: kind });
  if (!place.isConnected) {
    before.before(place);
  }
  place.replaceChildren(element("p", text));
  return place;
}

