// `district-charts/style`: settles a house style for `Plot.wear` of `district-charts/draw`. Checks what a caller passes, and throws errors.

import * as style from "./style.js";
import { asError, ChartError, described } from "./errors.js";
import { ensureStarted, load, loadSync } from "./load.js";

/** Loads the module: from beside this script, or from `input`. */
const init = (input) => load("style", input, style.default);
export default init;

/** Starts the module from its bytes or its compiled module. */
export const initSync = (input) => loadSync("style", input, style.initSync);

/** Settles a house style, given as keys and values in turn. */
export function settle(entries) {
  ensureStarted("style");
  const isList = Array.isArray(entries) && entries.length % 2 === 0 && entries.every((text) => typeof text === "string");
  if (!isList) throw new ChartError(`found ${described(entries)} as entries, expected a list of keys and values in turn, all texts`);
  try {
    return style.settle(entries);
  } catch (thrown) {
    throw asError(thrown);
  }
}
