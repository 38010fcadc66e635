// The address of the page and the entries of its history. Browsers refuse or ignore changes that come too often: WebKit more than 100 in ten
// seconds, Firefox and Chromium more than 200. Such an address is kept here and written later, so that the page always shows one view.

/** The time until an address is written again that the browser did not take, in milliseconds. */
const RETRY = 1000;

/**
 * The address that the browser has not taken yet, and whether it is a new entry.
 * @type {{ href: string, isNew: boolean } | undefined}
 */
let pending;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** The query text of the address of the page. */
export const search = () => (pending ? new URL(pending.href).search : location.search);

/**
 * Changes the address of the page.
 * @param {string} address
 * @param {boolean} isNew whether the history gets an entry; otherwise the address replaces that of the present entry
 */
export function record(address, isNew) {
  pending = { href: new URL(address, location.href).href, isNew: isNew || Boolean(pending?.isNew) };
  clearTimeout(timer);
  write();
}

function write() {
  if (!pending) return;
  const { href, isNew } = pending;
  try {
    history[isNew ? "pushState" : "replaceState"](null, "", href);
  } catch {
    // The address is compared below: Chromium throws nothing.
  }
  if (location.href === href) pending = undefined;
  else timer = setTimeout(write, RETRY);
}

addEventListener("popstate", () => {
  clearTimeout(timer);
  pending = undefined;
});
