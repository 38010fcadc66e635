import * as drawMap from "./draw_map.js";
import { plotClass } from "./draw_plot.js";
import { load, loadSync } from "./load.js";
const init = (input) => load("draw_map", input, drawMap.default);
export default init;
export const initSync = (input) => loadSync("draw_map", input, drawMap.initSync);
export const Plot = plotClass("draw_map", drawMap);
