import { provide } from "./load.js";
import bytes from "./style_bytes.js";
provide({ style: () => Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) });
export * from "./style_entry.js";
export { default } from "./style_entry.js";
