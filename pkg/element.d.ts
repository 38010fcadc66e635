/// <reference lib="dom" />
import type { Chart } from "./charts.js";
import type { ChartError } from "./errors.js";

/** The attributes of `<district-chart>`. */
export interface DistrictChartAttributes {
  /** The chart: the query text of an address, such as `i=fai-growth&l=en`. */
  link?: string;
  /** The address of the `datapackage.json` of another package, whose charts the links are about. */
  src?: string;
  /** The theme, in place of that of the link or of the reader's system. */
  theme?: "light" | "dark";
  /** `eager`: draws at once, wherever the element is. */
  loading?: "eager" | "lazy";
  /** The page that the links of a chart lead to, with their query; default: the current page. */
  page?: string;
}

/** `<district-chart link="…">`: the chart of a link with its texts and its table. */
export class DistrictChart extends HTMLElement {
  /** Every text of the chart, its table and its plot; undefined until the first chart. */
  readonly words: Chart | undefined;
}

/** The event after each drawing and each failure; `detail` is undefined after a failure. */
export type DistrictChartDrawn = CustomEvent<{ width: number; height: number; places: number[] } | undefined>;

export type { Chart, ChartError };

declare global {
  interface HTMLElementTagNameMap {
    "district-chart": DistrictChart;
  }
  interface HTMLElementEventMap {
    "district-chart-drawn": DistrictChartDrawn;
  }
}
