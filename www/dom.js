// Helpers for elements. Text is always inserted as text and never parsed as markup.

import { isForeignPage } from "./site-paths.js";

/**
 * The labels of a chart. `Chart.labels` has them.
 * @typedef {{
 *   articles: string, citation: string, close: string, copied: string, copy: string, original: string, selected: string,
 *   sorted: string, sources: string
 * }} ChartLabels
 */

/**
 * The labels of a page. `Page.labels` has them.
 * @typedef {ChartLabels & {
 *   about: string, chart: string, csv: string, data: string, embed: string, everything: string, failed: string, find: string,
 *   json: string, link: string, more: string, masked: string, nothing: string, picture: string, png: string, png2: string, preparing: string,
 *   press: string, preview: string, private: string, reset: string, search: string, send: string, share: string, svg: string, table: string,
 *   views: string, zip: string
 * }} Labels
 */

/**
 * A chart as a plain value, with its labels by name.
 * @typedef {import("../pkg/charts.js").Chart & { labels: ChartLabels }} Chart
 */

/**
 * True if a chart is a map of boundaries, which has a module of its own.
 * @param {Chart} chart
 */
export const isMap = ({ plot }) => plot.type === "tiles" && Boolean(plot.tiles?.some(({ shape }) => shape));

/**
 * Creates an element. A name with a dash, `role` and `slot` set an attribute; any other name sets a property.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]> & { [attribute: `${string}-${string}`]: string | boolean }} [properties]
 * @param {...(Node | string)} children
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "slot") element.setAttribute(name, String(value));
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}

/**
 * A text that leads to an address, in a window of its own so that the chart stays; the text alone without an address.
 * @param {string} text
 * @param {string} address
 */
export const leading = (text, address) => (address ? make("a", { href: address, target: "_blank", rel: "noopener" }, text) : text);

/**
 * Ends the current task, so that input and painting come first.
 * @returns {Promise<unknown>}
 */
export const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/**
 * Waits for the next paint. A hidden page is never painted, so a timer ends the wait too.
 * @returns {Promise<unknown>}
 */
export const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

/**
 * True if a module stopped in the midst of a call, in an unknown state: by a panic, or since its stack was full.
 * @param {any} error
 */
export const isTrap = (error) => /^(Runtime|Range|Internal)Error$/.test(error?.name);

/**
 * The heading and the detail of anything thrown: a `Failure` of the module, an `Error`, or another value.
 * @param {unknown} error
 */
export function failureOf(error) {
  /** @type {{ heading?: string, detail?: string, message?: string }} */
  const { heading, detail, message } = Object(error);
  return { heading, detail: detail ?? message ?? String(error) };
}

/**
 * Whether the browser darkens light pages, which changes words and leaves pictures as they are. Where that is so, the background of
 * a light page is dark.
 * @param {Element} place
 */
export function isDarkened(place) {
  const probe = place.appendChild(make("i", { hidden: true }));
  probe.style.cssText = "background-color: canvas; color-scheme: only light";
  const [red] = getComputedStyle(probe).backgroundColor.match(/\d+/g) ?? [];
  probe.remove();
  return Number(red ?? 255) < 128;
}

/** With the next, the only sentences of the scripts: without a module no other text is available. */
const FAILED = "图表模块未能载入。The chart’s module could not be loaded.";

/** The same of a trap. */
const STOPPED = "图表未能绘出。The chart could not be drawn.";

/**
 * A failure as elements.
 * @param {unknown} error
 */
export function failureParts(error) {
  const { heading = isTrap(error) ? STOPPED : FAILED, detail } = failureOf(error);
  const lines = detail.split("\n");
  const list = make("ul", { className: "errors" }, ...lines.map((line) => make("li", {}, line)));
  return [make("p", { className: "heading" }, heading), lines.length > 1 ? list : make("pre", {}, detail)];
}

/**
 * Fills a list with texts, and hides an empty list.
 * @param {HTMLElement} list
 * @param {string[]} texts
 */
export function fillList(list, texts) {
  list.replaceChildren(...texts.map((text) => make("li", {}, text)));
  list.hidden = texts.length === 0;
}

/**
 * Fills a list with links to other charts, and hides an empty list.
 * @param {HTMLElement} list
 * @param {import("../pkg/charts.js").Link[]} links
 * @param {(link: string) => string} address
 * @param {(link: string) => void} [follow] what a press does instead of opening the address
 */
export function fillLinks(list, links, address, follow) {
  const target = isForeignPage && !follow ? { target: "_blank", rel: "noopener noreferrer external" } : {};
  const items = links.map(({ label, query }) => {
    const anchor = make("a", { href: address(query), ...target }, label);
    if (follow) anchor.addEventListener("click", (event) => (event.preventDefault(), follow(query)));
    return make("li", {}, anchor);
  });
  list.replaceChildren(...items);
  list.hidden = links.length === 0;
}

/**
 * A button that copies a text, and an output that reports the result. Where the browser refuses to copy, the text of `field` is
 * selected instead.
 * @param {ChartLabels} labels
 * @param {() => string} text
 * @param {HTMLElement} field
 */
export function copier(labels, text, field) {
  const button = make("button", { type: "button" }, labels.copy);
  const report = make("output", { className: "copied" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      report.textContent = labels.copied;
    } catch {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      else getSelection()?.selectAllChildren(field);
      report.textContent = labels.selected;
    }
  });
  return [button, report];
}

/**
 * A dialog with a heading and a button that closes it. The browser returns the focus to where it was.
 * @param {string} name
 * @param {ChartLabels} labels
 * @param {string} heading
 * @param {...(Node | string)} children
 */
export function dialog(name, labels, heading, ...children) {
  const close = make("button", { type: "button", className: "close" }, labels.close);
  const title = make("h2", { id: `${name}-title`, tabIndex: -1 }, heading);
  const element = make("dialog", { className: name, "aria-labelledby": title.id }, title, ...children, close);
  close.addEventListener("click", () => element.close());
  // A click on the backdrop has the dialog itself as its target.
  element.addEventListener("click", (event) => event.target === element && element.close());
  element.addEventListener("close", () => element.remove());
  // A page around a chart may close something of its own by the same key.
  element.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  return element;
}

/** The longest wait for the visible part of a window, in milliseconds: a hidden page has none. */
const VISIBLE_TIMEOUT = 1000;

/**
 * The top and the height of the part of this window that is on the screen.
 * @returns {Promise<{ top: number, height: number }>}
 */
const visiblePart = () =>
  new Promise((done) => {
    const observer = new IntersectionObserver(([entry]) => finish(entry?.intersectionRect));
    /** @param {DOMRectReadOnly} [part] */
    const finish = (part) => {
      observer.disconnect();
      done(part?.height ? part : { top: 0, height: innerHeight });
    };
    observer.observe(document.documentElement);
    setTimeout(finish, VISIBLE_TIMEOUT);
  });

/**
 * Opens a dialog. In a frame, which may be higher than the screen, it lies near a place and within the visible part: the page around the
 * frame would scroll to a dialog, or to its focus, anywhere else.
 * @param {HTMLDialogElement} dialog
 * @param {number} place from the top of the window, in CSS pixels
 */
export async function showNear(dialog, place) {
  if (parent !== window) {
    const { top, height } = await visiblePart();
    const margin = Math.min(8, height / 20);
    dialog.style.maxHeight = `${Math.floor(height - 2 * margin)}px`;
    // Measured before it is modal, since that takes the focus.
    dialog.open = true;
    const { offsetHeight } = dialog;
    dialog.open = false;
    const last = top + height - margin - offsetHeight;
    const wanted = Math.max(top + margin, Math.min(place - offsetHeight / 2, last));
    dialog.style.marginBlock = `${Math.round(wanted)}px auto`;
  }
  dialog.showModal();
}
