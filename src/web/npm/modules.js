// The replacement of www/modules.js in the package: the modules of the package, on the page.

import * as charts from "./charts_entry.js";
import * as draw from "./draw_entry.js";

/** The module `draw`, ready to be called. */
export async function loadDraw() {
  await draw.default();
  return draw;
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
