// @ts-check
// The small database in which this browser keeps what the clinic does not have yet.

const NAME = "evenkeel";
const VERSION = 1;

/** @typedef {"entries" | "things"} Store  entries: what is to be sent, by owner and id; things: keys, drafts and copies, by name */

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("entries", { keyPath: ["owner", "id"] });
      request.result.createObjectStore("things");
    };
    request.onsuccess = () => {
      request.result.onclose = forget;
      request.result.onversionchange = () => {
        request.result.close();
        forget();
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(forget);
  return opened;
}

function forget() {
  opened = null;
}

/**
 * One transaction; done when it is on the disk, not when it was asked for.
 * @template T @param {Store} store @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} work @returns {Promise<T>}
 */
export async function run(store, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, { durability: "strict" });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new DOMException("The browser kept nothing.", "AbortError"));
  });
}

/** @param {string} name @returns {Promise<any>} */
export const thing = (name) => run("things", "readonly", (things) => things.get(name));

/** @param {string} name @param {unknown} value */
export const putThing = (name, value) => run("things", "readwrite", (things) => things.put(value, name));

/** @param {string} name */
export const dropThing = (name) => run("things", "readwrite", (things) => things.delete(name));
