// <district-chart link="i=fai-growth&l=en">: the chart of a link (the query text of an address), with its texts and its table.
//
// Attributes that are read: `link`; `src`, the address of the `datapackage.json` of another package; `theme`, `light` or `dark`, which overrides
// the link's theme; `loading="eager"`, which draws the chart before it is near the viewport; `page`, the file that the links of the chart lead
// to; `heading="off"`, `source="short"` and `table="off"`, for a page that prints title, sources or table itself; `short`, with which a frame
// is no higher than hosts allow: it shows the first rows. Attribute that is set: `state`, `drawn` or `failed`; the event
// `district-chart-drawn` follows each time. Children without a slot are the fallback: they are shown until the first chart, and stay if
// drawing fails. The slots `tabs` and `panel` are shown with the chart; with the attribute `panel`, the panel replaces the plot. The texts of
// the chart and its table are children of the element too: see chart-text.js.
// The chart of a link is a plain value of the module `charts`, or a child `<script type="application/json" data-link="…">` holds it. The module
// `draw` draws it. This file computes no figure and words no sentence: it copies the value into the page.

import { makeParts, showMore } from "./chart-parts.js";
import { ChartText } from "./chart-text.js";
import { failureOf, failureParts, fillLinks, isDarkened, isMap, make, painted, pause } from "./dom.js";
import { draw, free, isGone, makePlot, startAnew } from "./drawing.js";
import { dress, prepareStyle } from "./house-style.js";
import { layOutForPaper, leavePaper } from "./paper.js";
import { MarkReader, zoomOf } from "./reading.js";
import { addStylesheet, isForeignPage, pageAddress } from "./site-paths.js";

/**
 * @typedef {import("./dom.js").Chart} Chart
 * @typedef {import("../pkg/draw.js").Picture} Picture
 * @typedef {import("../pkg/draw.js").Plot} Plot
 */

const DARK = matchMedia("(prefers-color-scheme: dark)");
const FORCED = matchMedia("(forced-colors: active)");

/** The roles of colours in the order of `Plot.draw`; the stylesheet has a variable for each. */
const ROLES = ["paper", "ink", "soft", "hairline", "bar", "accent", "mark", "absent"];

/** The longest wait for the stylesheet, in milliseconds: a chart without it is still a chart. */
const STYLE_TIMEOUT = 4000;

/** The distance from the viewport at which a chart is drawn; until then it has its texts and its height. */
const NEAR = { rootMargin: "600px" };

/** A frame that holds its chart needs no module `charts` until its reader asks for more. */
const client = () => import("./charts-client.js");

export class DistrictChart extends HTMLElement {
  static observedAttributes = ["link", "src", "theme"];

  static #near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (target instanceof DistrictChart) target.#setNear(isIntersecting);
    }
  }, NEAR);

  /**
   * The chart as a plain value; undefined until the first chart.
   * @type {Chart | undefined}
   */
  words;
  /** The link of that chart. */
  #link = "";
  /** @type {Plot | undefined} */
  #plot;
  #root = this.attachShadow({ mode: "open" });
  /** Shows the children from the start: without it a frame without them could be painted before the parts are built. */
  #fallback = this.#root.appendChild(make("slot"));
  #text = new ChartText(this);
  /**
   * The charts that the page holds, as JSON by their links.
   * @type {Map<string, string>}
   */
  #held = new Map();
  /** @type {(ReturnType<typeof makeParts> & { fallback: HTMLSlotElement, reader: MarkReader }) | undefined} */
  #parts;
  #hasStyle = false;
  #isNear = false;
  /** Whether the picture is of an earlier chart, size or theme. */
  #isStale = false;
  /** @type {Picture | undefined} */
  #picture;
  /**
   * The available width, as last observed: to read it would force a layout.
   * @type {number | undefined}
   */
  #room;
  #width = 0;
  #textSize = 1;
  /** @type {MediaQueryList | undefined} */
  #ratio;
  #sizes = new ResizeObserver(([entry]) => entry && this.#resized(entry.contentRect.width));
  #redraw = () => this.#draw();
  /** Draws the picture for paper; that of the screen stays as it is. */
  #print = () => {
    const picture = { type: this.words?.plot.type ?? "", text: this.#em(), width: this.#width, isShort: this.hasAttribute("short") };
    if (this.#plot && !isGone(this.#plot) && this.#parts && this.#width > 0) layOutForPaper({ ...this.#parts, table: this.table }, this.#plot, picture);
  };
  #printed = () => this.#parts && leavePaper({ ...this.#parts, table: this.#text.table });
  #ratioChanged = () => {
    this.#watchRatio();
    this.#draw();
  };
  /**
   * The address of the page that shows a link.
   * @param {string} link
   */
  #address = (link) => (this.#isAlone() ? "" : pageAddress(link, this.getAttribute("page") ?? undefined));
  /** Whether no page shows the charts of the package: then a link changes this chart. */
  #isAlone = () => this.hasAttribute("src") && !this.hasAttribute("page");
  /** @param {string} link */
  #follow = (link) => {
    if (this.#isAlone()) this.setAttribute("link", link);
    else if (isForeignPage) open(this.#address(link), "_blank", "noopener,noreferrer");
    else location.assign(this.#address(link));
  };
  /**
   * @param {number} mark
   * @param {number} top
   */
  #cite = async (mark, top) => {
    const [parts, words, src] = [this.#parts, this.words, this.getAttribute("src") ?? undefined];
    if (!parts || !words || words.rows.length === 0) return;
    const show = import("./sources.js").then(({ showSources }) => showSources(parts.root, words, this.#link, mark, top, src));
    await show.catch((error) => parts.notices.append(make("li", {}, failureOf(error).detail)));
  };

  /** The table of the chart, filled. A panel may hold it instead of the slot. */
  get table() {
    if (this.words) this.#text.writeTable(this.words);
    return this.#text.table;
  }

  async connectedCallback() {
    if (!this.hasAttribute("state")) this.setAttribute("aria-busy", "true");
    if (!this.words) this.#text.adopt();
    await pause();
    if (!this.isConnected) return;
    if (!this.#parts) await this.#build();
    if (!this.isConnected) return;
    DARK.addEventListener("change", this.#redraw);
    document.fonts?.addEventListener("loadingdone", this.#redraw);
    FORCED.addEventListener("change", this.#redraw);
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#printed);
    this.#watchRatio();
    if (this.getAttribute("loading") === "eager") this.#setNear(true);
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
    removeEventListener("afterprint", this.#printed);
    this.#printed();
    DARK.removeEventListener("change", this.#redraw);
    document.fonts?.removeEventListener("loadingdone", this.#redraw);
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#release();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#hasStyle) return;
    if (name !== "theme") this.#read();
    else if (this.#plot) this.#draw();
  }

  /**
   * Draws a stale picture once the chart comes near the viewport.
   * @param {boolean} isNear
   */
  #setNear(isNear) {
    this.#isNear = isNear;
    if (isNear && this.#isStale) this.#draw();
  }

  /** Builds the parts and loads the stylesheet, which decides how wide a text is. */
  async #build() {
    const parts = makeParts();
    this.#parts = { ...parts, fallback: this.#fallback, reader: new MarkReader(parts, this.#follow, this.#cite) };
    const loaded = addStylesheet(this.#root);
    if (!this.querySelector("[data-link]")) client().catch(() => {}); // The first question reports the failure.
    this.#root.append(parts.root);
    parts.canvas.addEventListener("contextrestored", this.#redraw);
    await Promise.race([loaded, new Promise((done) => setTimeout(done, STYLE_TIMEOUT))]);
    this.#hasStyle = true;
    loaded.then(this.#redraw);
  }

  /** Makes the chart of the current link, its texts, its picture and its table. */
  async #read() {
    const [link, src] = [this.getAttribute("link") ?? "", this.getAttribute("src") ?? ""];
    // Each pause may end with the element removed, or with another link.
    const isOutdated = () => !this.isConnected || link !== (this.getAttribute("link") ?? "") || src !== (this.getAttribute("src") ?? "");
    const progress = src ? (await import("./progress.js").catch(() => undefined))?.progressIn(this.#parts?.root ?? this.#root) : undefined;
    // The first chart is shown in several tasks, when it is complete; a later chart in one.
    const isFirst = !this.words;
    try {
      const asked = this.#heldChart(link) ?? client().then(({ asking }) => asking(src, progress?.report)("chart", link));
      // Tiles may be a map, which has a module of its own.
      const [chart] = await Promise.all([asked, link.includes("c=tiles") || draw()]);
      progress?.end();
      const words = /** @type {Chart} */ (chart);
      const module = await draw(isMap(words));
      await prepareStyle(this, words);
      if (isOutdated()) return;
      const plot = makePlot(module, words);
      if (isFirst) await pause();
      if (isOutdated()) return free(plot);
      this.#link = link;
      this.#write((this.words = words));
      if (isFirst) {
        await pause();
        // Reading the size of the text computes the styles, in a task of its own.
        this.#em();
        // An inline box has no width: without the stylesheet, or where a host page says so.
        if (getComputedStyle(this).display === "inline") this.style.display = "block";
        await pause();
      }
      if (isOutdated()) return free(plot);
      this.#release();
      // Set no earlier: a change of width would draw this chart too soon.
      this.#plot = plot;
      this.#draw();
      // A table of a thousand cells takes as long as the picture.
      if (!isFirst) await painted();
      if (this.#plot === plot) this.#text.writeTable(words);
    } catch (error) {
      progress?.end();
      startAnew(error);
      if (isOutdated()) return;
      // The chart that is shown is of another link.
      this.#release();
      this.#text.clear();
      this.#fail(error);
    }
  }

  /**
   * The chart that the page holds for a link. Its text is taken out of the page, which is to hold that of the chart shown alone.
   * @param {string} link
   * @returns {Chart | undefined}
   */
  #heldChart(link) {
    for (const child of this.children) {
      if (!(child instanceof HTMLScriptElement) || child.dataset.link === undefined || !child.textContent) continue;
      this.#held.set(child.dataset.link, child.textContent);
      child.replaceChildren();
    }
    const held = this.#held.get(link);
    return held && JSON.parse(held);
  }

  /** Frees the memory of the plot. */
  #release() {
    if (this.#plot) free(this.#plot);
    this.#plot = undefined;
  }

  /** @param {Chart} words */
  #write(words) {
    const parts = this.#parts;
    if (!parts) return;
    if (parts.frame.lang !== words.lang) parts.frame.lang = words.lang;
    // A table that is seen stays as high as it is.
    const isSeen = parts.details.open || this.#text.isTableTaken;
    this.#text.write(words, isSeen);
    for (const name of /** @type {const} */ (["spoken", "keys"])) parts[name].textContent = words[name];
    parts.canvas.textContent = words.spoken;
    parts.summary.textContent = words.tableLabel;
    parts.scroll.setAttribute("aria-label", words.caption);
    parts.notices.replaceChildren(...words.notices.map((text) => make("li", {}, text)));
    fillLinks(parts.links, words.links, this.#address, this.#isAlone() ? this.#follow : undefined);
    parts.reader.marks = words.marks;
    parts.body.hidden = false;
    parts.details.hidden = words.rows.length === 0;
  }

  /** Shows the chart in place of the fallback. */
  #reveal() {
    if (!this.#parts) return;
    const { frame, failure, fallback } = this.#parts;
    this.#text.show();
    failure.hidden = fallback.hidden = true;
    frame.hidden = false;
  }

  #draw() {
    const plot = this.#plot;
    if (!plot || !this.#parts) return;
    if (isGone(plot)) return this.#read();
    const { canvas, reader } = this.#parts;
    const chosen = [this.getAttribute("theme"), this.words?.theme].find((name) => name === "light" || name === "dark") ?? "";
    const theme = (this.dataset.theme = !FORCED.matches && isDarkened(this.#parts.frame) ? "dark" : chosen);
    // The rectangle of the element would be that behind a transform.
    const width = Math.floor(this.#room ?? (parseFloat(getComputedStyle(this.#parts.root).width) || 0));
    const dark = theme ? theme === "dark" : DARK.matches;
    if (this.words) dress(this, this.#parts.root, plot, this.words, dark);
    this.#isStale = !this.#isNear || width === 0;
    this.#width = width;
    if (width === 0) return this.#reveal();
    try {
      const text = (this.#textSize = this.#em());
      const ratio = devicePixelRatio * zoomOf(this);
      /** @param {number} pixels device pixels */
      const css = (pixels) => `${Math.round(pixels) / ratio}px`;
      canvas.style.width = css(width * ratio);
      canvas.style.height = css(plot.height(width, text) * ratio);
      if (this.#isStale) return this.#reveal();
      const isShort = this.hasAttribute("short");
      const picture = (this.#picture = plot.draw(canvas, width, ratio, text, dark, FORCED.matches ? this.#forcedColours() : undefined, isShort));
      if (picture.hiddenRows > 0) canvas.style.height = css(picture.height * ratio);
      showMore(this.#parts.more, this.words?.moreLabel ?? "", picture.hiddenRows, pageAddress(this.#link));
      const show = () => {
        if (picture !== this.#picture) return;
        this.#reveal();
        reader.boxes = picture.places;
        this.#settle("drawn", { ...picture, places: [...picture.places] });
      };
      // The first picture is shown in a task of its own, unless a later picture overtakes it.
      if (this.hasAttribute("state")) show();
      else pause().then(show);
    } catch (error) {
      startAnew(error);
      this.#fail(error);
    }
  }

  /** The colours that the reader's system forces on pages, as the stylesheet maps them to roles. */
  #forcedColours() {
    const probe = make("i", { hidden: true });
    this.#parts?.frame.append(probe);
    /** @param {string} role */
    const rgb = (role) => {
      probe.style.color = `var(--${role})`;
      return (getComputedStyle(probe).color.match(/\d+/g) ?? []).slice(0, 3).map(Number);
    };
    const colours = Uint8Array.from(ROLES.flatMap(rgb));
    probe.remove();
    return colours;
  }

  /**
   * Redraws in the next frame: a ResizeObserver must see no change in its own, not even by styles that reading a size computes.
   * @param {number} width
   */
  #resized(width) {
    this.#room = width;
    requestAnimationFrame(() => (Math.floor(width) !== this.#width || this.#em() !== this.#textSize) && this.#draw());
  }

  /** The size of the reader's text, in 16 CSS pixels. */
  #em = () => (this.#parts ? parseFloat(getComputedStyle(this.#parts.frame).fontSize) / 16 : 1);

  /** Redraws when the window moves to a screen of another density, or is zoomed. */
  #watchRatio() {
    this.#ratio?.removeEventListener("change", this.#ratioChanged);
    this.#ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#ratio.addEventListener("change", this.#ratioChanged);
  }

  /**
   * Shows the reason of a failure with the fallback. A chart whose picture failed keeps its table.
   * @param {unknown} error
   */
  #fail(error) {
    if (!this.#parts) return;
    const { frame, failure, body, details, fallback } = this.#parts;
    failure.replaceChildren(...failureParts(error));
    this.#picture = undefined;
    fallback.hidden = false;
    failure.hidden = frame.hidden = false;
    body.hidden = true;
    // A prerendered chart has a table of its own.
    details.hidden = !this.#plot || this.#text.isPrerendered;
    if (!details.hidden) {
      details.open = true;
      this.#text.show();
    }
    this.#settle("failed");
  }

  /**
   * @param {"drawn" | "failed"} state
   * @param {import("../pkg/district_charts.js").Picture} [detail]
   */
  #settle(state, detail) {
    this.setAttribute("state", state);
    this.removeAttribute("aria-busy");
    this.dispatchEvent(new CustomEvent("district-chart-drawn", { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("district-chart")) customElements.define("district-chart", DistrictChart);
