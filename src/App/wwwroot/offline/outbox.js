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
  const row = await locked(owner, entry, "waiting", "", {});
  await run("entries", "readwrite", (entries) => entries.put(row));
  tellOthers(owner);
}

/** @param {string} owner @param {Entry} entry @param {State} state @param {string} at @param {Record<string, string>} problems @returns {Promise<Row>} */
async function locked(owner, entry, state, at, problems) {
  return { owner, id: entry.id, stamp: crypto.randomUUID(), state, at, ...(await seal(owner, { entry, problems })) };
}

/** @param {string} owner @returns {Promise<Row[]>} */
export const rows = (owner) => run("entries", "readonly", (entries) => entries.getAll(IDBKeyRange.bound([owner], [owner, []])));

/** What can be opened. One that cannot, because its key is gone, keeps nothing else from being sent. @param {string} owner @returns {Promise<Shown[]>} */
export async function read(owner) {
  const all = await Promise.all((await rows(owner)).map((row) => unseal(owner, row).then((opened) => ({ row, ...opened }), () => null)));
  return all.filter((one) => one !== null);
}

/** How many cannot be opened any more and were not at the clinic. @param {string} owner */
export async function lost(owner) {
  const [all, open] = [await rows(owner), new Set((await read(owner)).map((one) => one.row.id))];
  return all.filter((row) => row.state !== "kept" && !open.has(row.id)).length;
}

/**
 * Writes down what the clinic said of an entry, unless the person has changed it meanwhile: then that is still to be sent.
 * @param {Shown} sent @param {{ is: string, at?: string | null, fields?: Record<string, string> | null }} answer
 */
export async function settle({ row, entry }, answer) {
  if (answer.is === "later") {
    return;
  }
  // The receipt needs no answers.
  const next = answer.is === "not-accepted" ? await locked(row.owner, entry, "refused", "", answer.fields ?? {})
    : await locked(row.owner, { kind: entry.kind, id: entry.id, madeAt: entry.madeAt }, "kept", answer.at ?? "", {});
  // Looked at and written in one transaction: between two, a new answer could be written over.
  await run("entries", "readwrite", (entries) => {
    const now = entries.get([row.owner, row.id]);
    now.onsuccess = () => now.result?.stamp === row.stamp && entries.put(next);
    return now;
  });
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
