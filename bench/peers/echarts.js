// ECharts: horizontal bars on a canvas, with only the modules that bars need.

import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { BAR, INK, label } from "../look.js";

use([BarChart, GridComponent, CanvasRenderer]);

/** @param {{ name: string, value: number | null }[]} rows */
const options = (rows) => ({
  animation: false,
  grid: { left: 130, right: 80, top: 4, bottom: 4 },
  xAxis: { type: "value", show: false },
  yAxis: {
    type: "category",
    inverse: true,
    data: rows.map(({ name }) => name),
    axisLabel: { interval: 0, color: INK },
    axisTick: { show: false },
  },
  series: [
    {
      type: "bar",
      // Every bar in one frame.
      progressive: 0,
      itemStyle: { color: BAR },
      data: rows.map(({ value }) => ({ value: value ?? 0, label: { formatter: label(value) } })),
      label: { show: true, position: "right", color: INK },
    },
  ],
});

/** Draws now rather than in the next frame. */
const flush = (chart) => chart.getZr().flush();

export function draw(element, rows, size) {
  const chart = init(element, null, { ...size, devicePixelRatio: 1 });
  chart.setOption(options(rows));
  flush(chart);
  return chart;
}

export function redraw(chart) {
  chart.resize();
  flush(chart);
}

export function update(chart, rows) {
  chart.setOption(options(rows));
  flush(chart);
}
