import * as draw from "./draw.js";
import { plotClass } from "./draw_plot.js";
import { load, loadSync } from "./load.js";
const init = (input) => load("draw", input, draw.default);
export default init;
export const initSync = (input) => loadSync("draw", input, draw.initSync);
export const Plot = plotClass("draw", draw);
