import "./inline_charts.js";
import "./inline_draw.js";
import { provide } from "./load.js";
provide({ package: async () => Uint8Array.from(atob((await import("./package_bytes.js")).default), (c) => c.charCodeAt(0)) });
export * from "./district_charts.js";
export { default } from "./district_charts.js";
