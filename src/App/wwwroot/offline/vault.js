// @ts-check
// Locks what is kept on this phone. The key is made here for one person, never leaves the browser and cannot be read out of it.

import { run, thing } from "./store.js";

/** @typedef {{ iv: Uint8Array<ArrayBuffer>, bytes: ArrayBuffer }} Sealed */

const CIPHER = "AES-GCM";

/** @param {string} owner */
export const keyName = (owner) => `key/${owner}`;

/** @param {string} owner @returns {Promise<CryptoKey>} */
async function keyOf(owner) {
  const name = keyName(owner);
  const known = await thing(name);
  if (known) {
    return known;
  }
  const fresh = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ["encrypt", "decrypt"]);
  // Two pages may come here at once: the key that was first is the key.
  await run("things", "readwrite", (things) => {
    const first = things.get(name);
    first.onsuccess = () => {
      if (!first.result) {
        things.put(fresh, name);
      }
    };
    return first;
  });
  return thing(name);
}

/** The owner's name is part of what is sealed, so that nothing can be put under another's. @param {string} owner */
const bound = (owner) => new TextEncoder().encode(owner);

/** @param {string} owner @param {unknown} value @returns {Promise<Sealed>} */
export const seal = (owner, value) => sealBytes(owner, new TextEncoder().encode(JSON.stringify(value)));

/** @param {string} owner @param {Sealed} sealed @returns {Promise<any>} */
export const unseal = async (owner, sealed) => JSON.parse(new TextDecoder().decode(await unsealBytes(owner, sealed)));

/** @param {string} owner @param {BufferSource} bytes @returns {Promise<Sealed>} */
export async function sealBytes(owner, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt({ name: CIPHER, iv, additionalData: bound(owner) }, await keyOf(owner), bytes) };
}

/** @param {string} owner @param {Sealed} sealed @returns {Promise<ArrayBuffer>} */
export const unsealBytes = async (owner, sealed) =>
  crypto.subtle.decrypt({ name: CIPHER, iv: sealed.iv, additionalData: bound(owner) }, await keyOf(owner), sealed.bytes);
