import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { DistrictChart, DistrictChartAttributes } from "./element.js";

export * from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "district-chart": DetailedHTMLProps<HTMLAttributes<DistrictChart>, DistrictChart> & DistrictChartAttributes;
    }
  }
}
