// Whether pictures can be saved as PNG. Some browsers give a page other pixels than those of its canvas, against tracking: without a word, a saved
// picture is noise.

import { make } from "./dom.js";

/** The side of the canvas that is drawn and read, in pixels. */
const SIDE = 16;

/** A colour of the palette: red, green and blue. */
const COLOUR = [15, 106, 140];

/** The largest difference of a channel. Other browsers change single pixels by less, which nobody sees. */
const TOLERANCE = 8;

/**
 * Whether most of the pixels, four numbers each, have another colour than the one that was drawn.
 * @param {ArrayLike<number>} pixels
 */
export function areOthers(pixels) {
  const others = Array.from({ length: pixels.length / 4 }, (_, at) => COLOUR.some((wanted, channel) => Math.abs((pixels[4 * at + channel] ?? 0) - wanted) > TOLERANCE));
  return 2 * others.filter(Boolean).length > others.length;
}

/** Whether this browser hides the pixels of a canvas: a known colour is drawn and read. */
export function hidesPixels() {
  const context = make("canvas", { width: SIDE, height: SIDE }).getContext("2d", { willReadFrequently: true });
  if (!context) return true;
  context.fillStyle = `rgb(${COLOUR})`;
  context.fillRect(0, 0, SIDE, SIDE);
  try {
    return areOthers(context.getImageData(0, 0, SIDE, SIDE).data);
  } catch {
    return true;
  }
}
