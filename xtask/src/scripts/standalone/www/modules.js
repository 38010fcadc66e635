// The replacement of www/modules.js in standalone.html: both modules are part of the page, and there is no worker, which is started from a file.

import * as charts from "../pkg/charts.js";
import * as draw from "../pkg/draw.js";

/**
 * The bytes of a module, which the page contains as base64.
 * @param {string} id
 */
const bytes = (id) => Uint8Array.from(atob(document.getElementById(id)?.textContent ?? ""), (c) => c.charCodeAt(0));

/** The module `draw`, ready to be called. */
export async function loadDraw() {
  await draw.default({ module_or_path: bytes("draw") });
  return draw;
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
