// The table of a chart: rows with heads, ordered anew by the columns that can be.

import { make } from "./dom.js";

/** Fills a table from what a chart says. `order` gives the rows' places for a column, ascending or descending. */
export function fillTable(table, words, order) {
  const { caption, columns, rows, labels } = words;
  if (columns.length === 0) return table.replaceChildren();
  table.classList.toggle("many", columns.length > 8);
  const body = make("tbody");
  const lines = rows.map(([name, ...cells]) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...cells.map((text) => make("td", {}, text))),
  );
  const heads = columns.map((text) => make("th", { scope: "col" }, text));
  const show = (places) => body.replaceChildren(...places.map((place) => lines[place]));
  const own = lines.map((_, place) => place);
  const sortable = order ? words.sortable : [];
  if (sortable.some(Boolean)) {
    heads.forEach((head, column) => {
      if (column > 0 && !sortable[column]) return;
      const title = column === 0 ? labels.original : labels.sorted;
      const button = make("button", { type: "button", title }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const isDescending = column > 0 && head.getAttribute("aria-sort") !== "descending";
        for (const other of heads) other.removeAttribute("aria-sort");
        if (column > 0) head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
        show(column > 0 ? order(column, isDescending) : own);
      });
    });
  }
  show(own);
  table.replaceChildren(make("caption", {}, caption), make("thead", {}, make("tr", {}, ...heads)), body);
}
