// Both modules together: charts that can be drawn at once, on a page without a worker.

import * as charts from "./charts_entry.js";
import * as draw from "./draw_entry.js";
import { ChartError, checkTypes, described } from "./errors.js";

export { change, csv, embedLink, page, read, sources, toggle } from "./charts_entry.js";
export { ChartError };

function checkModules(modules) {
  if (typeof modules === "object" && modules !== null) return;
  throw new ChartError(`found ${described(modules)} as modules, expected an object such as { charts: bytes, draw: bytes }`);
}

/** Loads both modules from beside this script, or takes their bytes, addresses or compiled modules. */
export default async function init(modules = {}) {
  checkModules(modules);
  await Promise.all([charts.default(modules.charts), draw.default(modules.draw)]);
}

/** Starts both modules from their bytes or compiled modules. */
export function initSync(modules) {
  checkModules(modules);
  charts.initSync(modules.charts);
  draw.initSync(modules.draw);
}

/** The indices of the rows of a chart's table, sorted by the values of a column; rows without a value come last. */
export function order({ values }, column, isDescending) {
  const value = (row) => values[row]?.[column] ?? null;
  const compare = (a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return isDescending ? second - first : first - second;
  };
  return values.map((_, row) => row).sort(compare);
}

/** The HTML to paste for a chart, one snippet for each way to embed it. */
export function embedCode(link, base, picture) {
  const chart = new Chart(link);
  try {
    return charts.embedCode(link, base, picture, chart.frameHeight(), "");
  } finally {
    chart.free();
  }
}

/** A chart, ready to be drawn at any size. */
export class Chart {
  #link;
  #plot;

  constructor(link) {
    checkTypes([link], [["link", "string"]]);
    this.#link = link;
    this.words = charts.chart(link);
    this.#plot = new draw.Plot(this.words);
  }

  height(width, text) {
    return this.#plot.height(width, text);
  }

  frameHeight() {
    return this.#plot.frameHeight();
  }

  wear(light, dark, titleFont) {
    this.#plot.wear(light, dark, titleFont);
  }

  draw(canvas, width, ratio, text, dark, colours, short) {
    const picture = this.#plot.draw(canvas, width, ratio, text, dark, colours, short);
    return { ...picture, places: [...picture.places] };
  }

  card(canvas, width, ratio, dark, address, logo) {
    this.#plot.card(canvas, width, ratio, dark, address, logo);
  }

  svg(canvas, width, dark, address, logo) {
    return this.#plot.svg(canvas, width, dark, address, logo);
  }

  sources(mark) {
    return charts.sources(this.#link, mark);
  }

  csv(address, day) {
    return charts.csv(this.#link, address, day);
  }

  order(column, descending) {
    return order(this.words, column, descending);
  }

  free() {
    this.#plot.free();
  }
}
