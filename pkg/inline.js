import "./inline_charts.js";
import "./inline_draw.js";
export * from "./district_charts.js";
export { default } from "./district_charts.js";
