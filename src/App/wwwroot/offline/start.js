// @ts-check
// Begins, on a patient's pages, on the kept ones and at the door, what needs this phone's own keeping.

import { checkIn } from "./checkin.js";
import { help } from "./help.js";
import { leave } from "./leave.js";
import { hearOthers, keptThing, read } from "./outbox.js";
import { signedIn, whose } from "./owner.js";
import { safetyPlan } from "./safety.js";
import { isUrgent, send } from "./send.js";
import { note, placeAfter, say, show } from "./shown.js";
import { sendRecordings } from "./voice.js";
import * as words from "./words.js";

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

const isKept = document.body.classList.contains("kept");
/** @param {string} place */
const form = (place) => /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll(place)]);

/** @param {string} owner */
async function begin(owner) {
  for (const one of form("form[data-tells]")) {
    help(one, owner, signedIn !== "");
  }
  for (const one of form("#sign-out, #sign-out-here")) {
    leave(one, owner);
  }
  await Promise.all([
    ...form("#checkin").map((one) => checkIn(one, owner, !isKept)),
    ...form("#safety-plan").map((one) => safetyPlan(one, owner, !isKept)),
  ]);
  document.documentElement.dataset.offline = "ready";
  if ((await keptThing("plan", owner)) && !signedIn) {
    document.getElementById("plan-link")?.removeAttribute("hidden");
  }
  hearOthers((other) => other === owner && void show(owner, null));
  await keepSending(owner);
}

/** What of these the clinic has now. @param {string} owner @param {import("./outbox.js").Entry[]} urgent */
async function lastArrived(owner, urgent) {
  const kept = urgent.length === 0 ? [] : (await read(owner)).filter((one) => one.row.state === "kept").map((one) => one.entry.id);
  return urgent.filter((entry) => kept.includes(entry.id)).at(-1);
}

/** Tries at once, whenever the network or the person comes back, and now and then. @param {string} owner */
async function keepSending(owner) {
  let [wait, timer, isFirst] = [FIRST_WAIT_MS, 0, true];
  const attempt = async () => {
    clearTimeout(timer);
    const urgent = (await read(owner)).filter((one) => one.row.state === "waiting" && isUrgent(one)).map((one) => one.entry);
    const outcome = await send(owner);
    const arrived = await lastArrived(owner, urgent);
    if (arrived && isFirst && signedIn) {
      // Said without a network and sent as this page opened, before anything was typed on it: now come the numbers and who has it.
      location.assign(placeAfter(arrived));
      return;
    }
    isFirst = false;
    await sendRecordings(owner).catch(() => {});
    await show(owner, outcome, arrived);
    wait = outcome === "sent" ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    timer = setTimeout(attempt, outcome === "sent" ? LONGEST_WAIT_MS : wait);
  };
  addEventListener("online", attempt);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && attempt());
  await attempt();
}

async function start() {
  const owner = await whose();
  if (owner) {
    await begin(owner);
  } else if (isKept) {
    say(words.nobodyKnown);
    for (const one of form("#checkin, #safety-plan, form[data-tells]")) {
      one.addEventListener("submit", (event) => {
        event.preventDefault();
        note(one, words.nobodyKnown);
      });
    }
  }
}

// Over plain http browsers keep no keys; there, and where they keep nothing at all, the forms post by themselves.
if (globalThis.indexedDB && globalThis.crypto?.subtle) {
  start().catch((error) => {
    console.warn("This browser keeps nothing", error);
    if (isKept) {
      say(words.phoneIsFull);
    }
  });
}
