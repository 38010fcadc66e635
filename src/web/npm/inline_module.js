// `district-charts/MODULE` with the bytes of the module inside. The build writes a file for each module.

import { provide } from "./load.js";
import bytes from "./MODULE_bytes.js";

provide({ MODULE: () => Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) });

export * from "./MODULE_entry.js";
export { default } from "./MODULE_entry.js";
