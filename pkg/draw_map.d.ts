/* tslint:disable */
/* eslint-disable */

/** A chart as a plain value: texts, table, marks and plot, without a pixel. docs/chart-value.md says what may be relied on. */
export interface Chart {
    /** The version of this form. */
    version: 1;
    /** BCP 47 tag of the language of every text here. */
    lang: string;
    /** BCP 47 tag of the names of places; left out if they are in the language of the other texts. */
    nameLang?: string;
    /** The theme of the link; empty for that of the reader's system. */
    theme: "light" | "dark" | "";
    /** The finding. */
    title: string;
    /** Indicator, period, status and unit. */
    subtitle: string;
    /** How many districts reported. */
    coverage: string;
    /** Remarks on the marks and figures. */
    notes: string[];
    /** The source line; empty without figures. */
    source: string;
    /** The licence of the figures; empty if the package has none. */
    licence: string;
    /** The parts of the link that were not accepted, and why. */
    notices: string[];
    /** The description of the chart for screen readers. */
    spoken: string;
    /** The marks, in the order of `Picture.places`. */
    marks: Mark[];
    /** Links to charts that have figures, if this one has none. */
    links: Link[];
    /** The label of the table. */
    tableLabel: string;
    /** The label of the link from an embedded chart to the whole page. */
    fullLabel: string;
    /** The same below a chart that is cut; `{}` stands for the number of rows, at least two, that are not shown. */
    moreLabel: string;
    /** The caption of the table. */
    caption: string;
    /** The heads of the columns of the table. */
    columns: string[];
    /** For each column, whether rows can be sorted by it. */
    sortable: boolean[];
    /** The rows of the table, one for each district; the first cell is its name. */
    rows: string[][];
    /** For each row the parts of its last cell that lead to a source, with their addresses; left out if no source has one. */
    addresses?: [text: string, address: string][][];
    /** The value of each cell, if it may be compared with others of its column. */
    values: (number | null)[][];
    /** Help for reading the chart by keyboard. */
    keys: string;
    /** Labels of buttons and dialogs, by name. */
    labels: Record<string, string>;
    /** The marks by role. A key with an empty list, false or nothing is left out. */
    plot: PlotValue;
    /** The house style of the package, by keys; left out if it has none. */
    style?: [key: string, value: string][];
}

/** A mark: its text for screen readers and tooltips, and the query of the chart that it leads to, or an empty text. */
export type Mark = [spoken: string, link: string];

/** A link to another chart. */
export interface Link {
    label: string;
    /** The query of the chart, without `?`. */
    query: string;
}

/** The marks of a plot by role. Labels are finished texts, positions on an axis are numbers. */
export type PlotValue =
| ({ type: "rows"; stacked?: boolean; points?: boolean; axisStart: number; rows?: PlotRow[] })
| ({ type: "tiles"; tiles?: Tile[]; columns: number; rows: number; breaks?: string[]; negativeClasses: number; unit: string })
| ({ type: "trend"; panels?: Panel[]; from: number; to: number })
| ({ type: "scatter"; axes: [ScatterAxis, ScatterAxis]; rays?: { slope: number; label: string }[] })
| ({ type: "matrix"; legend?: MatrixRow[]; columns?: { district: string; name: string; chosen?: boolean }[]; rows?: MatrixRow[] })
| ({ type: "profile"; entries?: ProfileEntry[] })
| ({ type: "message"; text: string });

/** A figure as a mark. */
export interface Bar {
    value: number;
    /** How the value relates to the true one; left out if it is the number itself. */
    comparator?: "ge" | "gt" | "le" | "lt" | "approx";
    /** The printed digits with the sign of the comparator. */
    label: string;
    /** Whether it is an outlier, drawn broken so that it does not flatten the others. */
    broken?: boolean;
}

/** How strongly a district is emphasised. */
export type Emphasis = "chosen" | "compared" | "quiet";

/** The row of one district, or of one of its figures. */
export interface PlotRow {
    /** The id of the district. */
    district: string;
    name: string;
    /** A shorter name. */
    short: string;
    emphasis: Emphasis;
    /** Its figures: several only if publications disagree. */
    bars?: Bar[];
    /** Whether two bars are the lower and the upper bound of one value. */
    range?: boolean;
    /** An earlier value. */
    earlier?: Bar;
    /** A figure that may not be compared. */
    apart?: Bar;
    /** Targets and forecasts. */
    ticks?: Bar[];
    /** A remark on the bar, the longest wording first. */
    remark?: string[];
    /** A remark on the ticks, the longest wording first. */
    tickRemark?: string[];
    /** A text in the place of a figure. */
    absent?: string;
    /** Whether the absent figure could exist. */
    missing?: boolean;
}

/** One of the two axes of points; both have the same districts in the same order. */
export interface ScatterAxis {
    title: string;
    rows?: PlotRow[];
    ticks?: Bar[];
}

/** The tile of one district. */
export interface Tile {
    row: PlotRow;
    /** The class of its figures, from 0. */
    class?: number;
    state: "value" | "zero" | "apart" | "not-applicable" | "not-reported";
    position: [column: number, row: number];
    /** The boundaries, as docs/package.md writes them; left out if the package has none. */
    shape?: string;
}

/** One series over time. */
export interface Panel {
    name: string;
    emphasis: Emphasis;
    /** The values at the bottom and at the top. */
    scale: [number, number];
    points?: { at: number; bar: Bar; when: string; status?: string }[];
    /** Pairs of comparable points, by their indices. */
    joins?: [number, number][];
}

/** A row of the matrix: an indicator, or a theme without cells. */
export interface MatrixRow {
    name: string;
    cells?: ("actual" | "expected" | "both" | "not-applicable" | "not-reported")[];
}

/** A figure of a district, or a value computed from the one above it. */
export interface ProfileEntry {
    derived?: boolean;
    heading?: string;
    name: string;
    detail: string;
    value: string;
    rank?: string;
    /** All figures on its axis, its own among them. */
    strip?: { bar: Bar; own?: boolean }[];
}



/** The error that is thrown if nothing can be drawn. */
export interface Failure {
    heading: string;
    detail: string;
}



/** The size of a drawing and the areas of its marks, in CSS pixels from its upper left corner. */
export interface Picture {
    width: number;
    height: number;
    /** Four numbers for each mark, in the order of `Chart.marks`: x, y, width, height. */
    places: Float64Array;
    /** The number of rows that a short picture leaves out: none, or at least two. */
    hiddenRows: number;
}



/**
 * The plot of a chart, ready to be drawn at any size.
 */
export class Plot {
    free(): void;
    /**
     * Sizes `canvas` and draws the chart with its texts on it: `width` and `ratio` as for `draw`. `address` is printed at the bottom. With `logo`,
     * a width in CSS pixels, the lower right corner stays free for a logo, 32 high. Throws a `Failure` if the canvas cannot be drawn on.
     */
    card(canvas: HTMLCanvasElement, width: number, ratio: number, dark: boolean, address: string, logo?: number | null): void;
    /**
     * Sizes `canvas` and draws the plot on it: `width` in CSS pixels, `ratio` device pixels in each, `text` the reader's text size relative
     * to 16 CSS pixels an em. `colours`, if given, are forced by the reader's system: red, green and blue of paper, ink, soft, hairline,
     * bar, accent, mark and absent. With `short` only the first rows are drawn if an iframe has no room for all. Throws a `Failure` if the
     * canvas cannot be drawn on.
     */
    draw(canvas: HTMLCanvasElement, width: number, ratio: number, text: number, dark: boolean, colours?: Uint8Array | number[] | null, short?: boolean | null): Picture;
    /**
     * The height in CSS pixels of a frame that shows the chart and its texts without scrolling at any width from 320 to 1200 CSS pixels.
     */
    frameHeight(): number;
    /**
     * The height of the plot in CSS pixels for a `width` in CSS pixels; `text` is the reader's text size relative to 16 CSS pixels an em.
     */
    height(width: number, text: number): number;
    /**
     * The plot of a chart. Throws a `Failure` if the value is damaged or of another version.
     */
    constructor(chart: Chart);
    /**
     * The same picture as SVG, `width` CSS pixels wide. `canvas` measures the text, and is resized.
     */
    svg(canvas: HTMLCanvasElement, width: number, dark: boolean, address: string, logo?: number | null): string;
    /**
     * Draws in a house style from now on: the palettes of the light and the dark theme, and the fonts of titles, as `settle` of the module
     * `style` returns them. Bytes of another length change nothing.
     */
    wear(light: Uint8Array | number[], dark: Uint8Array | number[], title_font: string): void;
}

export function __wbg_reset_state(): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_plot_free: (a: number, b: number) => void;
    readonly plot_card: (a: number, b: any, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number];
    readonly plot_draw: (a: number, b: any, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number, number];
    readonly plot_frameHeight: (a: number) => number;
    readonly plot_height: (a: number, b: number, c: number) => number;
    readonly plot_new: (a: any) => [number, number, number];
    readonly plot_svg: (a: number, b: any, c: number, d: number, e: number, f: number, g: number, h: number) => [number, number, number, number];
    readonly plot_wear: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_exn_store: (a: number) => void;
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
