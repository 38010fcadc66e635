// `district-charts/draw`: draws the value of a chart.

import * as draw from "./draw.js";
import { plotClass } from "./draw_plot.js";
import { load, loadSync } from "./load.js";

/** Loads the module: from beside this script, or from `input`. */
const init = (input) => load("draw", input, draw.default);
export default init;

/** Starts the module from its bytes or its compiled module. */
export const initSync = (input) => loadSync("draw", input, draw.initSync);

/** The plot of a chart, ready to be drawn at any size. */
export const Plot = plotClass("draw", draw);
