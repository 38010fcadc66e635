// The modules that make charts. The small one has the kinds made of rows, which is what most embeds show, at two thirds of the
// bytes; the whole one has all kinds, and what a page of ours asks for. Each is loaded once for all charts of a page, when one asks.

import { pause } from "./dom.js";
import { glue, source } from "./place.js";

/** What the small module does not have. A guess, to load one module and not both; the chart itself says what is true. */
const isBeyondSmall = (link) => /(^|&)c=(pair|size|coverage|profile|tiles|trend)(&|$)/.test(link);

/** Whether a chart of the page needs the whole module: all may then share it. */
const isWholeNeeded = () =>
  [...document.querySelectorAll("district-chart")].some((chart) => isBeyondSmall(chart.getAttribute("link") ?? ""));

const loaded = {};

/** One of the modules, `small` or `whole`, ready to be called; rejects if it cannot be had. */
export const load = (name) => (loaded[name] ??= start(name));

async function start(name) {
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

/** The chart of a link: of the whole module where the page has or needs that, else of the smaller that has it. */
export async function chartOf(link) {
  if (!loaded.whole && !isWholeNeeded()) {
    const { Chart } = await load("small");
    const chart = new Chart(link);
    if (!chart.isElsewhere) return chart;
    chart.free();
  }
  const { Chart } = await load("whole");
  return new Chart(link);
}
