import { provide } from "./load.js";
import bytes from "./draw_map_bytes.js";
provide({ draw_map: () => Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) });
export * from "./draw_map_entry.js";
export { default } from "./draw_map_entry.js";
