// @ts-check
// What is to go to the clinic, kept on this phone until the clinic says that it has it.

import { dropThing, putThing, run, thing } from "./store.js";
import { keyName, seal, unseal } from "./vault.js";

/** @typedef {{ kind: string, id: string, madeAt: string, words?: string, fields?: Record<string, string> }} Entry */
/** @typedef {"waiting" | "refused" | "kept"} State */
/** @typedef {import("./vault.js").Sealed & { owner: string, id: string, stamp: string, state: State, at: string }} Row  stamp: changes with every change; at: when the clinic received it */
/** @typedef {{ row: Row, entry: Entry, problems: Record<string, string> }} Shown */

const CHANGED = "evenkeel-outbox";
const RECEIPTS_STAY = 50;

/** Tells the other pages of this browser, and the worker. @param {string} owner */
export function tellOthers(owner) {
  const channel = new BroadcastChannel(CHANGED);
  channel.postMessage(owner);
  channel.close();
}

/** @param {(owner: string) => void} heard */
export function hearOthers(heard) {
  new BroadcastChannel(CHANGED).onmessage = (event) => heard(event.data);
}

/** Keeps an entry; another under the same id takes its place. @param {string} owner @param {Entry} entry */
export async function keep(owner, entry) {
  await put(owner, entry, "waiting", "", {});
  tellOthers(owner);
}

/** @param {string} owner @param {Entry} entry @param {State} state @param {string} at @param {Record<string, string>} problems */
async function put(owner, entry, state, at, problems) {
  const sealed = await seal(owner, { entry, problems });
  await run("entries", "readwrite", (entries) => entries.put({ owner, id: entry.id, stamp: crypto.randomUUID(), state, at, ...sealed }));
}

/** @param {string} owner @returns {Promise<Row[]>} */
export const rows = (owner) => run("entries", "readonly", (entries) => entries.getAll(IDBKeyRange.bound([owner], [owner, []])));

/** @param {string} owner @returns {Promise<Shown[]>} */
export async function read(owner) {
  return Promise.all((await rows(owner)).map(async (row) => ({ row, ...(await unseal(owner, row)) })));
}

/**
 * Writes down what the clinic said of an entry, unless the person has changed it meanwhile: then that is still to be sent.
 * @param {Shown} sent @param {{ is: string, at?: string | null, fields?: Record<string, string> | null }} answer
 */
export async function settle({ row, entry }, answer) {
  const now = await run("entries", "readonly", (entries) => entries.get([row.owner, row.id]));
  if (now?.stamp !== row.stamp || answer.is === "later") {
    return;
  }
  if (answer.is === "not-accepted") {
    await put(row.owner, entry, "refused", "", answer.fields ?? {});
  } else {
    // The receipt needs no answers.
    await put(row.owner, { kind: entry.kind, id: entry.id, madeAt: entry.madeAt }, "kept", answer.at ?? "", {});
  }
}

/** @param {string} owner @param {string} id */
export const drop = (owner, id) => run("entries", "readwrite", (entries) => entries.delete([owner, id]));

/** Old receipts go; what the clinic does not have never does. Counted and not timed: the phone's clock may be days off. @param {string} owner */
export async function tidy(owner) {
  const receipts = (await rows(owner)).filter((row) => row.state === "kept").sort((a, b) => b.at.localeCompare(a.at));
  for (const row of receipts.slice(RECEIPTS_STAY)) {
    await drop(owner, row.id);
  }
}

/** A sealed thing of one person: the draft of a check-in, the copy of a plan. @param {string} name @param {string} owner @param {unknown} value */
export const keepThing = async (name, owner, value) => putThing(`${name}/${owner}`, await seal(owner, value));

/** @param {string} name @param {string} owner */
export async function keptThing(name, owner) {
  const sealed = await thing(`${name}/${owner}`);
  return sealed ? unseal(owner, sealed) : null;
}

/** @param {string} name @param {string} owner */
export const loseThing = (name, owner) => dropThing(`${name}/${owner}`);

/** Leaves nothing of a person on this phone, not even the key. @param {string} owner */
export async function wipe(owner) {
  for (const row of await rows(owner)) {
    await drop(owner, row.id);
  }
  await Promise.all([loseThing("draft", owner), loseThing("plan", owner), dropThing(keyName(owner)), dropThing(`renewed/${owner}`)]);
}
