/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const change: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
export const chart: (a: number, b: number) => [number, number, number];
export const csv: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
export const embedCode: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number, j: number, k: number) => [number, number, number];
export const embedLink: (a: number, b: number) => [number, number, number, number];
export const open: (a: any) => [number, number, number];
export const page: (a: number, b: number) => [number, number, number];
export const read: () => [number, number];
export const select: (a: number) => void;
export const sources: (a: number, b: number, c: number) => [number, number, number];
export const toggle: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
export const __wbindgen_externrefs: WebAssembly.Table;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
