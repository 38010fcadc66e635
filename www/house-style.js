// The house style of a chart: that of its package, and over it the custom properties `--district-chart-…` of the page. docs/style.md has the
// keys. The module `style`, which checks the values, is loaded with the first style.

import { loadStyle } from "./modules.js";

/**
 * @typedef {import("../pkg/draw.js").Plot} Plot
 * @typedef {import("../pkg/charts.js").Chart} Chart
 * @typedef {import("../pkg/style.js").SettledStyle} SettledStyle
 */

const COLOURS = ["paper", "ink", "soft", "hairline", "bar", "accent", "mark", "absent", "sequential", "diverging"];

/** The keys of a style, as in `src/draw/style.rs`. */
export const KEYS = [...COLOURS, ...COLOURS.map((key) => `${key}-dark`), "title-font", "label-font", "title-size", "corner", "line"];

/** @type {import("./modules.js").StyleModule | undefined} */
let module;

/**
 * The style that each plot has, with the keys and values that it was made of.
 * @type {WeakMap<Plot, { entries: string, settled: SettledStyle }>}
 */
const worn = new WeakMap();

/** What was said of styles: once is enough. */
const said = new Set();

/**
 * The keys and values of a style; a later value overrides an earlier one.
 * @param {Element} host
 * @param {Chart} chart
 */
function entriesOf(host, chart) {
  const computed = getComputedStyle(host);
  const own = KEYS.map((key) => [key, computed.getPropertyValue(`--district-chart-${key}`).trim()]);
  return [...(chart.style ?? []).filter(([key]) => !key.startsWith("logo")), ...own.filter(([, value]) => value)].flat();
}

/**
 * The logo of a chart for its pictures; nothing if it has none.
 * @param {Pick<Chart, "style">} chart
 * @param {boolean} isDark
 */
export const logoFor = async (chart, isDark) => (hasLogo(chart) ? (await import("./logo.js")).pictureLogo(chart, isDark) : undefined);

/** @param {Pick<Chart, "style">} chart */
const hasLogo = ({ style }) => style?.some(([key]) => key === "logo");

/** @param {string} complaint */
function say(complaint) {
  if (!said.has(complaint)) console.warn(`district-chart style: ${complaint}`);
  said.add(complaint);
}

/**
 * Loads the module if a chart has a style. Without the module the chart is drawn in our own.
 * @param {Element} host
 * @param {Chart} chart
 */
export async function prepareStyle(host, chart) {
  if (module || entriesOf(host, chart).length === 0) return;
  try {
    module = await loadStyle();
  } catch (error) {
    say(`found no module: ${error}`);
  }
}

/**
 * Has a plot drawn in the style of its chart, once the module is loaded.
 * @param {Element} host
 * @param {Plot} plot
 * @param {Chart} chart
 * @returns {SettledStyle | undefined} nothing if the chart has no style and had none
 */
export function wear(host, plot, chart) {
  const found = entriesOf(host, chart);
  const entries = String(found);
  const former = worn.get(plot);
  if (!module || entries === (former?.entries ?? "")) return former?.settled;
  const settled = module.settle(found);
  plot.wear(settled.light, settled.dark, settled.titleFont);
  worn.set(plot, { entries, settled });
  settled.complaints.forEach(say);
  return settled;
}

/**
 * Gives plot and texts of an element its style, and says on the console which values fall short.
 * @param {HTMLElement} host
 * @param {HTMLElement} root the parent of the texts
 * @param {Plot} plot
 * @param {Chart} chart
 * @param {boolean} dark
 */
export function dress(host, root, plot, chart, dark) {
  if (hasLogo(chart) || root.querySelector("img.logo")) {
    import("./logo.js").then(({ showLogo }) => showLogo(root, chart, dark), (error) => say(`found no logo: ${error}`));
  }
  // Declarations of checked values: colours, sizes, and names of fonts.
  const css = wear(host, plot, chart)?.css[dark ? 1 : 0] ?? "";
  if (root.dataset.css === css || (!css && root.dataset.css === undefined)) return;
  root.style.cssText = root.dataset.css = css;
}
