// The module `charts` in a worker. A message is a call: an id, the name of a function, and its arguments. The answer has the same id, and the
// value or what was thrown. A call may name the number of a package that was opened. The first call is `init` with the compiled module, which the page fetches, since a worker may have no address.

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

/** @param {{ id: number, name: string, inputs: any[], number?: number }} call */
async function answer({ id, name, inputs, number = 0 }) {
  try {
    if (name !== "init") charts.select(number);
    postMessage({ id, value: await functions[name]?.(...inputs) });
  } catch (failure) {
    // An error that is sent would lose its name.
    postMessage({ id, failure: failure instanceof Error ? { name: failure.name, message: failure.message } : failure });
  }
}

/** The end of the last answer: calls wait until the module is started. */
let last = Promise.resolve();
onmessage = ({ data }) => (last = last.then(() => answer(data)));
