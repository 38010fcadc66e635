/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const __wbg_plot_free: (a: number, b: number) => void;
export const plot_card: (a: number, b: any, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number];
export const plot_draw: (a: number, b: any, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number, number];
export const plot_frameHeight: (a: number) => number;
export const plot_height: (a: number, b: number, c: number) => number;
export const plot_new: (a: any) => [number, number, number];
export const plot_svg: (a: number, b: any, c: number, d: number, e: number, f: number, g: number, h: number) => [number, number, number, number];
export const plot_wear: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
