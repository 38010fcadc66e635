// The module `charts` in a worker. A message is a call: an id, the name of a function, and its arguments. The answer has the same id, and the
// value or what was thrown. The first call is `init` with the compiled module, which the page fetches, since a worker may have no address.

import init, * as charts from "../../pkg/charts.js";

/**
 * Starts the module and reads the package, so that the first chart need not.
 * @param {WebAssembly.Module} module
 */
async function start(module) {
  await init({ module_or_path: module });
  try {
    charts.read();
  } catch {
    // Each chart reports the failure.
  }
}

/** @type {Record<string, (...inputs: any[]) => unknown>} */
const functions = { ...charts, init: start };

/** @param {{ id: number, name: string, inputs: any[] }} call */
async function answer({ id, name, inputs }) {
  try {
    postMessage({ id, value: await functions[name]?.(...inputs) });
  } catch (failure) {
    postMessage({ id, failure });
  }
}

/** The end of the last answer: calls wait until the module is started. */
let last = Promise.resolve();
onmessage = ({ data }) => (last = last.then(() => answer(data)));
