import type { HTMLAttributes } from "svelte/elements";
import type { DistrictChart, DistrictChartAttributes, DistrictChartDrawn } from "./element.js";

export * from "./element.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "district-chart": HTMLAttributes<DistrictChart> & DistrictChartAttributes & { "ondistrict-chart-drawn"?: (event: DistrictChartDrawn) => void };
  }
}
