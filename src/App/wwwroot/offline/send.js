// @ts-check
// Sends what waits on this phone. Pages use it, and so does the worker when the browser wakes it.

import { read, settle, tellOthers, tidy } from "./outbox.js";
import { putThing, thing } from "./store.js";
import { notRead } from "./words.js";

/** @typedef {import("./outbox.js").Shown} Shown */
/** @typedef {"sent" | "no-answer" | "not-known" | "somebody-else" | "not-read"} Outcome  not-read: the clinic is there, and will never take it as it is */

const DOOR = "/outbox";
const LOCK = "evenkeel-outbox";
const GIVE_UP_MS = 15_000;
const LARGEST_BATCH = 100_000;
const RENEW_MS = 24 * 3600_000;
const URGENT = ["help-now", "call-me", "feel-worse"];
/** Statuses that say that sending the same again is of no use. */
const NOT_READ = [400, 413, 415];
const POSITIVE = ["3", "4"];

/**
 * @param {string} owner @param {import("./outbox.js").Entry[]} entries @param {boolean} [renew] Whether this phone would like more time as a known device.
 * @returns {Promise<{ outcome: Outcome, answers: { id: string, is: string, at?: string | null, fields?: Record<string, string> | null }[] }>}
 */
export async function post(owner, entries, renew = false) {
  try {
    const answer = await fetch(DOOR, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ owner, sentAt: new Date().toISOString(), renew, entries }),
      // Small enough to go on when the page is closed the moment after a tap.
      keepalive: entries.length === 1,
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    if (answer.ok) {
      return { outcome: "sent", answers: (await answer.json()).entries };
    }
    if (NOT_READ.includes(answer.status)) {
      // Of several nobody knows which one it is: each is sent again by itself.
      return { outcome: "not-read", answers: entries.length === 1 ? [{ id: entries[0].id, is: "not-accepted", fields: { Id: notRead } }] : [] };
    }
    return { outcome: answer.status === 401 || answer.status === 403 ? "not-known" : answer.status === 409 ? "somebody-else" : "no-answer", answers: [] };
  } catch {
    return { outcome: "no-answer", answers: [] };
  }
}

/** Somebody asks for help, or has thoughts of ending their life. @param {Shown} one */
export const isUrgent = ({ entry }) => URGENT.includes(entry.kind) || POSITIVE.includes(entry.fields?.Safety ?? "");

/** What is urgent goes first and by itself: a bad line may carry no more. @param {Shown[]} waiting */
function batches(waiting) {
  const urgent = waiting.filter(isUrgent).map((one) => [one]);
  /** @type {Shown[][]} */
  const all = [...urgent, []];
  let size = 0;
  for (const one of waiting.filter((other) => !isUrgent(other))) {
    size += JSON.stringify(one.entry).length * 3;
    if (size > LARGEST_BATCH && all[all.length - 1].length > 0) {
      all.push([]);
      size = 0;
    }
    all[all.length - 1].push(one);
  }
  return all.filter((batch, i) => batch.length > 0 || (i === 0 && all.length === 1));
}

/** @param {string} owner @returns {Promise<Outcome>} */
async function sendNow(owner) {
  const waiting = (await read(owner)).filter((one) => one.row.state === "waiting");
  const renews = Date.now() - ((await thing(`renewed/${owner}`)) ?? 0) > RENEW_MS;
  if (waiting.length === 0 && !renews) {
    return "sent";
  }
  const queue = batches(waiting);
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    const { outcome, answers } = await post(owner, batch.map((one) => one.entry), renews);
    for (const answer of answers) {
      const one = batch.find((b) => b.entry.id === answer.id);
      if (one) {
        // A phone without room for the receipt sends it again one day; the clinic keeps it once.
        await settle(one, answer).catch(() => {});
      }
    }
    if (outcome === "not-read") {
      queue.unshift(...(batch.length > 1 ? batch.map((one) => [one]) : []));
    } else if (outcome !== "sent") {
      return outcome;
    }
  }
  await putThing(`renewed/${owner}`, Date.now()).catch(() => {});
  await tidy(owner);
  if (waiting.length > 0) {
    tellOthers(owner);
  }
  return "sent";
}

/**
 * Sends all that waits; one sender at a time in this browser, except for what cannot wait.
 * @param {string} owner @param {{ atOnce?: boolean }} [how] @returns {Promise<Outcome>}
 */
export function send(owner, { atOnce = false } = {}) {
  return atOnce || !navigator.locks ? sendNow(owner) : navigator.locks.request(LOCK, () => sendNow(owner));
}
