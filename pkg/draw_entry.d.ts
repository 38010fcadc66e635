/// <reference lib="dom" />
import type { Chart, InitInput, Picture, SyncInitInput } from "./draw.js";

export type { Bar, Chart, Emphasis, InitInput, Mark, Picture, PlotRow, PlotValue, SyncInitInput } from "./draw.js";

/** Loads the module, once: from beside this script, or from its address, bytes, response or compiled module. Rejects with a `ChartError`. */
export default function init(input?: InitInput | Promise<InitInput>): Promise<void>;

/** Starts the module from its bytes or its compiled module. Throws a `ChartError`. */
export function initSync(input: SyncInitInput): void;

/** The plot of a chart, ready to be drawn at any size. Every method throws a `ChartError` if a value is of the wrong type. */
export class Plot {
  /** The plot of a chart. Throws a `ChartError` if the value is damaged or of another version. */
  constructor(chart: Chart);
  /** The height of the plot in CSS pixels for a `width` in CSS pixels; `text` is the reader's text size relative to 16 CSS pixels an em. */
  height(width: number, text: number): number;
  /** The height in CSS pixels of a frame that shows the chart and its texts without scrolling at any width from 320 to 1200 CSS pixels. */
  frameHeight(): number;
  /** Draws in a house style from now on: the palettes and the fonts of titles that `settle` of `district-charts/style` returns. */
  wear(light: Uint8Array, dark: Uint8Array, titleFont: string): void;
  /** Sizes `canvas` and draws the plot on it: `width` in CSS pixels, `ratio` device pixels in each. `colours` are forced by the reader's system: red, green and blue of paper, ink, soft, hairline, bar, accent, mark and absent. */
  draw(canvas: HTMLCanvasElement, width: number, ratio: number, text: number, dark: boolean, colours?: Uint8Array | null): Picture;
  /** Sizes `canvas` and draws the chart with its texts on it. `address` is printed at the bottom. With `logo`, a width in CSS pixels, the lower right corner stays free for a logo, 32 high. */
  card(canvas: HTMLCanvasElement, width: number, ratio: number, dark: boolean, address: string, logo?: number): void;
  /** The same picture as SVG. `canvas` measures the text, and is resized. */
  svg(canvas: HTMLCanvasElement, width: number, dark: boolean, address: string, logo?: number): string;
  /** Frees the memory of the plot; it cannot be drawn after that. */
  free(): void;
}
