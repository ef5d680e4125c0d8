// @ts-check
// Begins, on a patient's pages, on the kept ones and at the door, what needs this phone's own keeping.

import { checkIn } from "./checkin.js";
import { help } from "./help.js";
import { leave } from "./leave.js";
import { hearOthers, keptThing } from "./outbox.js";
import { signedIn, whose } from "./owner.js";
import { safetyPlan } from "./safety.js";
import { send } from "./send.js";
import { note, say, show } from "./shown.js";
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

/** Tries at once, whenever the network or the person comes back, and now and then. @param {string} owner */
async function keepSending(owner) {
  let [wait, timer] = [FIRST_WAIT_MS, 0];
  const attempt = async () => {
    clearTimeout(timer);
    const outcome = await send(owner);
    await sendRecordings(owner).catch(() => {});
    await show(owner, outcome);
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
