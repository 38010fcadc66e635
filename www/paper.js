// The picture of a chart on paper. A page cannot know the width of its text on paper before it is printed, and Firefox lays a printed page out
// without its scripts. So a chart is drawn at two widths before printing, and the stylesheet shows the one that fits and stretches it.
//
// A browser moves a picture that does not fit the rest of a sheet to the next, and cuts one that is higher than a sheet anywhere. So the picture
// of rows is cut into pieces between its rows, and sheets break between pieces. Entries flow through two columns of each sheet.
//
// A frame is printed as high as it was on the screen, and often narrower. So what is in it keeps its proportions: the picture has the width of the
// screen, the text shrinks with the frame (`embed.js`), and a table that was scrolled shrinks until it fits.

import { make } from "./dom.js";
import { boxesOf } from "./reading.js";

/**
 * @typedef {import("./reading.js").Box} Box
 * @typedef {import("../pkg/draw.js").Plot} Plot
 */

/**
 * The widths in CSS pixels: a column, and the text of an A4 sheet. The stylesheet chooses between them by their class.
 * @type {[string, number][]}
 */
const WIDTHS = [["narrow", 360], ["wide", 680]];

/** Device pixels for each CSS pixel. */
const RATIO = 3;

/** The largest area of a canvas in device pixels: iOS draws nothing on a larger one. */
const LARGEST = 16_000_000;

/** The size of a table's text in rem, as in the stylesheet. */
const TABLE = 0.875;

/** The least height of a piece in CSS pixels: each seam between pieces is a risk of a hairline. */
const LEAST = 160;

/** The types of plots that are one picture; all others are rows or entries. */
const WHOLE = ["scatter", "tiles", "message"];

/** What a piece shows of the next one, in CSS pixels; the next one covers it, so that no hairline of paper is between them. */
const OVERLAP = 1;

/**
 * Where a picture is cut: the tops of its pieces, from 0. No box is cut, and no piece but the last is lower than `least`.
 * @param {Box[]} boxes
 * @param {number} least
 */
export function topsOf(boxes, least) {
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  const tops = [0];
  let bottom = 0;
  for (const { y, height } of sorted) {
    const top = tops[tops.length - 1] ?? 0;
    if (y >= bottom && bottom > top && bottom - top >= least) tops.push(bottom);
    bottom = Math.max(bottom, y + height);
  }
  return tops;
}

/**
 * Prepares a chart for paper.
 * @param {{ frame: HTMLElement, plot: HTMLElement, sheets: HTMLElement, scroll: HTMLElement, table: HTMLElement }} parts of the element
 * @param {Plot} plot
 * @param {{ type: string, text: number, width: number }} picture the type of the plot, the size of the reader's text in 16 CSS pixels, and
 *   the width of the picture on the screen
 */
export function layOutForPaper({ frame, plot: place, sheets, scroll, table }, plot, { type, text, width }) {
  const isFramed = parent !== window;
  const isEntries = type === "profile" && !isFramed;
  const isWhole = WHOLE.includes(type) || isFramed;
  // A browser may announce one print twice.
  sheets.replaceChildren();
  frame.classList.toggle("framed", isFramed);
  sheets.classList.toggle("columns", isEntries);
  const least = isWhole ? Infinity : isEntries ? 0 : LEAST;
  /** @type {[string, number][]} */
  const widths = isFramed ? [["wide", width]] : isEntries ? WIDTHS.slice(0, 1) : WIDTHS;
  const excess = Math.max(scroll.scrollWidth / scroll.clientWidth, scroll.scrollHeight / scroll.clientHeight);
  if (isFramed) table.style.setProperty("--printed-table", `${TABLE / Math.max(excess, 1)}rem`);
  try {
    for (const [name, width] of widths) drawSheet(sheets, name, plot, { width, text, least });
    place.classList.add("paper");
  } catch {
    // The picture of the screen is printed.
    sheets.replaceChildren();
  }
}

/**
 * Restores a chart after printing.
 * @param {{ plot: HTMLElement, sheets: HTMLElement, table: HTMLElement }} parts of the element
 */
export function leavePaper({ plot, sheets, table }) {
  plot.classList.remove("paper");
  sheets.replaceChildren();
  table.style.removeProperty("--printed-table");
}

/**
 * Draws the picture for a sheet, in pieces.
 * @param {HTMLElement} sheets
 * @param {string} name
 * @param {Plot} plot
 * @param {{ width: number, text: number, least: number }} size `least`: the least height of a piece
 */
function drawSheet(sheets, name, plot, { width, text, least }) {
  const canvas = make("canvas");
  const sheet = make("div", { className: name }, canvas);
  // A canvas outside the document has no font.
  sheets.append(sheet);
  const ratio = Math.min(RATIO, Math.sqrt(LARGEST / (width * plot.height(width, text))));
  const { height, places } = plot.draw(canvas, width, ratio, text, false);
  const tops = topsOf(boxesOf(places), least);
  sheet.replaceChildren(...tops.map((top, at) => piece(canvas, width, top, tops[at + 1] ?? height)));
}

/**
 * A piece of a picture, with a little of what follows.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width of the picture in CSS pixels
 * @param {number} top
 * @param {number} bottom
 */
function piece(canvas, width, top, bottom) {
  const ratio = canvas.width / width;
  const first = Math.round(top * ratio);
  const size = /** @type {const} */ ([canvas.width, Math.min(Math.round((bottom + OVERLAP) * ratio), canvas.height) - first]);
  const part = make("canvas", { width: size[0], height: size[1] });
  const bitmap = new OffscreenCanvas(...size);
  bitmap.getContext("2d")?.drawImage(canvas, 0, first, ...size, 0, 0, ...size);
  // As a bitmap: Chromium prints the strokes of a new canvas a little smaller than the canvas, and those below it too.
  part.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap.transferToImageBitmap());
  // In per cent of the width: the piece is stretched.
  part.style.marginBottom = `${(-100 * OVERLAP) / width}%`;
  return part;
}
