/* tslint:disable */
/* eslint-disable */

/** All texts of a chart. */
export interface Words {
    /** BCP 47 tag of the language of every text here. */
    lang: string;
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
    /** The caption of the table. */
    caption: string;
    /** The heads of the columns of the table. */
    columns: string[];
    /** For each column, whether rows can be sorted by it. */
    sortable: boolean[];
    /** The rows of the table, one for each district; the first cell is its name. */
    rows: string[][];
    /** Help for reading the chart by keyboard. */
    keys: string;
    /** Labels of buttons and dialogs, by name; in the module of rows only those of a chart. */
    labels: Record<string, string>;
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
    notes: string[];
}

/** An article with figures of the chart. */
export interface Article {
    title: string;
    /** Publisher, date and page. */
    publication: string;
    /** How many figures of the chart it has. */
    figures: string;
}

/** A mark: its text for screen readers and tooltips, and the query of the chart that it leads to, or an empty text. */
export type Mark = [spoken: string, link: string];

/** A link to another chart. */
export interface Link {
    label: string;
    /** The query of the chart, without `?`. */
    query: string;
}

/** The size of a drawing and the areas of its marks, in CSS pixels from its upper left corner. */
export interface Picture {
    width: number;
    height: number;
    /** Four numbers for each mark, in the order of `Words.marks`: x, y, width, height. */
    places: number[];
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

/** An option of a field. `group` is its heading or an empty text; a `fixed` option cannot be changed. */
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



/**
 * A chart, ready to be drawn at any size.
 */
export class Chart {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Sizes `canvas` and draws the chart with its texts on it: `width` and `ratio` as for `draw`. `address` is printed at the bottom.
     * Throws a `Failure` if the canvas cannot be drawn on.
     */
    card(canvas: HTMLCanvasElement, width: number, ratio: number, dark: boolean, address: string): void;
    /**
     * The table as a CSV file for spreadsheets. `address` leads to the chart, `day` is the day of access.
     */
    csv(address: string, day: string): string;
    /**
     * Sizes `canvas` and draws the plot on it: `width` in CSS pixels, `ratio` device pixels in each, `text` the reader's text size relative
     * to 16 CSS pixels an em. `colours`, if given, are forced by the reader's system: red, green and blue of paper, ink, soft, hairline,
     * bar, accent, mark and absent. Throws a `Failure` if the canvas cannot be drawn on.
     */
    draw(canvas: HTMLCanvasElement, width: number, ratio: number, text: number, dark: boolean, colours?: Uint8Array | number[] | null): Picture;
    /**
     * The height of the plot in CSS pixels for a `width` in CSS pixels; `text` is the reader's text size relative to 16 CSS pixels an em.
     */
    height(width: number, text: number): number;
    /**
     * The chart that a link (the query text of an address) asks for. Throws a `Failure` if the package is broken.
     */
    constructor(link: string);
    /**
     * The indices of the table's rows sorted by a sortable column.
     */
    order(column: number, descending: boolean): Uint32Array;
    /**
     * The sources of the mark at an index of `words.marks`, or with -1 of the whole chart.
     */
    sources(mark: number): Sources;
    /**
     * The same picture as SVG, `width` CSS pixels wide. `canvas` measures the text, and is resized.
     */
    svg(canvas: HTMLCanvasElement, width: number, dark: boolean, address: string): string;
    /**
     * Whether a larger module may have the chart; always false in a module with all kinds.
     */
    readonly isElsewhere: boolean;
    /**
     * The texts of the chart.
     */
    readonly words: Words;
}

/**
 * The canonical link after `value` was chosen in the field `key`. Throws a `Failure` if the package has errors.
 */
export function change(link: string, key: string, value: string): string;

/**
 * The HTML to paste for the chart of a link, one snippet for each way to embed it: `base` is the address of the folder of `embed.html`,
 * `picture` the address or the name of the chart's picture. Throws a `Failure` if the package has errors.
 */
export function embedCode(link: string, base: string, picture: string): Snippet[];

/**
 * The link of a chart with everything stated that it leaves to a default, as embeds need it. Throws a `Failure` if the package has
 * errors.
 */
export function embedLink(link: string): string;

/**
 * The controls of a page that shows a link. Throws a `Failure` if the package has errors.
 */
export function page(link: string): Page;

/**
 * Parses the dataset now rather than on the first chart. Throws a `Failure` if the package has errors.
 */
export function read(): void;

/**
 * The canonical link after the option `id` of the field `key` was added or removed. Throws a `Failure` if the package has errors.
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
