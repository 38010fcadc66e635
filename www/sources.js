// The sources of a mark or of a chart: its figures and their locations, the articles, and a citation to copy.

import { asking } from "./charts-client.js";
import { copier, dialog, failureOf, leading, make } from "./dom.js";

/**
 * @typedef {import("./dom.js").ChartLabels} ChartLabels
 * @typedef {import("../pkg/charts.js").Sources} Sources
 */

/**
 * The sources as elements.
 * @param {Sources} sources
 * @param {ChartLabels} labels
 * @returns {HTMLElement[]}
 */
export function sourceList({ figures, absent, articles, citation }, labels) {
  /** @type {HTMLElement[]} */
  const parts = [];
  if (absent) parts.push(make("p", {}, absent));
  for (const { what, value, place, address, notes } of figures) {
    const paragraphs = notes.map((note) => make("p", { className: "note" }, note));
    parts.push(make("section", { className: "cited" }, make("p", {}, what, " ", make("b", {}, value)), make("p", {}, leading(place, address)), ...paragraphs));
  }
  if (articles.length > 0) {
    const items = articles.map(({ title, publication, address, figures }) =>
      make("li", {}, make("cite", {}, leading(title, address)), make("span", {}, publication), make("span", {}, figures)),
    );
    parts.push(make("h3", {}, labels.articles), make("ul", { className: "articles" }, ...items));
  }
  if (citation) {
    const text = make("p", { className: "citation" }, citation);
    parts.push(make("h3", {}, labels.citation), text, make("p", { className: "buttons" }, ...copier(labels, () => citation, text)));
  }
  return parts;
}

/**
 * Opens a dialog with the sources of a mark in a shadow tree, or with the reason why they cannot be had.
 * @param {ShadowRoot} root
 * @param {import("./dom.js").Chart} chart
 * @param {string} link
 * @param {number} mark
 * @param {string} [src] the package, unless it is the module's own
 */
export async function showSources(root, { labels, lang, title }, link, mark, src) {
  const reason = (/** @type {unknown} */ error) => dialog("sources", labels, title, make("p", {}, failureOf(error).detail));
  const found = (/** @type {Sources} */ sources) => dialog("sources", labels, sources.heading, ...sourceList(sources, labels));
  const element = await asking(src)("sources", link, mark).then(found, reason);
  element.lang = lang;
  root.append(element);
  element.showModal();
}
