// The messages of the worker of `charts`. The script is for `new Worker(address, { type: "module" })`.
import type { Failure } from "./charts.js";

/** A call of a function of `district-charts/charts`. The first is `init` with the compiled module. */
export interface Call {
  id: number;
  name: string;
  inputs: unknown[];
  /** The number of a package that was opened; without it, the package of the module. */
  number?: number;
}

/** The answer to the call with the same id. */
export type Answer = { id: number; value: unknown } | { id: number; failure: Failure | Error };
