export * from "./district_charts.js";
export { default } from "./district_charts.js";
