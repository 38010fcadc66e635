// The indicators that the reader chose last, in the storage of this browser. Where it is refused, no list is kept.

const KEY = "district-charts.recent";

/** A list is short enough to be read at a glance. */
const MOST = 5;

/**
 * The ids, the last one first.
 * @returns {string[]}
 */
export function recent() {
  try {
    /** @type {unknown} */
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/**
 * Puts an id at the start of the list.
 * @param {string} id
 */
export function remember(id) {
  try {
    localStorage.setItem(KEY, JSON.stringify([id, ...recent().filter((other) => other !== id)].slice(0, MOST)));
  } catch {
    // Refused, or full: the list stays as it is.
  }
}
