// The tabs above a chart and their panels: the chart, its table, its sources, and the explanation of its indicator.

import { ask } from "./charts-client.js";
import { failureOf, make } from "./dom.js";
import { pageAddress } from "./site-paths.js";

/**
 * @typedef {import("./dom.js").Chart} Chart
 * @typedef {import("../pkg/charts.js").About} About
 * @typedef {import("../pkg/charts.js").Page & { labels: import("./dom.js").Labels }} Page
 * @typedef {"chart" | "table" | "sources" | "about"} Tab
 */

/** @type {Tab[]} */
const TABS = ["chart", "table", "sources", "about"];

/**
 * The tab in the query text of an address. The key `tab` belongs to the page and is no key of a link.
 * @param {string} search
 */
export const tabOf = (search) => new URLSearchParams(search).get("tab") ?? "chart";

/**
 * The link in the query text of an address, behind the link that a page already holds.
 * @param {string} search
 * @param {string} own
 */
export const linkOf = (search, own) =>
  [own, ...search.slice(1).split("&")].filter((pair) => pair && !pair.startsWith("tab=")).join("&");

/**
 * The query text for a link and a tab; the tab of the chart is the default.
 * @param {string} link
 * @param {string} tab
 */
export const withTab = (link, tab) => [link, tab === "chart" ? "" : `tab=${tab}`].filter(Boolean).join("&");

/**
 * The address that others can open. The location of a copy on a disk names its reader’s folders and leads nowhere: such a copy gives the
 * address of the site that it is from, or an empty text.
 * @param {string} address an address of this page
 * @param {Pick<Location, "href" | "protocol">} location of this page
 * @param {string} [canonical] the address of the site
 */
export function publicAddress(address, { href, protocol }, canonical) {
  if (["http:", "https:"].includes(protocol)) return new URL(address, href).href;
  const query = address.indexOf("?");
  return canonical ? new URL(query < 0 ? "" : address.slice(query), canonical).href : "";
}

/**
 * The tabs of a chart: without rows there is neither a table nor a source, and without a single indicator no explanation.
 * @param {Chart} chart
 * @param {About | undefined} about
 */
export const tabsFor = ({ rows }, about) => TABS.filter((tab) => tab === "chart" || (tab === "about" ? about : rows.length > 0));

export class Panels {
  #tabs;
  #panel;
  #element;
  #open;
  /** @type {Tab} */
  #current = "chart";

  /**
   * @param {import("./district-chart.js").DistrictChart} element the chart
   * @param {(tab: string) => void} open goes to a tab
   */
  constructor(element, open) {
    this.#element = element;
    this.#open = open;
    this.#tabs = make("div", { slot: "tabs", className: "tabs", role: "tablist" });
    this.#panel = make("div", { slot: "panel", className: "panel", role: "tabpanel", tabIndex: 0, hidden: true });
    this.#tabs.addEventListener("keydown", (event) => this.#step(event));
    element.append(this.#tabs, this.#panel);
  }

  /**
   * Shows a tab of the current chart, or the first tab if the chart has no such tab.
   * @param {string} name
   * @param {Page} page
   */
  show(name, page) {
    const chart = this.#element.words;
    if (!chart) return;
    const { about, labels } = page;
    const tabs = tabsFor(chart, about);
    this.#current = tabs.find((tab) => tab === name) ?? "chart";
    this.#tabs.hidden = tabs.length === 1;
    const hadFocus = this.#tabs.contains(document.activeElement);
    this.#tabs.setAttribute("aria-label", labels.views);
    const buttons = tabs.map((name) => this.#tab(name, labels[name]));
    this.#tabs.replaceChildren(...buttons);
    if (hadFocus) buttons.find(({ tabIndex }) => tabIndex === 0)?.focus();
    this.#element.toggleAttribute("panel", this.#current !== "chart");
    this.#panel.hidden = this.#current === "chart";
    this.#panel.setAttribute("aria-labelledby", `tab-${this.#current}`);
    // The page holds the table once: in the panel, or in the slot of the element.
    const { table } = this.#element;
    if (this.#panel.contains(table)) this.#element.append(table);
    this.#panel.replaceChildren();
    this.#fill(chart, page);
  }

  /**
   * @param {Tab} tab
   * @param {string} label
   */
  #tab(tab, label) {
    const isCurrent = tab === this.#current;
    const properties = { id: `tab-${tab}`, name: "tab", role: "tab", tabIndex: isCurrent ? 0 : -1, "aria-selected": isCurrent };
    const button = make("button", { type: "button", ...properties }, label);
    button.addEventListener("click", () => this.#open(tab));
    return button;
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const tabs = [...this.#tabs.children].map(({ id }) => id.slice("tab-".length));
    const current = tabs.indexOf(this.#current);
    /** @type {Record<string, number>} */
    const indices = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: tabs.length - 1 };
    const index = indices[event.key];
    if (index === undefined) return;
    event.preventDefault();
    this.#open(tabs.at(index % tabs.length) ?? "chart");
  }

  /**
   * Fills the panel. The sources are asked for, and may come after another tab was opened.
   * @param {Chart} chart
   * @param {Page} page
   */
  async #fill(chart, { link, about, labels }) {
    const tab = this.#current;
    if (tab === "table") {
      const { table } = this.#element;
      this.#panel.append(make("div", { className: "scroll", role: "region", tabIndex: 0, "aria-label": chart.caption }, table));
    } else if (tab === "sources") {
      const reason = (/** @type {unknown} */ error) => [make("p", {}, `${labels.failed}: ${failureOf(error).detail}`)];
      const both = Promise.all([ask("sources", link, -1), import("./sources.js")]);
      const parts = await both.then(([sources, { sourceList }]) => sourceList(sources, labels), reason);
      if (this.#current === tab && this.#element.words === chart) this.#panel.replaceChildren(...parts);
    } else if (tab === "about" && about) {
      this.#panel.append(...explained(about));
    }
  }
}

/** @param {About} about */
function explained({ heading, facts, published, links }) {
  const terms = facts.flatMap(([term, text]) => [make("dt", {}, term), make("dd", {}, text)]);
  const items = links.map(({ label, query }) => make("li", {}, make("a", { href: pageAddress(query) }, label)));
  return [make("h3", {}, heading), make("dl", {}, ...terms), make("h3", {}, published), make("ul", { className: "links" }, ...items)];
}
