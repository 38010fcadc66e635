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
    /** What others may do with the figures; empty if the package does not say. */
    licence: string;
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
    /** What leads from an embedded chart to the whole page. */
    fullLabel: string;
    /** What the table shows. */
    caption: string;
    /** Heads of the table's columns. */
    columns: string[];
    /** Whether rows can be ordered by each column. */
    sortable: boolean[];
    /** A row a district; the first cell is its name. */
    rows: string[][];
    /** How the chart is read by keyboard. */
    keys: string;
    /** Labels of what stands around the chart, by name. */
    labels: Record<string, string>;
}

/** Where the figures behind a mark or a chart stand. */
export interface Sources {
    /** What the mark says, or what the chart finds. */
    heading: string;
    /** Each figure of a mark. */
    figures: Cited[];
    /** That there is no figure, and where it was looked for; empty where there is one. */
    absent: string;
    articles: Article[];
    /** All of it as a text to copy; empty where there is no figure. */
    citation: string;
}

/** A figure, and where it stands. */
export interface Cited {
    what: string;
    value: string;
    place: string;
    notes: string[];
}

/** An article that figures are from. */
export interface Article {
    title: string;
    publication: string;
    figures: string;
}

/** What of a chart can be pointed at: what it says, and the link that it leads to, empty for none. */
export type Mark = [spoken: string, link: string];

/** A way to another chart. */
export interface Link {
    label: string;
    query: string;
}

/** Where a picture's parts lie, in CSS pixels from its upper left corner. */
export interface Picture {
    width: number;
    height: number;
    /** The place of each mark in their order, four numbers each: left and upper edge, width, height. */
    places: number[];
}

/** The controls of a page. */
export interface Page {
    lang: string;
    /** The canonical link to share. */
    link: string;
    /** Labels of what stands around the controls, by name. */
    labels: Record<string, string>;
    fields: Field[];
    /** The link back to the first view; absent where that is shown. */
    reset?: string;
    /** What the indicator is; absent where a view shows no single one. */
    about?: About;
}

/** An indicator, explained. */
export interface About {
    heading: string;
    /** A term and what it is. */
    facts: [string, string][];
    /** The word for the links. */
    published: string;
    links: Link[];
}

/** A choice between options. */
export interface Field {
    /** What `change` and `toggle` call it. */
    key: string;
    label: string;
    options: Choice[];
    /** Whether several may be chosen, each by `toggle`. */
    many: boolean;
    /** Choices of many at once, by `change`. */
    shortcuts: Choice[];
}

/** One option of a field, with the heading that it stands under (empty for none), and whether it cannot be changed now. */
export type Choice = [value: string, label: string, group: string, chosen: boolean, fixed: boolean];

/** One way to put a chart into a page. */
export interface Snippet {
    /** Its name. */
    name: "frame" | "link" | "element" | "picture";
    /** What it is, and for which hosts. */
    label: string;
    /** The HTML that is pasted. */
    code: string;
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
     * The table as a CSV file that spreadsheets open. `address` leads to the chart, `day` is when it is taken.
     */
    csv(address: string, day: string): string;
    /**
     * Draws on `canvas`, sizing it: `width` in CSS pixels, `ratio` device pixels in each, `text` the reader's em in
     * 16 CSS pixels. `colours`, if given, are the reader's own: red, green and blue of paper, ink, soft, hairline, bar, accent, mark and
     * absent. Throws a `Failure` if the canvas cannot be drawn on.
     */
    draw(canvas: HTMLCanvasElement, width: number, ratio: number, text: number, dark: boolean, colours?: Uint8Array | number[] | null): Picture;
    /**
     * How high the picture is, in CSS pixels: `width` in CSS pixels, `text` the reader's em in 16 of them.
     */
    height(width: number, text: number): number;
    /**
     * The chart that a link (the query text of an address) asks for. Throws a `Failure` if the package is broken.
     */
    constructor(link: string);
    /**
     * The places of the table's rows, ordered by a column that is sortable.
     */
    order(column: number, descending: boolean): Uint32Array;
    /**
     * The sources of a mark by its place in `words.marks`, or with -1 of the whole chart.
     */
    sources(mark: number): Sources;
    /**
     * The same picture as SVG, `width` CSS pixels wide; `canvas` only measures text, and is sized too.
     */
    svg(canvas: HTMLCanvasElement, width: number, dark: boolean, address: string): string;
    /**
     * Whether only a larger module can say and draw it.
     */
    readonly isElsewhere: boolean;
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
 * What a newsroom pastes to show the chart of a link: `base` is the address of the folder of `embed.html`, `picture` the address
 * or the name of the chart's picture. Throws a `Failure` if the package is broken.
 */
export function embedCode(link: string, base: string, picture: string): Snippet[];

/**
 * The link of a link's chart with everything in it that it leaves to a default: what an embed holds. Throws a `Failure` if the
 * package is broken.
 */
export function embedLink(link: string): string;

/**
 * The controls of a page that shows a link. Throws a `Failure` if the package is broken.
 */
export function page(link: string): Page;

/**
 * Reads the built-in package, which the first chart does else. Throws a `Failure` if it is broken.
 */
export function read(): void;

/**
 * The canonical link after an option of many, `id`, is taken or left for `key`. Throws a `Failure` if the package is broken.
 */
export function toggle(link: string, key: string, id: string): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_chart_free: (a: number, b: number) => void;
    readonly change: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly chart_card: (a: number, b: any, c: number, d: number, e: number, f: number, g: number) => [number, number];
    readonly chart_csv: (a: number, b: number, c: number, d: number, e: number) => [number, number];
    readonly chart_draw: (a: number, b: any, c: number, d: number, e: number, f: number, g: number, h: number) => [number, number, number];
    readonly chart_height: (a: number, b: number, c: number) => number;
    readonly chart_isElsewhere: (a: number) => number;
    readonly chart_new: (a: number, b: number) => [number, number, number];
    readonly chart_order: (a: number, b: number, c: number) => [number, number];
    readonly chart_sources: (a: number, b: number) => [number, number, number];
    readonly chart_svg: (a: number, b: any, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly chart_words: (a: number) => any;
    readonly embedCode: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly embedLink: (a: number, b: number) => [number, number, number, number];
    readonly page: (a: number, b: number) => [number, number, number];
    readonly read: () => [number, number];
    readonly toggle: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
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
