import type { DefineComponent } from "vue";
import type { DistrictChartAttributes, DistrictChartDrawn } from "./element.js";

export * from "./element.js";

declare module "vue" {
  interface GlobalComponents {
    "district-chart": DefineComponent<DistrictChartAttributes & { "onDistrict-chart-drawn"?: (event: DistrictChartDrawn) => void }>;
  }
}
