// The table of a chart, and the order of its rows.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./document.js";
import { failureOf, fillList, make } from "../../www/dom.js";
import { fillTable, nextDirection, order } from "../../www/table.js";
import { order as orderOfPackage } from "../../pkg/district_charts.js";

const words = {
  caption: "Growth",
  columns: ["District", "Growth", "Note"],
  rows: [["A", "1"], ["B", "3"], ["C", "2"]].map((cells) => [...cells, ""]),
  sortable: [false, true, false],
  values: [[null, 1, null], [null, 3, null], [null, 2, null]],
  labels: { original: "Original order", sorted: "Sort" },
};
const names = (table) => table.all("tr").slice(1).map((row) => row.all("th")[0].text);

function filled(changes = {}) {
  const table = make("table");
  fillTable(table, { ...words, ...changes });
  return table;
}

test("a direction alternates, and the first column has none", () => {
  assert.equal(nextDirection(0, null), undefined);
  assert.equal(nextDirection(1, null), "descending");
  assert.equal(nextDirection(1, "descending"), "ascending");
  assert.equal(nextDirection(1, "ascending"), "descending");
});

test("rows without a value come last, and equal ones keep their order", () => {
  const values = [[null, 2], [null, null], [null, -1], [null, 2], [], [null, 0.5]];
  for (const sorted of [(column, isDescending) => order(values, column, isDescending), (...rest) => orderOfPackage({ values }, ...rest)]) {
    assert.deepEqual(sorted(1, true), [0, 3, 5, 2, 1, 4]);
    assert.deepEqual(sorted(1, false), [2, 5, 0, 3, 1, 4]);
    assert.deepEqual(sorted(0, true), [0, 1, 2, 3, 4, 5]);
  }
});

test("rows are sorted by a column and put back", () => {
  const table = filled();
  assert.deepEqual(names(table), ["A", "B", "C"]);
  const [first, second, third] = table.all("tr")[0].all("th");
  assert.equal(third.all("button").length, 0);
  const [restore] = first.all("button");
  const [sort] = second.all("button");
  assert.deepEqual([restore.title, sort.title, sort.text], ["Original order", "Sort", "Growth"]);
  sort.fire("click");
  assert.deepEqual([names(table), second.getAttribute("aria-sort")], [["B", "C", "A"], "descending"]);
  sort.fire("click");
  assert.deepEqual([names(table), second.getAttribute("aria-sort")], [["A", "C", "B"], "ascending"]);
  restore.fire("click");
  assert.deepEqual([names(table), second.getAttribute("aria-sort")], [["A", "B", "C"], null]);
});

test("a long table is complete, and shows its rows in pieces once it has a height", () => {
  /** Calls back as a browser does whose table was opened: until no row appears any more. */
  let resized;
  Object.assign(globalThis, {
    ResizeObserver: class {
      constructor(callback) {
        resized = callback;
      }

      observe() {}
    },
    requestAnimationFrame: (callback) => callback(),
  });
  const rows = Array.from({ length: 1200 }, (_, index) => [`P${index}`, "1", ""]);
  const table = filled({ rows, values: rows.map((_, index) => [null, index, null]) });
  const shown = () => table.all("tr").slice(1).filter((row) => row.className !== "later").length;
  assert.equal(names(table).length, 1200);
  const counts = [shown()];
  const [sort] = table.all("th")[1].all("button");
  sort.fire("click");
  assert.equal(names(table)[0], "P1199");
  for (let piece = 0; piece < 3; piece += 1) {
    resized([{ contentRect: { height: 0 } }]);
    resized([{ contentRect: { height: 100 } }]);
    counts.push(shown());
  }
  assert.deepEqual(counts, [500, 1000, 1200, 1200]);
});

test("a table without sortable columns has no buttons, and one without columns nothing", () => {
  assert.equal(filled({ sortable: [false, false, false] }).all("button").length, 0);
  assert.equal(filled({ columns: [] }).children.length, 0);
  assert.ok(filled({ columns: Array(9).fill("a") }).classList.names.has("many"));
});

test("an element has properties, attributes and children", () => {
  const element = make("p", { className: "note", role: "status", "aria-live": "polite", slot: "panel" }, "a ", make("b", {}, "<b>"));
  assert.deepEqual([element.className, element.getAttribute("role"), element.getAttribute("aria-live")], ["note", "status", "polite"]);
  assert.deepEqual([element.getAttribute("slot"), element.text], ["panel", "a <b>"]);
});

test("an empty list is hidden", () => {
  const list = make("ul");
  fillList(list, ["a", "b"]);
  assert.deepEqual([list.hidden, list.all("li").map((item) => item.text)], [false, ["a", "b"]]);
  fillList(list, []);
  assert.deepEqual([list.hidden, list.children.length], [true, 0]);
});

test("whatever is thrown has a detail", () => {
  assert.deepEqual(failureOf({ heading: "H", detail: "D" }), { heading: "H", detail: "D" });
  assert.deepEqual(failureOf(new Error("M")), { heading: undefined, detail: "M" });
  for (const thrown of ["text", undefined, null]) assert.equal(failureOf(thrown).detail, String(thrown));
});
