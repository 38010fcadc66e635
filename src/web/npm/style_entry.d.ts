/// <reference lib="dom" />
import type { InitInput, SyncInitInput } from "./style.js";

export type { InitInput, SettledStyle, SyncInitInput } from "./style.js";
export { settle } from "./style.js";

/** Loads the module, once: from beside this script, or from its address, bytes, response or compiled module. Rejects with a `ChartError`. */
export default function init(input?: InitInput | Promise<InitInput>): Promise<void>;

/** Starts the module from its bytes or its compiled module. Throws a `ChartError`. */
export function initSync(input: SyncInitInput): void;
