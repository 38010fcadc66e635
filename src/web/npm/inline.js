// `district-charts/inline`: the whole package with the bytes of its modules inside, where no file can be loaded beside a script. Those of the
// modules `package`, `draw_map` and `style` are loaded when a package is packed, a map is drawn or a house style is set.

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
