import * as charts from "./charts.js";
import { asError, checkTypes } from "./errors.js";
import { ensureStarted, load, loadSync } from "./load.js";
const init = (input) => load("charts", input, charts.default);
export default init;
export const initSync = (input) => loadSync("charts", input, charts.initSync);
const text = (name) => [name, "string"];
const number = (name) => [name, "number"];
function checked(call, ...types) {
  return (...inputs) => {
    ensureStarted("charts");
    checkTypes(inputs, types);
    try {
      return call(...inputs);
    } catch (thrown) {
      throw asError(thrown);
    }
  };
}
export const read = checked(charts.read);
export const open = checked(charts.open, ["packed", "object"]);
export const select = checked(charts.select, number("number"));
export const chart = checked(charts.chart, text("link"));
export const sources = checked(charts.sources, text("link"), number("mark"));
export const csv = checked(charts.csv, text("link"), text("address"), text("day"));
export const page = checked(charts.page, text("link"));
export const change = checked(charts.change, text("link"), text("key"), text("value"));
export const toggle = checked(charts.toggle, text("link"), text("key"), text("id"));
export const embedLink = checked(charts.embedLink, text("link"));
export const embedCode = checked(charts.embedCode, text("link"), text("base"), text("picture"), number("height"), text("folder"));
