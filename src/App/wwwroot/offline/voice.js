// @ts-check
// Recordings that the clinic does not have yet. They wait locked on this phone, and are sent from any of their owner's pages.

import { signedIn } from "./owner.js";
import { dropThing, putThing, run } from "./store.js";
import { sealBytes, unsealBytes } from "./vault.js";

/** @typedef {{ id: string, entry: string, session: string, before: string, madeAt: string, type: string, isGrowing: boolean }} About  isGrowing: it is being recorded, so it is not sent yet */
/** @typedef {About & { keptAt: number, sealed: import("./vault.js").Sealed }} Row */

const KEPT = 204;
/** A recording whose page went away while it was made is as long as it will get. */
const GROWN_AFTER_MS = 60_000;
/** The pages of one browser share these names. @param {string} owner @param {string} [id] */
const nameOf = (owner, id = "") => `voice/${owner}/${id}`;

/** @param {string} owner @param {About} about @param {Blob} sound */
export const keepRecording = async (owner, about, sound) =>
  putThing(nameOf(owner, about.id), { ...about, keptAt: Date.now(), sealed: await sealBytes(owner, await sound.arrayBuffer()) });

/** @param {string} owner @returns {Promise<Row[]>} */
export async function recordings(owner) {
  const all = IDBKeyRange.bound(nameOf(owner), nameOf(owner, "\uffff"));
  return run("things", "readonly", (things) => things.getAll(all));
}

/** @param {string} owner @param {Row} row @returns {Promise<Blob>} */
export const sound = async (owner, row) => new Blob([await unsealBytes(owner, row.sealed)], { type: row.type });

/** @param {string} owner @param {string} id */
export const forget = (owner, id) => dropThing(nameOf(owner, id));

/**
 * Sends what waits; what the clinic has leaves this phone.
 * @param {string} owner @returns {Promise<Map<string, string>>} Why each was not taken, in words; empty for no answer at all.
 */
export async function sendRecordings(owner) {
  /** @type {Map<string, string>} */
  const left = new Map();
  const token = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=__RequestVerificationToken]"))?.value;
  for (const row of await recordings(owner)) {
    if (!token || signedIn !== owner || (row.isGrowing && Date.now() - row.keptAt < GROWN_AFTER_MS)) {
      left.set(row.id, "");
      continue;
    }
    const { id, entry, session, before, madeAt } = row;
    const address = `/journal/capture/recording?${new URLSearchParams({ entry, id, session, before, madeAt, sentAt: new Date().toISOString() })}`;
    // Followed to another page, a refusal would look like an answer.
    const answer = await fetch(address, { method: "POST", body: await sound(owner, row), headers: { RequestVerificationToken: token }, redirect: "manual" }).catch(() => null);
    if (answer?.status === KEPT) {
      await forget(owner, id);
    } else {
      left.set(id, answer?.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : "");
    }
  }
  return left;
}
