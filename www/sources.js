// Who said so: the figures behind a mark and where each stands, the articles, and a citation to copy.

import { copier, dialog, make } from "./dom.js";

/** The sources of a mark or of a chart, as elements. */
export function sourceList({ figures, absent, articles, citation }, labels) {
  const parts = [];
  if (absent) parts.push(make("p", {}, absent));
  for (const { what, value, place, notes } of figures) {
    const said = notes.map((note) => make("p", { className: "note" }, note));
    parts.push(make("section", { className: "cited" }, make("p", {}, what, " ", make("b", {}, value)), make("p", {}, place), ...said));
  }
  if (articles.length > 0) {
    const article = ({ title, publication, figures }) =>
      make("li", {}, make("cite", {}, title), make("span", {}, publication), make("span", {}, figures));
    parts.push(make("h3", {}, labels.articles), make("ul", { className: "articles" }, ...articles.map(article)));
  }
  if (citation) {
    const text = make("p", { className: "citation" }, citation);
    parts.push(make("h3", {}, labels.citation), text, make("p", { className: "buttons" }, ...copier(labels, () => citation, text)));
  }
  return parts;
}

/** Opens the sources of a mark over a tree. */
export function showSources(root, sources, words) {
  const element = dialog("sources", words.labels, sources.heading, ...sourceList(sources, words.labels));
  element.lang = words.lang;
  root.append(element);
  element.showModal();
}
