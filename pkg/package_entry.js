import * as module from "./package.js";
import { asError, checkTypes } from "./errors.js";
import { ensureStarted, load, loadSync } from "./load.js";
const init = (input) => load("package", input, module.default);
export default init;
export const initSync = (input) => loadSync("package", input, module.initSync);
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
