import type { HTMLAttributes } from "preact";
import type { DistrictChart, DistrictChartAttributes } from "./element.js";

export * from "./element.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "district-chart": Omit<HTMLAttributes<DistrictChart>, keyof DistrictChartAttributes> & DistrictChartAttributes;
    }
  }
}
