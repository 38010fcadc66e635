// `district-charts/draw-map`: `district-charts/draw` with maps of boundaries.

import * as drawMap from "./draw_map.js";
import { plotClass } from "./draw_plot.js";
import { load, loadSync } from "./load.js";

/** Loads the module: from beside this script, or from `input`. */
const init = (input) => load("draw_map", input, drawMap.default);
export default init;

/** Starts the module from its bytes or its compiled module. */
export const initSync = (input) => loadSync("draw_map", input, drawMap.initSync);

/** The plot of a chart, ready to be drawn at any size. */
export const Plot = plotClass("draw_map", drawMap);
