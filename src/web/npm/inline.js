// `district-charts/inline`: the whole package with the bytes of its modules inside, where no file can be loaded beside a script. Those of the
// module `package` are loaded when a package is packed.

import "./inline_charts.js";
import "./inline_draw.js";
import { provide } from "./load.js";

provide({ package: async () => Uint8Array.from(atob((await import("./package_bytes.js")).default), (c) => c.charCodeAt(0)) });

export * from "./district_charts.js";
export { default } from "./district_charts.js";
