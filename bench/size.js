// The size of a chart with a number of rows: that of the charts of this repository, as far as a canvas can be so high.

/** The width of a chart, CSS pixels. */
export const WIDTH = 520;

/** The height of a row and of the margins of a chart, CSS pixels. */
const ROW = 30;
const MARGINS = 8;

/** The greatest height of a canvas that every browser engine but WebKit takes, CSS pixels. */
const MAX_HEIGHT = 32_000;

/** @param {number} rows */
export const height = (rows) => Math.min(rows * ROW + MARGINS, MAX_HEIGHT);
