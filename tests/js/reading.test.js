// Reading a chart mark by mark.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boxAt, boxesOf, markAfterKey, tooltipCorner } from "../../www/reading.js";

test("four numbers are a box", () => {
  assert.deepEqual(boxesOf([]), []);
  assert.deepEqual(boxesOf([1, 2, 3, 4, 5, 6, 7, 8]), [
    { x: 1, y: 2, width: 3, height: 4 },
    { x: 5, y: 6, width: 7, height: 8 },
  ]);
});

test("a box contains its upper left edges and not its lower right ones", () => {
  const boxes = boxesOf([0, 0, 10, 10, 0, 10, 10, 10]);
  assert.deepEqual([[0, 0], [9, 9], [0, 10], [10, 0], [-1, 0]].map(([x, y]) => boxAt(boxes, x, y)), [0, 0, 1, -1, -1]);
});

test("keys go from mark to mark and stay within them", () => {
  const cases = [
    ["ArrowDown", -1, 0],
    ["ArrowRight", 3, 4],
    ["ArrowDown", 9, 9],
    ["ArrowUp", 4, 3],
    ["ArrowLeft", 0, 0],
    ["Home", 5, 0],
    ["End", 5, 9],
    ["Enter", 5, undefined],
    ["Tab", 5, undefined],
  ];
  for (const [key, current, expected] of cases) assert.equal(markAfterKey(key, current, 9), expected, key);
});

test("a tooltip lies below its mark, or above it, and within the plot", () => {
  const plot = { width: 300, height: 200 };
  const tooltip = { width: 100, height: 40 };
  assert.deepEqual(tooltipCorner({ x: 10, y: 20, width: 50, height: 10 }, tooltip, plot), { left: 10, top: 32 });
  assert.deepEqual(tooltipCorner({ x: 250, y: 180, width: 50, height: 10 }, tooltip, plot), { left: 200, top: 138 });
  assert.deepEqual(tooltipCorner({ x: 0, y: 5, width: 50, height: 190 }, tooltip, plot), { left: 0, top: 197 });
  assert.equal(tooltipCorner({ x: 10, y: 0, width: 1, height: 1 }, { width: 400, height: 10 }, plot).left, 0);
});
