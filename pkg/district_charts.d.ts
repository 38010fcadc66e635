/// <reference lib="dom" />
import type { Chart as ChartValue, InitInput, Snippet, Sources, SyncInitInput } from "./charts.js";
import type { Picture as DrawnPicture } from "./draw.js";

export { change, csv, embedLink, page, read, sources, toggle } from "./charts.js";
export type * from "./charts.js";
export { ChartError } from "./errors.js";
export type { Plot } from "./draw_entry.js";
/** The size of a drawing and the areas of its marks: four numbers for each mark. */
export type Picture = Omit<DrawnPicture, "places"> & { places: number[] };
export type { ChartValue };
/** All texts of a chart, its table and its plot. */
export type Words = ChartValue;

/** The two modules: addresses, bytes or compiled modules. */
export interface Modules<Input = InitInput> {
  charts: Input;
  draw: Input;
}

/** Loads both modules, once: from beside this script, or those that are given. Rejects with a `ChartError`. */
export default function init(modules?: Partial<Modules<InitInput | Promise<InitInput>>>): Promise<void>;

/** Starts both modules from their bytes or compiled modules. */
export function initSync(modules: Modules<SyncInitInput>): void;

/** The indices of the rows of a chart's table, sorted by the values of a column; rows without a value come last. */
export function order(chart: ChartValue, column: number, isDescending: boolean): number[];

/** The HTML to paste for a chart, one snippet for each way to embed it: `base` is the address of the folder of `embed.html`, `picture` the address or the name of the chart's picture. */
export function embedCode(link: string, base: string, picture: string): Snippet[];

/** A chart, ready to be drawn at any size. */
export class Chart {
  /** The chart that a link (the query text of an address) asks for. Throws a `ChartError` if the link is no string, before `init()`, or if the figures of the package are broken. */
  constructor(link: string);
  /** The chart as a plain value. */
  readonly words: ChartValue;
  /** The height of the plot in CSS pixels for a `width` in CSS pixels; `text` is the reader's text size relative to 16 CSS pixels an em. */
  height(width: number, text: number): number;
  /** The height in CSS pixels of a frame that shows the chart and its texts without scrolling at any width from 320 to 1200 CSS pixels. */
  frameHeight(): number;
  /** Draws in a house style from now on: the palettes and the fonts of titles that `settle` of `district-charts/style` returns. */
  wear(light: Uint8Array, dark: Uint8Array, titleFont: string): void;
  /** Sizes `canvas` and draws the plot on it: `width` in CSS pixels, `ratio` device pixels in each. `colours` are forced by the reader's system: red, green and blue of paper, ink, soft, hairline, bar, accent, mark and absent. With `short`, only the first rows are drawn if an iframe has no room for all. */
  draw(canvas: HTMLCanvasElement, width: number, ratio: number, text: number, dark: boolean, colours?: Uint8Array | null, short?: boolean): Picture;
  /** Sizes `canvas` and draws the chart with its texts on it. `address` is printed at the bottom. With `logo`, a width in CSS pixels, the lower right corner stays free for a logo, 32 high. */
  card(canvas: HTMLCanvasElement, width: number, ratio: number, dark: boolean, address: string, logo?: number): void;
  /** The same picture as SVG. `canvas` measures the text, and is resized. */
  svg(canvas: HTMLCanvasElement, width: number, dark: boolean, address: string, logo?: number): string;
  /** The sources of the mark at an index of `words.marks`, or with -1 of the whole chart. */
  sources(mark: number): Sources;
  /** The table as a CSV file for spreadsheets. `address` leads to the chart, `day` is the day of access. */
  csv(address: string, day: string): string;
  /** The indices of the table's rows sorted by a sortable column. */
  order(column: number, descending: boolean): number[];
  /** Frees the memory of the chart. */
  free(): void;
}
