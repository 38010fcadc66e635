import * as style from "./style.js";
import { asError, ChartError, described } from "./errors.js";
import { ensureStarted, load, loadSync } from "./load.js";
const init = (input) => load("style", input, style.default);
export default init;
export const initSync = (input) => loadSync("style", input, style.initSync);
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
