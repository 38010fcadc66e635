import "./inline_charts.js";
import "./inline_draw.js";
import { provide } from "./load.js";
const decoded = (module) => Uint8Array.from(atob(module.default), (c) => c.charCodeAt(0));
provide({
  package: async () => decoded(await import("./package_bytes.js")),
  draw_map: async () => decoded(await import("./draw_map_bytes.js")),
  style: async () => decoded(await import("./style_bytes.js")),
});
export * from "./district_charts.js";
export { default } from "./district_charts.js";
