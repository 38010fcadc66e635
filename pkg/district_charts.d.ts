/* tslint:disable */
/* eslint-disable */

/** All that a chart says in words. */
export interface Words {
    /** BCP 47 tag of the language of every text here. */
    lang: string;
    /** The theme that the link asks for; empty: the reader's system's. */
    theme: "light" | "dark" | "";
    /** The finding. */
    title: string;
    /** Indicator, period, status and unit. */
    subtitle: string;
    /** How many districts reported. */
    coverage: string;
    /** What a reader must know of the marks and figures shown. */
    notes: string[];
    /** Who published it; empty if nobody did. */
    source: string;
    /** What of the link could not be taken, and why. */
    notices: string[];
    /** The whole chart as it is spoken. */
    spoken: string;
    /** What can be pointed at, in the order of the picture's rows. */
    marks: Mark[];
    /** Where else to go, where this view has no figures. */
    links: Link[];
    /** The word for the table. */
    tableLabel: string;
    /** What the table shows. */
    caption: string;
    /** Heads of the table's columns. */
    columns: string[];
    /** A row a district; the first cell is its name. */
    rows: string[][];
}

/** What of a chart can be pointed at. */
export interface Mark {
    /** What it says. */
    spoken: string;
    /** The link that it leads to; empty for none. */
    link: string;
}

/** A way to another chart. */
export interface Link {
    label: string;
    query: string;
}

/** Where a picture's parts lie, in CSS pixels from its upper left corner. */
export interface Picture {
    width: number;
    height: number;
    /** The place of each mark, in their order. */
    rows: Box[];
}

/** A rectangle in CSS pixels. */
export interface Box {
    x: number;
    y: number;
    width: number;
    height: number;
}

/** The controls of a page. */
export interface Page {
    lang: string;
    fields: Field[];
}

/** A choice between options. */
export interface Field {
    /** The key of the link that it sets. */
    key: string;
    label: string;
    options: Choice[];
}

/** One option of a field. */
export interface Choice {
    value: string;
    label: string;
    /** The heading that it stands under; empty for none. */
    group: string;
    chosen: boolean;
}

/** Why nothing can be drawn; thrown. */
export interface Failure {
    heading: string;
    detail: string;
}



/**
 * A chart, ready to be drawn at any size.
 */
export class Chart {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Draws the chart with its words around it on `canvas`, sizing it: `width` and `ratio` as for `draw`. `address` is
     * printed at the foot. Throws a `Failure` if the canvas cannot be drawn on.
     */
    card(canvas: HTMLCanvasElement, width: number, ratio: number, dark: boolean, address: string): void;
    /**
     * Draws on `canvas`, sizing it: `width` in CSS pixels, `ratio` device pixels in each, `text` the reader's em in
     * 16 CSS pixels. Throws a `Failure` if the canvas cannot be drawn on.
     */
    draw(canvas: HTMLCanvasElement, width: number, ratio: number, text: number, dark: boolean): Picture;
    /**
     * The chart that a link (the query text of an address) asks for. Throws a `Failure` if the package is broken.
     */
    constructor(link: string);
    /**
     * The same picture as SVG, `width` CSS pixels wide; `canvas` only measures text, and is sized too.
     */
    svg(canvas: HTMLCanvasElement, width: number, dark: boolean, address: string): string;
    /**
     * All that the chart says in words.
     */
    readonly words: Words;
}

/**
 * The canonical link after `value` is chosen for `key`. Throws a `Failure` if the package is broken.
 */
export function change(link: string, key: string, value: string): string;

/**
 * The controls of a page that shows a link. Throws a `Failure` if the package is broken.
 */
export function page(link: string): Page;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_chart_free: (a: number, b: number) => void;
    readonly change: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly chart_card: (a: number, b: any, c: number, d: number, e: number, f: number, g: number) => [number, number];
    readonly chart_draw: (a: number, b: any, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly chart_new: (a: number, b: number) => [number, number, number];
    readonly chart_svg: (a: number, b: any, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly chart_words: (a: number) => any;
    readonly page: (a: number, b: number) => [number, number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
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
