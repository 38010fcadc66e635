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



/** The articles and lines with the figures of a mark or of a chart. */
export interface Sources {
    /** The text of the mark, or the title of the chart. */
    heading: string;
    /** The figures of a mark. */
    figures: Cited[];
    /** That no article has the figure; empty if one has it. */
    absent: string;
    articles: Article[];
    /** The citation as a text to copy; empty without figures. */
    citation: string;
}

/** A figure with its location. */
export interface Cited {
    /** Indicator, period and status. */
    what: string;
    /** The figure with its unit. */
    value: string;
    /** The article and the line. */
    place: string;
    /** The address of the sentence, or else of the article; may be empty. */
    address: string;
    notes: string[];
}

/** An article with figures of the chart. */
export interface Article {
    title: string;
    /** Publisher, date and page. */
    publication: string;
    /** Its address; may be empty. */
    address: string;
    /** How many figures of the chart it has. */
    figures: string;
}

/** The controls of a page. */
export interface Page {
    lang: string;
    /** The canonical link to share. */
    link: string;
    /** Labels of buttons and dialogs, by name. */
    labels: Record<string, string>;
    fields: Field[];
    /** The query of the default view; absent if that is shown. */
    reset?: string;
    /** The explanation of the indicator; absent if the chart shows more than one. */
    about?: About;
}

/** The explanation of an indicator. */
export interface About {
    heading: string;
    /** Terms with their explanations. */
    facts: [string, string][];
    /** The heading of the links. */
    published: string;
    links: Link[];
}

/** A control with options. */
export interface Field {
    /** Its key in `change` and `toggle`. */
    key: string;
    label: string;
    options: Choice[];
    /** Whether several options may be chosen, each by `toggle`. */
    many: boolean;
    /** Options that stand for several others, chosen by `change`. */
    shortcuts: Choice[];
}

/** An option of a field. `group` is its heading or an empty text; of a kind of chart, why it has no figures of the indicator. A `fixed` option cannot be changed. */
export type Choice = [value: string, label: string, group: string, chosen: boolean, fixed: boolean];

/** Code that puts a chart into a page. */
export interface Snippet {
    /** Its name. */
    name: "frame" | "link" | "element" | "picture";
    /** Its description, with the hosts that it is for. */
    label: string;
    /** The HTML to paste. */
    code: string;
}



/** The error that is thrown if nothing can be drawn. */
export interface Failure {
    heading: string;
    detail: string;
}



export function __wbg_reset_state(): void;

/**
 * The canonical link after `value` was chosen in the field `key`.
 */
export function change(link: string, key: string, value: string): string;

/**
 * The chart of a link.
 */
export function chart(link: string): Chart;

/**
 * The table of a chart as a CSV file for spreadsheets. `address` leads to the chart, `day` is the day of access.
 */
export function csv(link: string, address: string, day: string): string;

/**
 * The HTML to paste for a chart, one snippet for each way to embed it. `base` is the address of the folder of `embed.html`, `picture` the
 * address or the name of the chart's picture, `height` the height of a frame in CSS pixels (`Plot.frameHeight` of the module `draw`), and
 * `folder` that of the published chart relative to `base`, such as `s/fai-growth-en/`, or an empty text. `sizes`, if given, are the width and
 * the height of the picture in CSS pixels, and those of a second picture for telephones, whose name has `-narrow` before its ending.
 */
export function embedCode(link: string, base: string, picture: string, height: number, folder: string, sizes?: Uint32Array | number[] | null): Snippet[];

/**
 * The link of a chart with everything stated that it leaves to a default, as embeds need it.
 */
export function embedLink(link: string): string;

/**
 * Opens a further package from its packed form, which `pack` of the module `package` gives. Returns the number by which `select` knows it.
 * Throws a `Failure` if the form is damaged.
 */
export function open(packed: Uint8Array): number;

/**
 * The controls of a page that shows a link.
 */
export function page(link: string): Page;

/**
 * Reads the package now rather than on the first chart. Throws a `Failure` if it has errors, as all functions do.
 */
export function read(): void;

/**
 * Selects the package that all functions are about from now on, by its number; 0 is the package of the module.
 */
export function select(number: number): void;

/**
 * The sources of the mark at an index of `Chart.marks`, or with -1 of the whole chart.
 */
export function sources(link: string, mark: number): Sources;

/**
 * The canonical link after the option `id` of the field `key` was added or removed.
 */
export function toggle(link: string, key: string, id: string): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly change: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly chart: (a: number, b: number) => [number, number, number];
    readonly csv: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly embedCode: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number, j: number, k: number) => [number, number, number];
    readonly embedLink: (a: number, b: number) => [number, number, number, number];
    readonly open: (a: any) => [number, number, number];
    readonly page: (a: number, b: number) => [number, number, number];
    readonly read: () => [number, number];
    readonly select: (a: number) => void;
    readonly sources: (a: number, b: number, c: number) => [number, number, number];
    readonly toggle: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
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
