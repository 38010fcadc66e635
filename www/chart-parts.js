// The parts of the shadow tree of <district-chart>, and its links to other charts.

import { make } from "./dom.js";
import { isForeignPage } from "./site-paths.js";

/**
 * Links to the whole of a chart whose picture leaves rows out, and hides the link of one that shows all.
 * @param {HTMLElement} place
 * @param {string} label
 * @param {number} rows the number of rows that are not shown
 * @param {string} href
 */
export function showMore(place, label, rows, href) {
  // A sandboxed frame may open no window.
  const isOpened = isForeignPage || (parent !== window && origin !== "null");
  const target = isOpened ? { target: "_blank", rel: "noopener noreferrer external" } : {};
  place.hidden = rows === 0;
  place.replaceChildren(make("a", { href, ...target }, label.replace("{}", String(rows))));
}

/** @param {string} name */
const slot = (name) => make("slot", { name });

/** The parts of the element, empty and put together. */
export function makeParts() {
  const parts = {
    root: make("div", { className: "root" }),
    frame: make("figure", { className: "chart", hidden: true }),
    heading: make("figcaption"),
    title: make("div", { id: "title" }, slot("title")),
    subtitle: make("div", { id: "subtitle" }, slot("subtitle")),
    notices: make("ul", { className: "notices", "aria-live": "polite" }),
    failure: make("div", { className: "failure", role: "alert", hidden: true }),
    tabs: slot("tabs"),
    body: make("div", { className: "body" }),
    plot: make("div", { className: "plot", role: "group", tabIndex: 0, "aria-labelledby": "title", "aria-describedby": "keys" }),
    canvas: make("canvas", { role: "img", "aria-labelledby": "title subtitle", "aria-describedby": "spoken" }),
    sheets: make("div", { className: "sheets" }),
    ring: make("div", { className: "ring", hidden: true }),
    tooltip: make("output", { className: "said" }),
    more: make("p", { className: "more-rows", hidden: true }),
    keys: make("p", { className: "keys", id: "keys" }),
    links: make("ul", { className: "links" }),
    spoken: make("p", { className: "spoken", id: "spoken", hidden: true }),
    coverage: slot("coverage"),
    notes: slot("notes"),
    source: slot("source"),
    details: make("details"),
    summary: make("summary"),
    scroll: make("div", { className: "scroll", role: "region", tabIndex: 0 }),
    table: slot("table"),
    panel: slot("panel"),
  };
  parts.plot.append(parts.canvas, parts.sheets, parts.ring, parts.tooltip);
  parts.scroll.append(parts.table);
  parts.details.append(parts.summary, parts.scroll);
  parts.heading.append(parts.title, parts.subtitle);
  parts.body.append(parts.plot, parts.keys, parts.more, parts.links, parts.spoken, parts.coverage, parts.notes, parts.source);
  parts.frame.append(parts.heading, parts.notices, parts.failure, parts.tabs, parts.body, parts.details, parts.panel);
  // A chart without its stylesheet is as wide as its place too, and does not move when it is read.
  parts.frame.style.margin = "0";
  parts.ring.style.position = "absolute";
  parts.root.append(parts.frame);
  return parts;
}
