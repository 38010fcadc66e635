/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const applyMerge: (a: any, b: any, c: any, d: number, e: number, f: number, g: number) => [number, number, number];
export const around: (a: number, b: number) => any;
export const convert: (a: number, b: number, c: any) => [number, number, number];
export const merge: (a: any, b: any) => [number, number, number];
export const propose: (a: any, b: number, c: number, d: any, e: number, f: number, g: number, h: any) => [number, number, number];
export const rows: (a: number, b: number) => any;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
