// <district-chart link="i=fai-growth&l=en">: one chart, with its words and its table, from the address text of a link.
//
// Attributes in: `link`; `theme`, `light` or `dark`, which goes before the link's; `loading="eager"` for a chart that is drawn
// before it is near the window; `page`, the file that its links lead to. Attributes out: `state` (`drawn` or `failed`), after
// each of which `district-chart-drawn` is fired. What stands between the tags is shown until the first chart, and stays if
// nothing can be drawn.
// This file computes no figure and words no sentence; it moves values from the module into the page.

import init, { Chart } from "../pkg/district_charts.js";
import { dress, isGuest, page, source } from "./place.js";
import { Reading } from "./reading.js";

/** Resolves when the module can be called; rejects if it cannot be had. One for all charts of a page. */
export const ready = init({ module_or_path: source });
ready.catch(() => {}); // Each chart says so in its place.

const DARK = matchMedia("(prefers-color-scheme: dark)");

/** A chart is made and drawn when it is so near the window, and left as it is while it is not. */
const NEAR = { rootMargin: "600px" };

/** A new element with a class and a text. */
function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

/** A list of texts, hidden while it is empty. */
function fillList(list, texts) {
  list.replaceChildren(...texts.map((text) => make("li", "", text)));
  list.hidden = texts.length === 0;
}

/** A list of ways to other charts, hidden while it is empty. */
function fillLinks(list, links, page) {
  const guest = isGuest ? { target: "_blank", rel: "noopener noreferrer external" } : {};
  const anchor = ({ label, query }) => Object.assign(make("a", "", label), { href: page(query), ...guest });
  list.replaceChildren(...links.map((link) => make("li")));
  links.forEach((link, place) => list.children[place].append(anchor(link)));
  list.hidden = links.length === 0;
}

/** A table of texts, whose rows begin with their heads. */
function fillTable(table, { caption, columns, rows }) {
  if (columns.length === 0) return table.replaceChildren();
  const heads = columns.map((text) => Object.assign(make("th", "", text), { scope: "col" }));
  const head = make("thead");
  head.append(make("tr"));
  head.firstChild.append(...heads);
  const body = make("tbody");
  for (const [name, ...cells] of rows) {
    const row = make("tr");
    row.append(Object.assign(make("th", "", name), { scope: "row" }), ...cells.map((text) => make("td", "", text)));
    body.append(row);
  }
  table.replaceChildren(make("caption", "", caption), head, body);
}

export class DistrictChart extends HTMLElement {
  static observedAttributes = ["link", "theme"];

  static #near = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) target.#come(isIntersecting);
  }, NEAR);

  /** What the chart says; nothing until it is near. */
  words;
  #chart;
  #isNear = false;
  #isStale = false;
  #parts = {};
  #reading;
  #width = 0;
  #ratio;
  #sizes = new ResizeObserver(([entry]) => this.#resized(entry.contentRect.width));
  #redraw = () => this.#draw();
  #print = () => this.#come(true);
  #ratioChanged = () => {
    this.#watchRatio();
    this.#draw();
  };

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  async connectedCallback() {
    if (!this.#parts.canvas) await this.#build();
    if (!this.isConnected) return;
    DARK.addEventListener("change", this.#redraw);
    document.fonts?.addEventListener("loadingdone", this.#redraw);
    addEventListener("beforeprint", this.#print);
    this.#watchRatio();
    if (this.getAttribute("loading") === "eager") await this.#come(true);
    else DistrictChart.#near.observe(this);
  }

  disconnectedCallback() {
    DistrictChart.#near.unobserve(this);
    this.#isNear = false;
    this.#sizes.disconnect();
    removeEventListener("beforeprint", this.#print);
    DARK.removeEventListener("change", this.#redraw);
    document.fonts?.removeEventListener("loadingdone", this.#redraw);
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#release();
  }

  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#parts.canvas) return;
    if (name === "link") this.#read();
    else if (this.#chart) this.#draw();
  }

  /** Comes near the window, or goes: what has been put off is done when it comes. */
  async #come(isNear) {
    this.#isNear = isNear;
    if (!isNear) return;
    if (!this.#chart) await this.#read();
    else if (this.#isStale) this.#draw();
    // Only now: a frame that is still hidden would be seen to grow within the observer's own turn.
    if (this.#isNear && this.isConnected) this.#sizes.observe(this.#parts.frame);
  }

  /** The address of the page that shows a link. */
  #page = (query) => page(query, this.getAttribute("page") ?? undefined);

  #follow = (link) => (isGuest ? open(this.#page(link), "_blank", "noopener,noreferrer") : location.assign(this.#page(link)));

  /** The parts, empty, with the stylesheet loaded: measuring text before that would be wrong. */
  async #build() {
    const parts = (this.#parts = {
      frame: make("figure", "chart"),
      heading: make("figcaption"),
      title: make("h2", "title"),
      subtitle: make("p", "subtitle"),
      notices: make("ul", "notices"),
      failure: make("div", "failure"),
      plot: make("div", "plot"),
      canvas: make("canvas"),
      ring: make("div", "ring"),
      said: make("output", "said"),
      links: make("ul", "links"),
      spoken: make("p", "spoken"),
      coverage: make("p", "coverage"),
      notes: make("ul", "notes"),
      source: make("p", "source"),
      details: make("details"),
      summary: make("summary"),
      scroll: make("div", "scroll"),
      table: make("table"),
      fallback: make("slot"),
    });
    parts.title.id = "title";
    parts.subtitle.id = "subtitle";
    parts.spoken.id = "spoken";
    parts.spoken.hidden = true;
    parts.notices.setAttribute("aria-live", "polite");
    parts.scroll.setAttribute("role", "region");
    parts.scroll.tabIndex = 0;
    parts.failure.setAttribute("role", "alert");
    parts.failure.hidden = true;
    parts.notices.hidden = true;
    parts.plot.append(parts.canvas, parts.ring, parts.said);
    parts.plot.tabIndex = 0;
    parts.plot.setAttribute("role", "group");
    parts.plot.setAttribute("aria-labelledby", "title");
    parts.said.hidden = parts.ring.hidden = true;
    this.#reading = new Reading(parts, this.#follow);
    parts.canvas.setAttribute("role", "img");
    parts.canvas.setAttribute("aria-labelledby", "title subtitle");
    parts.canvas.setAttribute("aria-describedby", "spoken");
    parts.scroll.append(parts.table);
    parts.details.append(parts.summary, parts.scroll);
    parts.heading.append(parts.title, parts.subtitle);
    parts.frame.append(parts.heading, parts.notices, parts.failure, parts.plot, parts.links);
    parts.frame.append(parts.spoken);
    parts.frame.append(parts.coverage, parts.notes, parts.source, parts.details);
    parts.frame.hidden = true;
    const dressed = dress(this.shadowRoot);
    this.shadowRoot.append(parts.fallback, parts.frame);
    await dressed;
  }

  /** Makes the chart of the present link, its words and its picture. */
  async #read() {
    if (!this.#isNear) return this.#release();
    try {
      await ready;
      this.#release();
      this.#chart = new Chart(this.getAttribute("link") ?? "");
      this.#write((this.words = this.#chart.words));
      this.#parts.failure.hidden = true;
      this.#draw();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Gives the module its memory back; a chart that is gone is never drawn. */
  #release() {
    this.#chart?.free();
    this.#chart = undefined;
  }

  #write(words) {
    const parts = this.#parts;
    parts.frame.lang = words.lang;
    for (const name of ["title", "subtitle", "coverage", "source", "spoken"]) parts[name].textContent = words[name];
    parts.canvas.textContent = words.spoken;
    parts.summary.textContent = words.tableLabel;
    parts.scroll.setAttribute("aria-label", words.caption);
    fillList(parts.notices, words.notices);
    fillList(parts.notes, words.notes);
    fillLinks(parts.links, words.links, this.#page);
    this.#reading.marks = words.marks;
    fillTable(parts.table, words);
    parts.plot.hidden = false;
    parts.details.hidden = words.rows.length === 0;
    parts.frame.hidden = false;
    parts.fallback.hidden = true;
  }

  #draw() {
    if (!this.#chart) return;
    const { canvas, frame } = this.#parts;
    const asked = this.getAttribute("theme");
    const theme = (this.dataset.theme = ["light", "dark"].includes(asked) ? asked : this.words.theme);
    const width = Math.floor(frame.getBoundingClientRect().width);
    this.#isStale = !this.#isNear || width === 0;
    if (this.#isStale) return void (this.#width = 0);
    try {
      const dark = theme ? theme === "dark" : DARK.matches;
      const text = parseFloat(getComputedStyle(frame).fontSize) / 16;
      const ratio = devicePixelRatio;
      const picture = this.#chart.draw(canvas, width, ratio, text, dark);
      canvas.style.width = `${canvas.width / ratio}px`;
      canvas.style.height = `${canvas.height / ratio}px`;
      this.#width = width;
      this.#reading.places = picture.rows;
      this.#settle("drawn", picture);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** In the next frame: drawing changes the height, and the observer must not see that in its own. */
  #resized(width) {
    if (Math.floor(width) !== this.#width) requestAnimationFrame(this.#redraw);
  }

  /** Redraws when the window moves to a screen of another density, or is zoomed. */
  #watchRatio() {
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#ratio.addEventListener("change", this.#ratioChanged);
  }

  /** Says why nothing can be drawn, where the chart would be. The words come with the failure; if the module itself is not
   * to be had, the page's own stay. */
  #fail(failure) {
    const { frame, failure: place, plot, details, fallback } = this.#parts;
    const isOurs = failure?.heading !== undefined;
    if (isOurs) {
      place.replaceChildren(make("p", "heading", failure.heading), make("pre", "", failure.detail));
    } else {
      place.replaceChildren(make("p", "heading", FAILED), make("pre", "", String(failure?.message ?? failure)));
    }
    fallback.hidden = false;
    place.hidden = frame.hidden = false;
    plot.hidden = details.hidden = true;
    this.#settle("failed");
  }

  #settle(state, detail) {
    this.setAttribute("state", state);
    this.dispatchEvent(new CustomEvent("district-chart-drawn", { bubbles: true, composed: true, detail }));
  }
}

/** The one sentence of this file: without the module there is nobody else to say it. */
const FAILED = "图表模块未能载入。The chart’s module could not be loaded.";

if (!customElements.get("district-chart")) customElements.define("district-chart", DistrictChart);
