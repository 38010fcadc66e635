// The sources of a mark or of a chart: its figures and their locations, the articles, and a citation to copy.

import { copier, dialog, make } from "./dom.js";

/**
 * @typedef {import("./dom.js").ChartLabels} ChartLabels
 * @typedef {import("../pkg/district_charts.js").Sources} Sources
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
  for (const { what, value, place, notes } of figures) {
    const paragraphs = notes.map((note) => make("p", { className: "note" }, note));
    parts.push(make("section", { className: "cited" }, make("p", {}, what, " ", make("b", {}, value)), make("p", {}, place), ...paragraphs));
  }
  if (articles.length > 0) {
    const items = articles.map(({ title, publication, figures }) =>
      make("li", {}, make("cite", {}, title), make("span", {}, publication), make("span", {}, figures)),
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
 * Opens a dialog with sources in a shadow tree.
 * @param {ShadowRoot} root
 * @param {Sources} sources
 * @param {import("./dom.js").Words} words
 */
export function showSources(root, sources, words) {
  const element = dialog("sources", words.labels, sources.heading, ...sourceList(sources, words.labels));
  element.lang = words.lang;
  root.append(element);
  element.showModal();
}
