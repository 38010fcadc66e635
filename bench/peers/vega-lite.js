// Vega-Lite: horizontal bars on a canvas, from a specification that is compiled in the page.

import { parse, View } from "vega";
import { compile } from "vega-lite";
import { BAR, INK, label, SPACE } from "../look.js";

/** @param {{ name: string, value: number | null }[]} rows */
const values = (rows) => rows.map(({ name, value }) => ({ name, value: value ?? 0, label: label(value) }));

/**
 * @param {{ name: string, value: number | null }[]} rows
 * @param {{ width: number, height: number }} size
 */
const specification = (rows, { width, height }) => ({
  width,
  height,
  autosize: { type: "fit", contains: "padding" },
  data: { name: "rows", values: values(rows) },
  encoding: {
    y: { field: "name", type: "nominal", sort: null, axis: { title: null, ticks: false, domain: false, labelColor: INK, labelOverlap: false } },
    x: { field: "value", type: "quantitative", axis: null },
  },
  layer: [
    { mark: { type: "bar", color: BAR } },
    { mark: { type: "text", align: "left", dx: SPACE, color: INK }, encoding: { text: { field: "label" } } },
  ],
});

export async function draw(element, rows, size) {
  const view = new View(parse(compile(specification(rows, size)).spec), { renderer: "canvas" });
  await view.initialize(element).runAsync();
  return view;
}

/** Vega draws only what has changed: another background is behind everything. */
const BACKGROUNDS = ["#fff", "#fefefe"];

export const redraw = (view) => view.background(BACKGROUNDS[Number(view.background() === BACKGROUNDS[0])]).runAsync();

export const update = (view, rows) => view.data("rows", values(rows)).runAsync();
