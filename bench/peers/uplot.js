// uPlot: horizontal bars on a canvas. Names are the values of an axis; a hook writes the labels.

import uPlot from "uplot";
import { BAR, INK, label, SPACE } from "../look.js";

/** @param {{ name: string, value: number | null }[]} rows */
const columns = (rows) => [rows.map((_, index) => index), rows.map(({ value }) => value)];

/**
 * @param {HTMLElement} element
 * @param {{ name: string, value: number | null }[]} rows
 * @param {{ width: number, height: number }} size
 */
export function draw(element, rows, size) {
  const chart = { rows };
  const names = () => chart.rows.map(({ name }) => name);
  /** @param {uPlot} plot */
  const writeLabels = ({ ctx, valToPos }) => {
    Object.assign(ctx, { fillStyle: INK, textAlign: "left", textBaseline: "middle" });
    chart.rows.forEach(({ value }, index) => {
      ctx.fillText(label(value), valToPos(value ?? 0, "y", true) + SPACE, valToPos(index, "x", true));
    });
  };
  return new Promise((done) => {
    const drawn = () => done(chart);
    const options = {
      ...size,
      pxAlign: 1,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, ori: 1, dir: -1, range: (_plot, first, last) => [first - 0.5, last + 0.5] },
        y: { ori: 0, dir: 1, range: (_plot, _least, most) => [0, most * 1.2] },
      },
      axes: [
        { side: 3, size: 130, grid: { show: false }, ticks: { show: false }, splits: () => columns(chart.rows)[0], values: names },
        { side: 2, show: false },
      ],
      series: [{}, { fill: BAR, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.6, Infinity] }) }],
      hooks: { draw: [writeLabels, drawn] },
    };
    chart.plot = new uPlot(options, columns(rows), element);
  });
}

export const redraw = ({ plot }) => plot.batch(() => plot.redraw());

export function update(chart, rows) {
  chart.rows = rows;
  chart.plot.batch(() => chart.plot.setData(columns(rows)));
}
