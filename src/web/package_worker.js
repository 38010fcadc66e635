// The module `package` in a worker, for one call: the compiled module, which the page fetches, the name of a function, and its arguments. The
// answer has the value, or what was thrown.

import init, * as functions from "../../pkg/package.js";

/** @param {{ data: { module: WebAssembly.Module, name: "pack" | "loadFailure", inputs: any[] } }} call */
onmessage = async ({ data: { module, name, inputs } }) => {
  await init({ module_or_path: module });
  try {
    /** @type {Record<string, (...inputs: any[]) => any>} */
    const calls = functions;
    const value = calls[name]?.(...inputs);
    postMessage({ value }, value instanceof Uint8Array ? [value.buffer] : []);
  } catch (failure) {
    postMessage({ failure });
  }
};
