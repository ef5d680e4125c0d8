// @ts-check
// One entry, from the tap to what can be said about it: kept on this phone first, then sent.

import { keep, read } from "./outbox.js";
import { post, send } from "./send.js";
import { show } from "./shown.js";

/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {{ is: "kept", at: string } | { is: "refused", fields: Record<string, string> } | { is: "on-phone" } | { is: "not-known" } | { is: "nowhere" }} Fate  not-known: the clinic does not know whose this is;  nowhere: neither here nor there, and the person must know */

/** @param {string} owner @param {Entry} entry @param {{ atOnce?: boolean }} [how] @returns {Promise<Fate>} */
export async function deliver(owner, entry, how = {}) {
  try {
    await keep(owner, entry);
  } catch {
    // A full phone, or a browser that keeps nothing: what is in hand can still go out.
    return unkept(owner, entry);
  }
  void askToStay();
  wakeWorker();
  const outcome = await send(owner, how);
  await show(owner, outcome).catch(() => {});
  const mine = (await read(owner)).find((one) => one.entry.id === entry.id);
  return mine?.row.state === "kept" ? { is: "kept", at: mine.row.at }
    : mine?.row.state === "refused" ? { is: "refused", fields: mine.problems }
    : outcome === "not-known" || outcome === "somebody-else" ? { is: "not-known" } : { is: "on-phone" };
}

/** @param {string} owner @param {Entry} entry @returns {Promise<Fate>} */
async function unkept(owner, entry) {
  const [answer] = (await post(owner, [entry])).answers;
  return answer?.at ? { is: "kept", at: answer.at } : answer?.is === "not-accepted" ? { is: "refused", fields: answer.fields ?? {} } : { is: "nowhere" };
}

/** Asks the browser not to throw this away when room is short. Some ask the person, some decide by themselves; none promises. */
async function askToStay() {
  if (navigator.storage?.persisted && !(await navigator.storage.persisted())) {
    await navigator.storage.persist();
  }
}

/** Where the browser can wake the worker when the network returns, it does so with every page closed. */
function wakeWorker() {
  navigator.serviceWorker?.ready.then((ready) => /** @type {any} */ (ready).sync?.register("outbox")).catch(() => {});
}
