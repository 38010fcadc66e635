// `district-charts/package`: packs a data package for `open` of `district-charts/charts`. Checks what a caller passes, and throws errors.

import * as module from "./package.js";
import { asError, checkTypes } from "./errors.js";
import { ensureStarted, load, loadSync } from "./load.js";

/** Loads the module: from beside this script, or from `input`. */
const init = (input) => load("package", input, module.default);
export default init;

/** Starts the module from its bytes or its compiled module. */
export const initSync = (input) => loadSync("package", input, module.initSync);

/** A function of the module with checks of its arguments. */
function checked(call, ...types) {
  return (...inputs) => {
    ensureStarted("package");
    checkTypes(inputs, types);
    try {
      return call(...inputs);
    } catch (thrown) {
      throw asError(thrown);
    }
  };
}

export const pack = checked(module.pack, ["files", "object"]);
export const loadFailure = checked(module.loadFailure, ["file", "string"], ["fault", "string"]);
