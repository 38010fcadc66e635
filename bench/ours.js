// The charts of this repository: `Plot` of the drawing module, with a chart value as the other module writes it.

import { chartValue } from "./chart-value.js";
import { WIDTH } from "./size.js";

let module;

async function load() {
  const bindings = await import(new URL("/pkg/draw.js", location.href).href);
  const { memory } = await bindings.default();
  window.wasmMemory = memory;
  return bindings;
}

const plotOf = (rows) => new module.Plot(chartValue(rows));

export async function draw(element, rows) {
  module ??= await load();
  const canvas = document.createElement("canvas");
  element.append(canvas);
  const chart = { canvas, plot: plotOf(rows) };
  redraw(chart);
  return chart;
}

export function redraw({ canvas, plot }) {
  plot.draw(canvas, WIDTH, 1, 1, false);
}

export function update(chart, rows) {
  chart.plot.free();
  chart.plot = plotOf(rows);
  redraw(chart);
}
