// Loads the modules that make charts. Every module contains all figures. `rows` has the kinds of chart that are made of rows, which most
// embeds show, at two thirds of the bytes. `page` has all kinds, and the controls of a page. `whole` also has pictures, files and embed code.
// A page loads each module at most once, when a chart first needs it.

import { pause } from "./dom.js";
import { bindings, wasmBytes } from "./site-paths.js";

/**
 * @typedef {import("./site-paths.js").Modules} Modules
 * @typedef {keyof Modules} ModuleName
 * @typedef {InstanceType<Modules["rows"]["Chart"]>} Chart
 */

/**
 * Guesses from a link whether the module of rows lacks its chart, so that only one module is loaded. `Chart.isElsewhere` decides.
 * @param {string} link
 */
export const isBeyondRows = (link) => /(^|&)c=(pair|size|coverage|profile|tiles|trend)(&|$)/.test(link);

/** Whether any chart of the page needs more than rows. All charts then share the module of that chart. */
const isMoreNeeded = () =>
  [...document.querySelectorAll("district-chart")].some((chart) => isBeyondRows(chart.getAttribute("link") ?? ""));

/** @type {Set<ModuleName>} */
const asked = new Set();
/** @type {Partial<Record<ModuleName, Promise<Modules[ModuleName]>>>} */
const loaded = {};

/**
 * Loads a module, ready to be called. Rejects if the module cannot be loaded; a later call then tries again.
 * @template {ModuleName} N
 * @param {N} name
 * @param {(name: N) => Promise<Modules[N]>} [first] starts the module
 * @returns {Promise<Modules[N]>}
 */
export function load(name, first = start) {
  asked.add(name);
  loaded[name] ??= first(name).catch((error) => {
    delete loaded[name];
    throw error;
  });
  return /** @type {Promise<Modules[N]>} */ (loaded[name]);
}

/**
 * Starts a module without a worker.
 * @template {ModuleName} N
 * @param {N} name
 * @returns {Promise<Modules[N]>}
 */
export async function start(name) {
  const module = await bindings[name]();
  await module.default(wasmBytes && { module_or_path: wasmBytes });
  await pause();
  try {
    module.read();
  } catch {
    // Each chart reports the failure.
  }
  await pause();
  return module;
}

/**
 * Makes the chart of a link: with `page` where that module is loaded or needed, else with `rows`.
 * @param {string} link
 * @returns {Promise<Chart>}
 */
export async function chartOf(link) {
  if (!asked.has("page") && !isMoreNeeded()) {
    const { Chart } = await load("rows");
    const chart = new Chart(link);
    if (!chart.isElsewhere) return chart;
    chart.free();
  }
  const { Chart } = await load("page");
  return new Chart(link);
}
