// A module that the desk loads in a worker: `import`, and in its copy `article`. A message is a call: an id, the name of a function, and its
// arguments. The answer has the same id, and the value or what was thrown; before it may come reports of progress. The first call is `init` with
// the compiled module, which the page fetches. The page stops a call by ending the worker.

import init, * as bindings from "../../pkg/import.js";

/** The functions that report progress, as their last argument. */
const SLOW = ["propose", "convert"];

/** @type {Record<string, (...inputs: any[]) => unknown>} */
const functions = { ...bindings, init: (module) => init({ module_or_path: module }).then(() => undefined) };

/** @param {{ id: number, name: string, inputs: any[] }} call */
async function answer({ id, name, inputs }) {
  const progress = (/** @type {number} */ part) => postMessage({ id, progress: part });
  try {
    postMessage({ id, value: await functions[name]?.(...inputs, ...(SLOW.includes(name) ? [progress] : [])) });
  } catch (failure) {
    // An error that is sent would lose its name.
    postMessage({ id, failure: failure instanceof Error ? { name: failure.name, message: failure.message } : failure });
  }
}

/** The end of the last answer: calls wait until the module is started. */
let last = Promise.resolve();
onmessage = ({ data }) => (last = last.then(() => answer(data)));
