// The replacement of www/modules.js in the package: the modules of the package, on the page.

import * as charts from "./charts_entry.js";
import * as draw from "./draw_entry.js";
import * as drawMap from "./draw_map_entry.js";
import * as style from "./style_entry.js";

/**
 * The module that draws, ready to be called: `draw_map` for a map of boundaries, otherwise `draw`.
 * @param {boolean} isMap
 */
export async function loadDraw(isMap) {
  const module = isMap ? drawMap : draw;
  await module.default();
  return module;
}

/** The module `style`, ready to be called. */
export async function loadStyle() {
  await style.default();
  return style;
}

/** The module `charts`, ready to be called. */
export async function loadCharts() {
  await charts.default();
  return charts;
}

/** @returns {Promise<never>} */
export const startWorker = async () => {
  throw new Error("found no worker, expected one only on the pages of the site");
};
