/* tslint:disable */
/* eslint-disable */

/** The error that is thrown if nothing can be drawn. */
export interface Failure {
    heading: string;
    detail: string;
}



export function __wbg_reset_state(): void;

/**
 * The `Failure` of a file of a package that could not be loaded. `fault` is a status of HTTP, `blocked` or `size`.
 */
export function loadFailure(file: string, fault: string): Failure;

/**
 * Checks a package of files, given as an object of bytes by names: `datapackage.json`, the tables, and the logos that `datapackage.json`
 * names. Other files are ignored. Returns its packed form, which `open` of the module `charts` takes. Throws a `Failure` with one error a
 * line: file, line, column, what was found, what was expected.
 */
export function pack(files: Record<string, Uint8Array>): Uint8Array;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly loadFailure: (a: number, b: number, c: number, d: number) => any;
    readonly pack: (a: any) => [number, number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
