/// <reference lib="dom" />
import type { InitInput, SyncInitInput } from "./charts.js";

export type * from "./charts.js";
export { change, chart, csv, embedCode, embedLink, open, page, read, select, sources, toggle } from "./charts.js";

/** Loads the module, once: from beside this script, or from its address, bytes, response or compiled module. Rejects with a `ChartError`. */
export default function init(input?: InitInput | Promise<InitInput>): Promise<void>;

/** Starts the module from its bytes or its compiled module. Throws a `ChartError`. */
export function initSync(input: SyncInitInput): void;
