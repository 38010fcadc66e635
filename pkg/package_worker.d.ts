// The message of the worker of `package`, which answers one call. The script is for `new Worker(address, { type: "module" })`.
import type { Failure } from "./package.js";

/** The compiled module, the name of a function of `district-charts/package`, and its arguments. */
export interface Call {
  module: WebAssembly.Module;
  name: "pack" | "loadFailure";
  inputs: unknown[];
}

/** The answer. */
export type Answer = { value: unknown } | { failure: Failure | Error };
