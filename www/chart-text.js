// The texts of a chart as children of its element: in the document's own tree they are found by whatever reads a page, such as a translator, a
// reader mode, a search engine, or the copy of a page. The shadow tree shows them in its slots.

import { fillList, make } from "./dom.js";
import { fillTable } from "./table.js";

/** @typedef {import("./dom.js").Chart} Chart */

/** Marks the nodes that belong to the element and not to the page. Prerendered ones have it too. */
const PART = "data-part";

/**
 * The style of what lies inside the texts. An important rule in the first layer of a page wins over every rule of the page without a layer;
 * the texts themselves have theirs in `::slotted` rules of the stylesheet.
 */
const STYLE = `@layer district-chart {
  district-chart > [data-part] *, district-chart > [data-part] *::before, district-chart > [data-part] *::after { all: revert !important;
    box-sizing: border-box !important; direction: inherit !important; unicode-bidi: normal !important; --paper: inherit !important;
    --soft: inherit !important; --hairline: inherit !important; --accent: inherit !important }
  district-chart > [data-part]::first-letter, district-chart > [data-part]::first-line, district-chart > [data-part] li::first-letter { all: revert !important }
  district-chart > [data-part] caption { max-width: 100cqi !important; padding: 4px 0 !important; color: var(--soft) !important; text-align: start !important }
  district-chart > [data-part] :is(th, td) { padding: 6px 12px 6px 0 !important; border-bottom: 1px solid var(--hairline) !important;
    text-align: start !important; vertical-align: top !important }
  district-chart > [data-part] td { min-width: 4.5em !important }
  district-chart > [data-part] td:last-child:not(:empty) { min-width: 14em !important }
  district-chart > .many[data-part] td:last-child:not(:empty) { min-width: 48em !important }
  district-chart > [data-part] thead th { color: var(--soft) !important; font-weight: 600 !important; vertical-align: bottom !important }
  district-chart > [data-part] tbody th { position: sticky !important; left: 0 !important; min-width: 6.5em !important;
    background: var(--paper) !important; font-weight: 400 !important }
  district-chart > [data-part] button { min-height: 44px !important; margin: -6px -4px !important; padding: 6px 4px !important;
    border: 0 !important; border-radius: 4px !important; background: none !important; color: inherit !important; font: inherit !important;
    text-align: start !important; text-decoration: underline dotted !important; text-underline-offset: 0.25em !important; cursor: pointer !important }
  district-chart > [data-part] a { color: var(--accent) !important }
  district-chart > [data-part] :is(a, button):focus-visible { outline: 2px solid var(--accent) !important; outline-offset: 2px !important }
  district-chart > [data-part] [aria-sort="ascending"] button::after { content: " ↑" / "" !important }
  district-chart > [data-part] [aria-sort="descending"] button::after { content: " ↓" / "" !important }
  district-chart > [data-part] li { display: block !important }
  @media screen { [data-part] .later { display: none !important } }
  @media print { district-chart > [data-part] thead button { display: contents !important }
    district-chart > [data-part] :is(th, td):not(#x) { position: static !important; min-width: 0 !important; padding-inline-end: 0.5em !important } }
}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Adds the style to the tree that the element stands in, once.
 * @param {Node} root
 */
function addStyle(root) {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // A browser without such sheets, or a sheet of another document: cells then look as the page styles them.
  }
}

export class ChartText {
  #element;
  #notes = make("ul", { slot: "notes" });
  /** The table of the chart. */
  table = make("table", { slot: "table" });
  #parts = [
    make("h2", { slot: "title" }),
    make("p", { slot: "subtitle" }),
    make("p", { slot: "coverage" }),
    this.#notes,
    make("p", { slot: "source" }),
    this.table,
  ];

  /**
   * The chart whose table is in the page.
   * @type {Chart | undefined}
   */
  #filled;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    for (const part of this.#parts) {
      part.setAttribute(PART, "");
      // A page may be written from right to left; a chart is not.
      part.dir = "ltr";
    }
  }

  /** Shows what an earlier script has written, as in a saved or copied page, until there is a chart. */
  adopt() {
    for (const part of this.#element.querySelectorAll(`:scope > [${PART}][slot]`)) part.removeAttribute("slot");
  }

  /** Whether the page holds a prerendered chart. */
  get isPrerendered() {
    return this.#others().length > 0;
  }

  /** The parts that are not of this object. */
  #others() {
    const parts = [...this.#element.querySelectorAll(`:scope > [${PART}]`)];
    return parts.filter((part) => !this.#parts.some((own) => own === part));
  }

  /**
   * Takes the texts of a chart. The table may take as long as a picture, so it is left empty unless it is visible.
   * @param {Chart} chart
   * @param {boolean} isTableSeen
   */
  write(chart, isTableSeen) {
    for (const part of this.#parts) {
      part.lang = chart.lang;
      // The notes are a list, and a chart has no value of this name for the table.
      const text = chart[/** @type {"title"} */ (part.slot)];
      if (typeof text !== "string") continue;
      part.textContent = text;
      part.hidden = text === "";
    }
    fillList(this.#notes, chart.notes);
    // Where they scroll, they are reached by keyboard.
    if (this.#element.hasAttribute("short")) this.#notes.tabIndex = 0;
    if (isTableSeen) this.writeTable(chart);
    else {
      this.#filled = undefined;
      this.table.replaceChildren();
    }
  }

  /**
   * Takes the table of a chart.
   * @param {Chart} chart
   */
  writeTable(chart) {
    if (this.#filled !== chart) fillTable(this.table, chart);
    this.#filled = chart;
  }

  /** Whether a panel of the page holds the table. */
  get isTableTaken() {
    return this.table.isConnected && this.table.parentElement !== this.#element;
  }

  /** Puts the texts into the document, in place of prerendered ones. */
  show() {
    for (const other of this.#others()) other.remove();
    // A panel of the page may hold the table.
    const missing = this.#parts.filter((part) => !this.#element.contains(part));
    if (missing.length > 0) this.#element.append(...missing);
    addStyle(this.#element.getRootNode());
  }

  /** Removes the texts: they are of another chart than the one that was asked for. */
  clear() {
    for (const part of this.#parts) part.remove();
  }
}
