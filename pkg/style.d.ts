/* tslint:disable */
/* eslint-disable */

/** A house style whose colours every reader can see. `Plot.wear` of the module `draw` takes the first three. */
export interface SettledStyle {
    /** The palette of the light theme, as bytes. */
    light: Uint8Array;
    /** The palette of the dark theme. */
    dark: Uint8Array;
    /** The fonts of titles as a CSS list; empty for those of other texts. */
    titleFont: string;
    /** CSS declarations for the texts around the plot, in the light and in the dark theme; empty without a style. */
    css: [light: string, dark: string];
    /** A sentence for each value that was not taken as it is. */
    complaints: string[];
}



/** The error that is thrown if nothing can be drawn. */
export interface Failure {
    heading: string;
    detail: string;
}



export function __wbg_reset_state(): void;

/**
 * Settles a house style, given as keys and values in turn; a later value overrides an earlier one of the same key. `docs/style.md` has the
 * keys. A colour that falls short of a contrast is replaced by the nearest one that passes.
 */
export function settle(entries: string[]): SettledStyle;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly settle: (a: any) => any;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
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
