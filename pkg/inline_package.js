import { provide } from "./load.js";
import bytes from "./package_bytes.js";
provide({ package: () => Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) });
export * from "./package_entry.js";
export { default } from "./package_entry.js";
