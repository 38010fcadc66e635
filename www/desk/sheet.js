// Reads the sheets of workbooks (.xlsx, .ods) as tables of texts. A cell keeps what it holds: a date becomes 2026-04-06, a formula its last
// result, a cell that is merged with others the text of the first. What the figures mean is read by the module `import`, as of any table.

/**
 * @typedef {import("./unzip.js").Unzip} Unzip
 * @typedef {{ name: string, rows: string[][] }} Sheet
 */

/** The most cells of a sheet that are read. */
const MOST_CELLS = 4_000_000;

/** The most columns of a sheet: formats of whole rows claim 16,384. */
const MOST_COLUMNS = 1024;

/** @param {string} text */
const xml = (text) => new DOMParser().parseFromString(text, "application/xml");

/**
 * @param {Document | Element} root
 * @param {string} name the local name
 */
const all = (root, name) => [...root.getElementsByTagNameNS("*", name)];

/**
 * The kind of workbook that an archive holds; undefined if it is none.
 * @param {Unzip} archive
 */
export const kindOf = (archive) => (archive.has("xl/workbook.xml") ? "xlsx" : archive.has("content.xml") ? "ods" : undefined);

/**
 * The sheets of a workbook that have cells.
 * @param {Unzip} archive
 * @returns {Promise<Sheet[]>}
 */
export async function sheets(archive) {
  const found = kindOf(archive) === "ods" ? odsSheets(xml(await archive.text("content.xml"))) : await xlsxSheets(archive);
  return found.filter(({ rows }) => rows.length > 0);
}

/**
 * A sheet as text whose cells are separated by tabs. Tabs and line breaks inside cells become blanks; blanks before a text stay, because
 * they say the level of a place.
 * @param {Sheet} sheet
 */
export const textOf = ({ rows }) => rows.map((row) => row.map(cellText).join("\t")).join("\n");

/** @param {string} cell */
function cellText(cell) {
  const words = cell.replace(/\s+/g, " ").trim();
  return words && (/^[ \u00a0\u3000]*/.exec(cell)?.[0] ?? "") + words;
}

/**
 * The index of the column of a cell such as `AB12`, from 0.
 * @param {string} name
 */
export function columnOf(name) {
  let column = 0;
  for (const letter of name) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}

/**
 * The day of a number of days, as spreadsheets count them: from 30 December 1899, or from 1904.
 * @param {number} days
 * @param {boolean} is1904
 */
export function dayOf(days, is1904) {
  const date = new Date(Date.UTC(is1904 ? 1904 : 1899, is1904 ? 0 : 11, is1904 ? 1 : 30) + Math.round(days * 86_400_000));
  const [day = "", time = ""] = Number.isNaN(date.getTime()) ? [] : date.toISOString().split("T");
  return days % 1 === 0 ? day : `${day} ${time.slice(0, 5)}`;
}

/**
 * Whether a format of numbers shows dates: it has a day, a month or a year outside of quotes and brackets.
 * @param {string} code
 */
export const isDateFormat = (code) => /[dmy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "")) && !/general/i.test(code);

/** The built-in formats of dates (ECMA-376, 18.8.30). */
const isDateId = (/** @type {number} */ id) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/**
 * Which formats of cells are dates.
 * @param {Document} styles
 */
function dateStyles(styles) {
  const codes = new Map(all(styles, "numFmt").map((format) => [format.getAttribute("numFmtId"), format.getAttribute("formatCode") ?? ""]));
  const cells = all(styles, "cellXfs")[0];
  return cells ? all(cells, "xf").map((format) => {
    const id = format.getAttribute("numFmtId") ?? "0";
    const code = codes.get(id);
    return code === undefined ? isDateId(Number(id)) : isDateFormat(code);
  }) : [];
}

/**
 * @param {Unzip} archive
 * @returns {Promise<Sheet[]>}
 */
async function xlsxSheets(archive) {
  const [book, links, strings, styles] = await Promise.all(
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"].map(async (name) => xml((await archive.text(name)) || "<x/>")),
  );
  if (!book || !links || !strings || !styles) return [];
  // The text of a string without its reading aid in Japanese (`rPh`).
  const shared = all(strings, "si").map((item) => all(item, "t").filter((text) => text.parentElement?.localName !== "rPh").map((text) => text.textContent).join(""));
  const is1904 = all(book, "workbookPr").some((properties) => ["1", "true"].includes(properties.getAttribute("date1904") ?? ""));
  const targets = new Map(all(links, "Relationship").map((link) => [link.getAttribute("Id"), link.getAttribute("Target") ?? ""]));
  const dates = dateStyles(styles);
  const found = [];
  for (const sheet of all(book, "sheet")) {
    if (sheet.getAttribute("state") && sheet.getAttribute("state") !== "visible") continue;
    const id = [...sheet.attributes].find(({ localName, namespaceURI }) => localName === "id" && namespaceURI)?.value ?? "";
    const target = targets.get(id) ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    const rows = xlsxRows(xml((await archive.text(path)) || "<x/>"), { shared, dates, is1904 });
    found.push({ name: sheet.getAttribute("name") ?? "", rows });
  }
  return found;
}

/**
 * @param {Document} sheet
 * @param {{ shared: string[], dates: boolean[], is1904: boolean }} book
 */
function xlsxRows(sheet, { shared, dates, is1904 }) {
  /** @type {string[][]} */
  const rows = [];
  let cells = 0;
  for (const row of all(sheet, "row")) {
    const line = Number(row.getAttribute("r") ?? rows.length + 1) - 1;
    for (const cell of all(row, "c")) {
      const column = columnOf(cell.getAttribute("r") ?? "");
      if (column >= MOST_COLUMNS || (cells += 1) > MOST_CELLS || line > MOST_CELLS) continue;
      const of = (/** @type {string} */ name) => all(cell, name).map((part) => part.textContent).join("");
      const [type, value] = [cell.getAttribute("t"), of("v")];
      const isDate = dates[Number(cell.getAttribute("s") ?? 0)] && value !== "" && (type === null || type === "n");
      const text = type === "s" ? (shared[Number(value)] ?? "") : type === "inlineStr" ? of("t") : isDate ? dayOf(Number(value), is1904) : numberText(value, type);
      put(rows, line, column, text);
    }
  }
  for (const merged of all(sheet, "mergeCell")) spread(rows, merged.getAttribute("ref") ?? "");
  return rows.length > 0 ? filled(rows) : [];
}

/**
 * The digits of a number as a spreadsheet shows them: it keeps 15, and 0.1 + 0.2 has 17.
 * @param {string} value
 * @param {string | null} type
 */
export function numberText(value, type) {
  if (type !== null && type !== "n") return value;
  const number = Number(value);
  if (value === "" || !Number.isFinite(number)) return value;
  const text = String(Number(number.toPrecision(15)));
  return text.includes("e") ? value : text;
}

/**
 * Writes the text of merged cells into each of those in the first row of the range, as a head over several columns needs it.
 * @param {string[][]} rows
 * @param {string} range such as `B1:D1`
 */
export function spread(rows, range) {
  const [first = "", last = first] = range.split(":");
  const row = Number(first.replace(/\D/g, "")) - 1;
  const [from, to] = [columnOf(first), Math.min(columnOf(last), MOST_COLUMNS)];
  const text = rows[row]?.[from] ?? "";
  if (text === "") return;
  for (let column = from + 1; column <= to; column += 1) put(rows, row, column, text);
}

/**
 * @param {string[][]} rows
 * @param {number} line
 * @param {number} column
 * @param {string} text
 */
function put(rows, line, column, text) {
  while (rows.length <= line) rows.push([]);
  const row = rows[line] ?? [];
  while (row.length <= column) row.push("");
  row[column] = text;
}

/**
 * Rows of the same length.
 * @param {string[][]} rows
 */
function filled(rows) {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
}

/**
 * @param {Document} content
 * @returns {Sheet[]}
 */
function odsSheets(content) {
  return all(content, "table").map((table) => {
    /** @type {string[][]} */
    const rows = [];
    let cells = 0;
    for (const row of all(table, "table-row")) {
      const line = odsRow(row);
      cells += line.length;
      // The rows below the last are one row that is repeated a million times.
      const times = line.length === 0 ? Math.min(repeated(row, "number-rows-repeated"), 10) : repeated(row, "number-rows-repeated");
      for (let time = 0; time < times && cells < MOST_CELLS; time += 1, cells += line.length) rows.push([...line]);
    }
    while (rows.length > 0 && rows[rows.length - 1]?.every((cell) => cell === "")) rows.pop();
    return { name: attribute(table, "name"), rows: filled(rows) };
  });
}

/**
 * @param {Element} element
 * @param {string} name the local name
 */
const attribute = (element, name) => [...element.attributes].find(({ localName }) => localName === name)?.value ?? "";

/**
 * @param {Element} element
 * @param {string} name
 */
const repeated = (element, name) => Math.max(1, Number(attribute(element, name)) || 1);

/** @param {Element} row */
function odsRow(row) {
  /** @type {string[]} */
  const cells = [];
  let [over, left] = ["", 0];
  for (const cell of row.children) {
    if (cell.localName !== "table-cell" && cell.localName !== "covered-table-cell") continue;
    const own = odsText(cell);
    const times = Math.min(repeated(cell, "number-columns-repeated"), MOST_COLUMNS - cells.length);
    for (let time = 0; time < times; time += 1) {
      // A cell over several columns stands in each of them.
      const isCovered = cell.localName === "covered-table-cell" && own === "" && left > 0;
      if (isCovered) left -= 1;
      cells.push(isCovered ? over : own);
    }
    const covered = repeated(cell, "number-columns-spanned");
    if (covered > 1) [over, left] = [own, covered - 1];
  }
  while (cells.length > 0 && cells[cells.length - 1] === "") cells.pop();
  return cells;
}

/** @param {Element} cell */
function odsText(cell) {
  const type = attribute(cell, "value-type");
  const shown = all(cell, "p").map((part) => part.textContent).join(" ");
  if (["float", "percentage", "currency"].includes(type)) return odsNumber(cell, type, shown);
  return type === "date" ? attribute(cell, "date-value").slice(0, 10) : shown;
}

/**
 * @param {Element} cell
 * @param {string} type
 * @param {string} shown
 */
const odsNumber = (cell, type, shown) => (type === "percentage" && shown.includes("%") ? shown : numberText(attribute(cell, "value"), null));
