// Every entry, and each mistake that the types must find.
import chartsModule from "district-charts/charts_bg.wasm";
import drawModule from "district-charts/draw_bg.wasm";
import init, { Chart, ChartError, initSync, type ChartValue } from "district-charts";
import initCharts, { chart, csv } from "district-charts/charts";
import initDraw, { Plot } from "district-charts/draw";
import { DistrictChart } from "district-charts/element";
import initInline, { Chart as InlineChart } from "district-charts/inline";

await init({ charts: chartsModule, draw: drawModule });
await initCharts(chartsModule);
await initDraw(fetch("draw_bg.wasm"));
await initInline();
initSync({ charts: new Uint8Array(), draw: new ArrayBuffer(8) });

const value: ChartValue = chart("i=fai-growth&l=en");
const canvas = document.createElement("canvas");
const picture = new Plot(value).draw(canvas, 640, devicePixelRatio, 1, false);
const places: Float64Array = picture.places;
const text: string = csv("", "https://charts.example/", "2026-01-31") + places.length;
try {
  new InlineChart(text).free();
} catch (error) {
  if (error instanceof ChartError) console.error(error.name, error.heading, error.message, error.cause, error.stack);
}
const element: DistrictChart = document.createElement("district-chart");
element.addEventListener("district-chart-drawn", ({ detail }) => console.log(detail?.width, element.words?.title));

// @ts-expect-error a link is a string
new Chart(42);
// @ts-expect-error a canvas is needed
new Chart("").draw(document.querySelector("p"), 640, 1, 1, false);
// @ts-expect-error a value of another version
const wrong: ChartValue = { ...value, version: 2 };
export { wrong };
