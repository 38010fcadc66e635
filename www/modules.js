// The modules that make charts, each with all figures. `rows` has the kinds made of rows, which is what most embeds show, at two thirds of
// the bytes; `page` has all kinds, and the choices of a page; `whole` has what leaves a page too: pictures, files, code to embed.
// Each is loaded once for all charts of a page, when one asks.

import { pause } from "./dom.js";
import { glue, source } from "./place.js";

/** What `rows` does not have. A guess, to load one module and not both; the chart itself says what is true. */
const isBeyondRows = (link) => /(^|&)c=(pair|size|coverage|profile|tiles|trend)(&|$)/.test(link);

/** Whether a chart of the page needs more than rows: all may then share it. */
const isMoreNeeded = () =>
  [...document.querySelectorAll("district-chart")].some((chart) => isBeyondRows(chart.getAttribute("link") ?? ""));

const asked = new Set();
const loaded = {};

/** One of the modules, ready to be called; rejects if it cannot be had, and can then be asked for again. */
export function load(name, first = start) {
  asked.add(name);
  return (loaded[name] ??= first(name).catch((error) => {
    delete loaded[name];
    throw error;
  }));
}

/** Starts one of the modules, all by itself. */
export async function start(name) {
  const module = await glue[name]();
  await module.default({ module_or_path: source });
  await pause();
  try {
    module.read();
  } catch {
    // Its charts will say so.
  }
  await pause();
  return module;
}

/** The chart of a link: of `page` where that was asked for or is needed, else of `rows`. */
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
