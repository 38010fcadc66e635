// Where a picture is cut for paper, and whether pictures can be saved.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./document.js";
import { topsOf } from "../../www/paper.js";
import { areOthers } from "../../www/pixels.js";

/** Boxes by top and height. */
const boxes = (...rows) => rows.map(([y, height]) => ({ x: 0, y, width: 10, height }));

test("a picture is cut between its rows", () => {
  assert.deepEqual(topsOf([], 0), [0]);
  assert.deepEqual(topsOf(boxes([20, 30], [50, 30], [80, 30]), 0), [0, 50, 80]);
  // What stands between two rows, such as a heading, goes with the second.
  assert.deepEqual(topsOf(boxes([0, 30], [60, 30]), 0), [0, 30]);
  // Cells of one row, in any order.
  assert.deepEqual(topsOf(boxes([30, 30], [0, 30], [30, 30], [0, 30]), 0), [0, 30]);
});

test("no box is cut, and no piece is too low", () => {
  assert.deepEqual(topsOf(boxes([0, 30], [20, 30], [50, 30]), 0), [0, 50]);
  assert.deepEqual(topsOf(boxes([0, 100], [10, 10], [40, 10]), 0), [0]);
  assert.deepEqual(topsOf(boxes([0, 30], [30, 30], [60, 30], [90, 30]), 50), [0, 60]);
  assert.deepEqual(topsOf(boxes([0, 30], [30, 30]), Infinity), [0]);
});

test("noise is told from pixels, and from a little change of them", () => {
  const drawn = Array.from({ length: 64 }, () => [15, 106, 140, 255]);
  const noise = drawn.map((_, at) => [(at * 37) % 256, (at * 91) % 256, (at * 13) % 256, 255]);
  const white = drawn.map(() => [255, 255, 255, 255]);
  const shaken = drawn.map(([red, green, blue, alpha], at) => (at % 7 ? [red + 1, green, blue - 1, alpha] : [0, 0, 0, 255]));
  const found = [drawn, noise, white, shaken].map((pixels) => areOthers(Uint8ClampedArray.from(pixels.flat())));
  assert.deepEqual(found, [false, true, true, false]);
});
