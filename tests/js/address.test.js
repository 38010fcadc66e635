// The address of the page where the browser refuses changes of the history.

import assert from "node:assert/strict";
import { test } from "node:test";

const PAGE = "https://charts.example/www/index.html";
const listeners = {};
const entries = [PAGE];
/** How the browser answers a change: it takes it, throws, or ignores it. */
let answer = "take";

globalThis.location = { href: PAGE, get search() { return new URL(this.href).search; } };
globalThis.addEventListener = (name, listener) => (listeners[name] = listener);
const change = (isNew) => (_state, _title, href) => {
  if (answer === "throw") throw new Error("Attempt to use history.pushState() more than 100 times per 10 seconds");
  if (answer === "ignore") return;
  entries.splice(isNew ? entries.length : entries.length - 1, 1, href);
  location.href = href;
};
globalThis.history = { pushState: change(true), replaceState: change(false) };
const { record, search } = await import("../../www/address.js");

test("an address is a new entry or replaces the present one", () => {
  record(`${PAGE}?l=en`, true);
  record(`${PAGE}?l=en&c=trend`, false);
  assert.deepEqual(entries, [PAGE, `${PAGE}?l=en&c=trend`]);
  assert.equal(search(), "?l=en&c=trend");
  // As a page in one file writes its addresses.
  record("?l=en", false);
  assert.equal(search(), "?l=en");
});

for (const refusal of ["throw", "ignore"]) {
  test(`an address that the browser does not take (${refusal}) is the page's own until it is taken`, (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const before = [...entries];
    answer = refusal;
    record(`${PAGE}?c=size`, true);
    const last = `?l=${refusal}`;
    record(`${PAGE}${last}`, false);
    assert.deepEqual([search(), entries], [last, before]);
    answer = "take";
    context.mock.timers.tick(1000);
    assert.deepEqual([search(), location.search, entries], [last, last, [...before, `${PAGE}${last}`]]);
    // Who goes back before that sees the entry that is there.
    answer = refusal;
    record(`${PAGE}?c=tiles`, true);
    listeners.popstate();
    assert.equal(search(), last);
    answer = "take";
  });
}
