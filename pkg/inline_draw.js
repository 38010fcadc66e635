import { provide } from "./load.js";
import bytes from "./draw_bytes.js";
provide({ draw: () => Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) });
export * from "./draw_entry.js";
export { default } from "./draw_entry.js";
