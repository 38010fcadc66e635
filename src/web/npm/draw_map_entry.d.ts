export type { Bar, Chart, Emphasis, InitInput, Mark, Picture, PlotRow, PlotValue, SyncInitInput } from "./draw_entry.js";
export { default, initSync, Plot } from "./draw_entry.js";
