// Observable Plot: horizontal bars as SVG. A plot is made anew each time, since Plot has no other way to change one.

import { barX, plot, text } from "@observablehq/plot";
import { BAR, INK, label, SPACE } from "../look.js";

function render({ element, rows, size }) {
  const length = ({ value }) => value ?? 0;
  const picture = plot({
    ...size,
    marginLeft: 130,
    marginRight: 80,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, zero: true },
    y: { label: null, tickSize: 0, domain: rows.map(({ name }) => name) },
    marks: [
      barX(rows, { x: length, y: "name", fill: BAR }),
      text(rows, { x: length, y: "name", text: ({ value }) => label(value), fill: INK, textAnchor: "start", dx: SPACE }),
    ],
  });
  element.replaceChildren(picture);
}

export function draw(element, rows, size) {
  const chart = { element, rows, size };
  render(chart);
  return chart;
}

export const redraw = render;

export function update(chart, rows) {
  chart.rows = rows;
  render(chart);
}
