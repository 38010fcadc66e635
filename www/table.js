// The table of a chart, whose rows a reader can sort by any sortable column.

import { leading, make } from "./dom.js";

/** The most rows that are laid out in one task: thousands take longer than a tap may wait. */
const AT_ONCE = 500;

/**
 * The next direction of a column: descending first, then alternating. The first column restores the original order.
 * @param {number} column
 * @param {string | null} direction the column's `aria-sort`
 * @returns {"ascending" | "descending" | undefined}
 */
export function nextDirection(column, direction) {
  if (column === 0) return undefined;
  return direction === "descending" ? "ascending" : "descending";
}

/**
 * The indices of the rows, sorted by the values of a column. Rows without a value come last, and equal ones in the chart's order.
 * @param {(number | null)[][]} values
 * @param {number} column
 * @param {boolean} isDescending
 */
export function order(values, column, isDescending) {
  /** @param {number} row */
  const value = (row) => values[row]?.[column] ?? null;
  return [...values.keys()].sort((a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return isDescending ? second - first : first - second;
  });
}

/**
 * The text of a cell, in which some parts lead to an address.
 * @param {string} text
 * @param {[text: string, address: string][]} parts in the order of the text
 */
function linked(text, parts) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let start = 0;
  for (const [part, address] of parts) {
    const index = text.indexOf(part, start);
    if (index < 0) continue;
    nodes.push(text.slice(start, index), leading(part, address));
    start = index + part.length;
  }
  return [...nodes, text.slice(start)];
}

/**
 * Fills a table with the texts of a chart.
 * @param {HTMLTableElement} table
 * @param {import("./dom.js").Chart} chart
 */
export function fillTable(table, { caption, columns, rows, labels, sortable, values, addresses = [], nameLang }) {
  if (columns.length === 0) return table.replaceChildren();
  table.classList.toggle("many", columns.length > 8);
  const lines = rows.map(([name = "", ...cells], row) => {
    const fields = cells.map((text, index) => make("td", {}, ...linked(text, (index === cells.length - 1 && addresses[row]) || [])));
    return make("tr", {}, make("th", { scope: "row", ...(nameLang && { lang: nameLang }) }, name), ...fields);
  });
  const body = make("tbody", {}, ...lines);
  /** @type {HTMLElement[]} */
  const heads = columns.map((text, column) => {
    const head = make("th", { scope: "col" }, text);
    if (!(column ? sortable[column] : sortable.some(Boolean))) return head;
    const button = make("button", { type: "button", title: column ? labels.sorted : labels.original }, text);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const direction = nextDirection(column, head.getAttribute("aria-sort"));
      for (const other of heads) other.removeAttribute("aria-sort");
      if (direction) head.setAttribute("aria-sort", direction);
      const sorted = direction && order(values, column, direction === "descending").flatMap((index) => lines[index] ?? []);
      body.replaceChildren(...(sorted ?? lines));
    });
    return head;
  });
  // The class hides a row on a screen, and neither on paper nor in a saved page. Each piece changes the height of the body, which shows the
  // next; a table that nobody has opened has no height.
  const later = lines.slice(AT_ONCE);
  for (const line of later) line.className = "later";
  const show = () => {
    for (const line of later.splice(0, AT_ONCE)) line.className = "";
  };
  if (later[0]) new ResizeObserver(([entry]) => entry?.contentRect.height && requestAnimationFrame(show)).observe(body);
  table.replaceChildren(make("caption", {}, caption), make("thead", {}, make("tr", {}, ...heads)), body);
}
