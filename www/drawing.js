// The module that draws, for all charts of a page. A trap leaves it in an unknown state: it is started anew, without the plots that it held.

import { isTrap } from "./dom.js";
import { loadDraw } from "./modules.js";

/** @typedef {import("../pkg/draw.js").Plot} Plot */

/** @type {(Promise<import("./modules.js").DrawModule> | undefined)[]} */
const loading = [];

/** The module that draws, or that of maps. A later call tries again if it could not be loaded. */
export const draw = (isMap = false) =>
  (loading[+isMap] ??= loadDraw(isMap).catch((error) => {
    loading[+isMap] = undefined;
    throw error;
  }));

/** The number of traps. */
let traps = 0;

/**
 * The traps before each plot was made.
 * @type {WeakMap<Plot, number>}
 */
const made = new WeakMap();

/**
 * The plot of a chart, ready to be drawn.
 * @param {import("./modules.js").DrawModule} module
 * @param {import("./dom.js").Chart} chart
 */
export function makePlot({ Plot }, chart) {
  const plot = new Plot(chart);
  made.set(plot, traps);
  return plot;
}

/**
 * True if a plot is gone with the module that held it.
 * @param {Plot} plot
 */
export const isGone = (plot) => made.get(plot) !== traps;

/**
 * Frees the memory of a plot.
 * @param {Plot} plot
 */
export const free = (plot) => isGone(plot) || plot.free();

/**
 * Starts the module anew if an error is a trap.
 * @param {unknown} error
 */
export function startAnew(error) {
  if (!isTrap(error)) return;
  traps += 1;
  for (const module of loading) module?.then(({ __wbg_reset_state: reset }) => reset(), () => {});
}
