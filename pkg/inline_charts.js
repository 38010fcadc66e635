import { provide } from "./load.js";
import bytes from "./charts_bytes.js";
provide({ charts: () => Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) });
export * from "./charts_entry.js";
export { default } from "./charts_entry.js";
