// Chart.js: horizontal bars on a canvas, with only the parts registered that bars need. A plugin writes the labels.

import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import { BAR, INK, label, SPACE } from "../look.js";

/** @param {{ name: string, value: number | null }[]} rows */
const data = (rows) => ({
  labels: rows.map(({ name }) => name),
  datasets: [{ data: rows.map(({ value }) => value), backgroundColor: BAR, barPercentage: 0.7, categoryPercentage: 0.9 }],
});

const writeLabels = {
  id: "labels",
  afterDatasetsDraw({ ctx, scales, data: { datasets } }) {
    Object.assign(ctx, { fillStyle: INK, textAlign: "left", textBaseline: "middle" });
    datasets[0].data.forEach((value, index) => {
      ctx.fillText(label(value), scales.x.getPixelForValue(value ?? 0) + SPACE, scales.y.getPixelForValue(index));
    });
  },
};

Chart.register(BarController, BarElement, CategoryScale, LinearScale, writeLabels);

export function draw(element, rows, { width, height }) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  element.append(canvas);
  return new Chart(canvas, {
    type: "bar",
    data: data(rows),
    options: {
      indexAxis: "y",
      responsive: false,
      animation: false,
      layout: { padding: { right: 80 } },
      scales: { x: { display: false, beginAtZero: true }, y: { grid: { display: false }, ticks: { autoSkip: false, color: INK } } },
    },
  });
}

export const redraw = (chart) => chart.draw();

export function update(chart, rows) {
  chart.data = data(rows);
  chart.update("none");
}
