// The rows of the file, some at a time, with the role of each column above them.

import { make } from "../dom.js";
import { importing } from "../import-client.js";
import { set } from "./state.js";
import { button, count, select, text, texts } from "./ui.js";

/** The rows that are shown at once, and the most columns. */
const [ROWS, MOST_COLUMNS] = [12, 80];

/** The first row that is shown. */
let first = 0;

/** @type {{ line: number, column: number } | undefined} the cell that a line of the report leads to */
let target;

/** @type {{ proposal: import("../../pkg/import.js").TableProposal, body: HTMLElement, range: HTMLElement } | undefined} */
let shown;

/** @param {import("../../pkg/import.js").TableProposal} proposal */
export function tablePart(proposal) {
  const t = texts();
  const columns = proposal.columns.slice(0, MOST_COLUMNS);
  const heads = columns.map(({ role, name, unit, period }, index) => {
    const key = `column.${index + 1}`;
    const list = select(`role-${key}`, proposal.roles, role, (value) => set(key, value), { "aria-label": text(t.role, index + 1) });
    const about = [unit, period].filter(Boolean).join(" · ") || name;
    return make("th", { scope: "col", className: `role ${role}` }, list, make("small", {}, role === "value" ? about : ""));
  });
  const body = make("tbody");
  const range = make("output");
  const table = make("table", {}, make("caption", { className: "spoken" }, t.tableCaption), make("thead", {}, make("tr", {}, make("td", { className: "line" }), ...heads)), body);
  const move = (/** @type {number} */ rows) => () => fillRows((first = Math.max(0, Math.min(first + rows, proposal.rows - 1))));
  if (first >= proposal.rows) first = 0;
  shown = { proposal, body, range };
  fillRows(first);
  const more = proposal.columns.length > MOST_COLUMNS ? [make("p", { className: "soft" }, text(t.largest, MOST_COLUMNS))] : [];
  const pages = proposal.rows > ROWS ? [button("↑", move(-ROWS), { "aria-label": t.previous }), button("↓", move(ROWS), { "aria-label": t.next })] : [];
  const scroll = make("div", { className: "scroll cells", tabIndex: 0, role: "region", "aria-label": t.tableCaption }, table);
  return make("div", {}, scroll, make("p", { className: "pages" }, range, ...pages), ...more);
}

/**
 * Shows the cell of a line and a column of the file, and moves the focus there.
 * @param {number} line
 * @param {number} column 0 for the whole line
 */
export async function showCell(line, column) {
  target = { line, column };
  const rows = await importing("around", [line, ROWS]);
  const [row] = rows ?? [];
  await fillRows((first = row?.index ?? 0));
  const cell = /** @type {HTMLElement | null} */ (document.querySelector(".cells .target"));
  cell?.focus();
  cell?.scrollIntoView({ block: "center", inline: "center" });
}

/** @param {number} from */
async function fillRows(from) {
  const of = shown;
  if (!of) return;
  const t = texts();
  const rows = (await importing("rows", [from, ROWS])) ?? [];
  if (of !== shown) return;
  of.range.textContent = text(t.firstRows, count(from + 1), count(Math.min(from + ROWS, of.proposal.rows)), count(of.proposal.rows));
  of.body.replaceChildren(
    ...rows.map(({ line, kind, cells }) => {
      const isLine = target?.line === line;
      const made = cells.slice(0, MOST_COLUMNS).map((cell, index) => {
        const isTarget = isLine && (target?.column === index + 1 || (target?.column === 0 && index === 0));
        const role = of.proposal.columns[index]?.role ?? "";
        return make("td", { className: `${role}${isTarget ? " target" : ""}`, ...(isTarget ? { tabIndex: -1 } : {}) }, cell);
      });
      return make("tr", { className: `row-${kind}` }, make("td", { className: "line" }, String(line)), ...made);
    }),
  );
}
