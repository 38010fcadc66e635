// <district-chart link="i=fai-growth&l=en">: one chart, with its words and its table, from the address text of a link.
//
// Attributes in: `link`; `theme`, `light` or `dark`, which goes before the link's; `loading="eager"` for a chart that is drawn
// before it is near the window; `page`, the file that its links lead to. Attributes out: `state` (`drawn` or `failed`), after
// each of which `district-chart-drawn` is fired. What stands between the tags is shown until the first chart, and stays if
// nothing can be drawn. What stands in the slots `tabs` and `panel` is shown above the chart and, with the attribute `panel`, in
// its place.
// This file computes no figure and words no sentence; it moves values from the module into the page.

import { fillList, make, painted, pause } from "./dom.js";
import { chartOf } from "./modules.js";
import { dress, isGuest, page } from "./place.js";
import { Reading } from "./reading.js";
import { showSources } from "./sources.js";
import { fillTable } from "./table.js";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const FORCED = matchMedia("(forced-colors: active)");

/** The roles of colours, in the module's order; the stylesheet has them by these names. */
const ROLES = ["paper", "ink", "soft", "hairline", "bar", "accent", "mark", "absent"];

/** A picture on paper has so many pixels for each of the page's. */
const PRINT_RATIO = 3;

/** A chart is drawn when it is so near the window; before that only its words and its room are there. */
const NEAR = { rootMargin: "600px" };

/** Ways to other charts, hidden while there are none. */
function fillLinks(list, links, page) {
  const guest = isGuest ? { target: "_blank", rel: "noopener noreferrer external" } : {};
  const anchor = ({ label, query }) => make("a", { href: page(query), ...guest }, label);
  list.replaceChildren(...links.map((link) => make("li", {}, anchor(link))));
  list.hidden = links.length === 0;
}

export class DistrictChart extends HTMLElement {
  static observedAttributes = ["link", "theme"];

  static #near = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) target.#come(isIntersecting);
  }, NEAR);

  /** What the chart says; nothing until it is read. */
  words;
  #chart;
  #isDressed = false;
  #isNear = false;
  #isStale = false;
  #parts = {};
  #picture;
  #reading;
  /** How wide its place was when last seen: to ask would lay out the page. */
  #room;
  #width = 0;
  #text = 1;
  #ratio;
  #sizes = new ResizeObserver(([entry]) => this.#resized(entry.contentRect.width));
  #redraw = () => this.#draw();
  #isPrinted = false;
  #print = ({ type }) => {
    this.#isPrinted = type === "beforeprint";
    this.#room = undefined;
    if (this.#isPrinted) this.#isNear = true;
    this.#draw();
  };
  #ratioChanged = () => {
    this.#watchRatio();
    this.#draw();
  };
  /** The address of the page that shows a link. */
  #page = (query) => page(query, this.getAttribute("page") ?? undefined);
  #follow = (link) => (isGuest ? open(this.#page(link), "_blank", "noopener,noreferrer") : location.assign(this.#page(link)));

  #cite = (mark) => this.words.rows.length > 0 && showSources(this.shadowRoot, this.#chart.sources(mark), this.words);

  /** The chart that is shown, of the module; another one after each change of link. */
  get chart() {
    return this.#chart;
  }

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  async connectedCallback() {
    if (!this.hasAttribute("state")) this.setAttribute("aria-busy", true);
    await pause();
    if (!this.isConnected) return;
    if (!this.#parts.canvas) await this.#build();
    if (!this.isConnected) return;
    DARK.addEventListener("change", this.#redraw);
    document.fonts?.addEventListener("loadingdone", this.#redraw);
    FORCED.addEventListener("change", this.#redraw);
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#print);
    this.#watchRatio();
    if (this.getAttribute("loading") === "eager") this.#come(true);
    else DistrictChart.#near.observe(this);
    this.#sizes.observe(this);
    this.#read();
  }

  disconnectedCallback() {
    DistrictChart.#near.unobserve(this);
    this.#isNear = false;
    this.#sizes.disconnect();
    this.#room = undefined;
    FORCED.removeEventListener("change", this.#redraw);
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#print);
    DARK.removeEventListener("change", this.#redraw);
    document.fonts?.removeEventListener("loadingdone", this.#redraw);
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#release();
  }

  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#isDressed) return;
    if (name === "link") this.#read();
    else if (this.#chart) this.#draw();
  }

  /** Comes near the window, or goes: a picture that was put off is drawn when it comes. */
  #come(isNear) {
    this.#isNear = isNear;
    if (isNear && this.#isStale) this.#draw();
  }

  /** The parts, empty, with the stylesheet loaded: measuring text before that would be wrong. */
  async #build() {
    const parts = (this.#parts = {
      frame: make("figure", { className: "chart", hidden: true }),
      heading: make("figcaption"),
      title: make("h2", { className: "title", id: "title" }),
      subtitle: make("p", { className: "subtitle", id: "subtitle" }),
      notices: make("ul", { className: "notices", "aria-live": "polite", hidden: true }),
      failure: make("div", { className: "failure", role: "alert", hidden: true }),
      tabs: make("slot", { name: "tabs" }),
      body: make("div", { className: "body" }),
      plot: make("div", { className: "plot", role: "group", tabIndex: 0, "aria-labelledby": "title", "aria-describedby": "keys" }),
      canvas: make("canvas", { role: "img", "aria-labelledby": "title subtitle", "aria-describedby": "spoken" }),
      ring: make("div", { className: "ring", hidden: true }),
      said: make("output", { className: "said", hidden: true }),
      keys: make("p", { className: "keys", id: "keys" }),
      links: make("ul", { className: "links" }),
      spoken: make("p", { className: "spoken", id: "spoken", hidden: true }),
      coverage: make("p", { className: "coverage" }),
      notes: make("ul", { className: "notes" }),
      source: make("p", { className: "source" }),
      details: make("details"),
      summary: make("summary"),
      scroll: make("div", { className: "scroll", role: "region", tabIndex: 0 }),
      table: make("table"),
      panel: make("slot", { name: "panel" }),
      fallback: make("slot"),
    });
    parts.plot.append(parts.canvas, parts.ring, parts.said);
    this.#reading = new Reading(parts, this.#follow, this.#cite);
    parts.scroll.append(parts.table);
    parts.details.append(parts.summary, parts.scroll);
    parts.heading.append(parts.title, parts.subtitle);
    parts.body.append(parts.plot, parts.keys, parts.links, parts.spoken, parts.coverage, parts.notes, parts.source);
    parts.frame.append(parts.heading, parts.notices, parts.failure, parts.tabs, parts.body, parts.details, parts.panel);
    const dressed = dress(this.shadowRoot);
    this.shadowRoot.append(parts.fallback, parts.frame);
    await dressed;
    this.#isDressed = true;
  }

  /** Makes the chart of the present link, its words and its picture. */
  async #read() {
    const link = this.getAttribute("link") ?? "";
    // In a pause the element may have gone, or got another link.
    const isOver = () => !this.isConnected || link !== (this.getAttribute("link") ?? "");
    // The first chart comes in pieces, and is seen when it is whole; another comes at once.
    const isFirst = !this.words;
    try {
      const chart = await chartOf(link);
      if (isFirst) await pause();
      if (isOver()) return chart.free();
      const words = chart.words;
      if (isFirst) await pause();
      if (isOver()) return chart.free();
      this.#write((this.words = words));
      if (isFirst) await painted().then(() => pause(this.#em()));
      if (isOver()) return chart.free();
      this.#release();
      // Sooner, a change of width would draw it.
      this.#chart = chart;
      this.#draw();
      // A thousand cells take as long as their picture.
      if (!isFirst) await painted();
      if (this.#chart === chart) fillTable(this.#parts.table, words, (column, isDescending) => chart.order(column, isDescending));
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
    if (parts.frame.lang !== words.lang) parts.frame.lang = words.lang;
    for (const name of ["title", "subtitle", "coverage", "source", "spoken"]) parts[name].textContent = words[name];
    parts.canvas.textContent = words.spoken;
    parts.summary.textContent = words.tableLabel;
    parts.scroll.setAttribute("aria-label", words.caption);
    fillList(parts.notices, words.notices);
    fillList(parts.notes, words.notes);
    fillLinks(parts.links, words.links, this.#page);
    this.#reading.marks = words.marks;
    parts.keys.textContent = words.keys;
    parts.body.hidden = false;
    parts.details.hidden = words.rows.length === 0;
  }

  /** Shows the chart in place of what stands between the tags. */
  #reveal() {
    const { frame, failure, fallback } = this.#parts;
    failure.hidden = fallback.hidden = true;
    frame.hidden = false;
  }

  #draw() {
    if (!this.#chart) return;
    const { canvas } = this.#parts;
    const asked = this.getAttribute("theme");
    const theme = (this.dataset.theme = ["light", "dark"].includes(asked) ? asked : this.words.theme);
    const width = Math.floor(this.#room ?? this.getBoundingClientRect().width);
    this.#isStale = !this.#isNear || width === 0;
    this.#width = width;
    if (width === 0) return this.#reveal();
    try {
      const dark = !this.#isPrinted && (theme ? theme === "dark" : DARK.matches);
      const text = (this.#text = this.#em());
      const ratio = this.#isPrinted ? PRINT_RATIO : devicePixelRatio;
      const css = (pixels) => `${Math.round(pixels) / ratio}px`;
      canvas.style.width = css(width * ratio);
      canvas.style.height = css(this.#chart.height(width, text) * ratio);
      if (this.#isStale) return this.#reveal();
      const picture = (this.#picture = this.#chart.draw(canvas, width, ratio, text, dark, FORCED.matches ? this.#ownColours() : undefined));
      const show = () => {
        if (picture !== this.#picture) return;
        this.#reveal();
        this.#reading.places = picture.places;
        this.#settle("drawn", picture);
      };
      // The first is shown in a task of its own, unless something else is to be shown by then.
      if (this.hasAttribute("state")) show();
      else pause().then(show);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The colours that a reader's system forces on pages, as the stylesheet maps them. */
  #ownColours() {
    const probe = make("i", { hidden: true });
    this.#parts.frame.append(probe);
    const rgb = (role) => {
      probe.style.color = `var(--${role})`;
      return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
    };
    const colours = Uint8Array.from(ROLES.flatMap(rgb));
    probe.remove();
    return colours;
  }

  /** In the next frame: the observer must not see in its own that drawing changes the height. */
  #resized(width) {
    this.#room = width;
    if (Math.floor(width) !== this.#width || this.#em() !== this.#text) requestAnimationFrame(this.#redraw);
  }

  /** How much larger than usual the reader's text is. */
  #em = () => parseFloat(getComputedStyle(this.#parts.frame).fontSize) / 16;

  /** Redraws when the window moves to a screen of another density, or is zoomed. */
  #watchRatio() {
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#ratio.addEventListener("change", this.#ratioChanged);
  }

  /** Says why nothing can be drawn, in its place; what stands between the tags stays. */
  #fail(failure) {
    const { frame, failure: place, body, details, fallback } = this.#parts;
    const { heading = FAILED, detail = String(failure?.message ?? failure) } = failure ?? {};
    place.replaceChildren(make("p", { className: "heading" }, heading), make("pre", {}, detail));
    this.#picture = undefined;
    fallback.hidden = false;
    place.hidden = frame.hidden = false;
    // A chart whose picture failed still has its table.
    body.hidden = true;
    details.hidden = !this.#chart;
    if (!details.hidden) details.open = true;
    this.#settle("failed");
  }

  #settle(state, detail) {
    this.setAttribute("state", state);
    this.removeAttribute("aria-busy");
    this.dispatchEvent(new CustomEvent("district-chart-drawn", { bubbles: true, composed: true, detail }));
  }
}

/** The one sentence of this file: without the module there is nobody else to say it. */
const FAILED = "图表模块未能载入。The chart’s module could not be loaded.";

if (!customElements.get("district-chart")) customElements.define("district-chart", DistrictChart);
