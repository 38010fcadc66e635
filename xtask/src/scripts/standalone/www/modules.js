// The replacement of www/modules.js in standalone.html: the modules are part of the page, and there is no worker, which is started from a file.

import * as charts from "../pkg/charts.js";
import * as draw from "../pkg/draw.js";
import * as drawMap from "../pkg/draw_map.js";
import * as style from "../pkg/style.js";

/**
 * The bytes of a module, which the page contains as base64.
 * @param {string} id
 */
const bytes = (id) => Uint8Array.from(atob(document.getElementById(id)?.textContent ?? ""), (c) => c.charCodeAt(0));

/** The module that draws, ready to be called. A page whose package has boundaries contains `draw_map` in the place of `draw`. */
export async function loadDraw() {
  const [module, id] = document.getElementById("draw_map") ? [drawMap, "draw_map"] : [draw, "draw"];
  await module.default({ module_or_path: bytes(id) });
  return module;
}

/** The module `style`, ready to be called. A page whose package has no style has no such module. */
export async function loadStyle() {
  await style.default({ module_or_path: bytes("style") });
  return style;
}

/** The module `charts`, ready to be called. */
export async function loadCharts() {
  await charts.default({ module_or_path: bytes("charts") });
  return charts;
}

/** @returns {Promise<never>} */
export const startWorker = async () => {
  throw new Error("found no file of a worker in this page");
};
