// `district-charts/inline`: the whole package with the bytes of both modules inside, where no file can be loaded beside a script.

import "./inline_charts.js";
import "./inline_draw.js";

export * from "./district_charts.js";
export { default } from "./district_charts.js";
