// The work in progress, kept in this browser (IndexedDB) until it is thrown away. Where the browser keeps nothing, the desk works without.

const [DATABASE, STORE, KEY] = ["district-charts-desk", "work", "present"];

/** @returns {Promise<IDBDatabase>} */
const database = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T | undefined>}
 */
async function within(mode, act) {
  try {
    const opened = await database();
    const transaction = opened.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    }).finally(() => opened.close());
  } catch {
    return undefined;
  }
}

/** The end of the last write: writes keep their order. */
let last = Promise.resolve(/** @type {unknown} */ (undefined));

/** @param {unknown} work */
export const keep = (work) => (last = last.then(() => within("readwrite", (store) => store.put(structuredClone(work), KEY))));

/** @returns {Promise<any>} */
export const kept = () => within("readonly", (store) => store.get(KEY));

export const forget = () => (last = last.then(() => within("readwrite", (store) => store.delete(KEY))));
