// The tabs beside a chart: the chart itself, its table, its sources, and what its indicator is.

import { make } from "./dom.js";
import { page } from "./place.js";
import { sourceList } from "./sources.js";
import { fillTable } from "./table.js";

const NAMES = ["chart", "table", "sources", "about"];

export class Panels {
  #tabs;
  #panel;
  #element;
  #open;
  #about;
  #now = "chart";

  /** `element` is the chart; `open` is told which tab a reader wants. */
  constructor(element, open) {
    this.#element = element;
    this.#open = open;
    this.#tabs = make("div", { slot: "tabs", className: "tabs", role: "tablist" });
    this.#panel = make("div", { slot: "panel", className: "panel", role: "tabpanel", tabIndex: 0, hidden: true });
    this.#tabs.addEventListener("keydown", (event) => this.#step(event));
    element.append(this.#tabs, this.#panel);
  }

  /** Shows a tab of the present chart, the first where there is no such tab. */
  show(name, about) {
    const { words } = this.#element;
    this.#about = about;
    const names = NAMES.filter((name) => (name === "about" ? about : name === "chart" || words?.rows.length > 0));
    this.#now = names.includes(name) ? name : "chart";
    this.#tabs.hidden = !words || names.length === 1;
    if (!words) return;
    const hadFocus = this.#tabs.contains(document.activeElement);
    this.#tabs.setAttribute("aria-label", words.labels.views);
    this.#tabs.replaceChildren(...names.map((name) => this.#tab(name, words.labels[name])));
    if (hadFocus) this.#tabs.querySelector("[tabindex='0']").focus();
    this.#element.toggleAttribute("panel", this.#now !== "chart");
    this.#panel.hidden = this.#now === "chart";
    this.#panel.setAttribute("aria-labelledby", `tab-${this.#now}`);
    this.#panel.replaceChildren(...this.#content(words));
  }

  #tab(name, label) {
    const isNow = name === this.#now;
    const tab = make("button", { type: "button", id: `tab-${name}`, role: "tab", tabIndex: isNow ? 0 : -1, "aria-selected": isNow }, label);
    tab.addEventListener("click", () => this.#open(name));
    return tab;
  }

  #step(event) {
    const tabs = [...this.#tabs.children].map(({ id }) => id.slice("tab-".length));
    const now = tabs.indexOf(this.#now);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#open(tabs[(to + tabs.length) % tabs.length]);
  }

  #content(words) {
    if (this.#now === "table") {
      const table = make("table");
      fillTable(table, words, (column, isDescending) => [...this.#element.chart.order(column, isDescending)]);
      return [make("div", { className: "scroll", role: "region", tabIndex: 0, "aria-label": words.caption }, table)];
    }
    if (this.#now === "sources") return sourceList(this.#element.chart.sources(-1), words.labels);
    if (this.#now === "about") return this.#explained();
    return [];
  }

  #explained() {
    const { heading, facts, published, links } = this.#about;
    const rows = facts.flatMap(([term, text]) => [make("dt", {}, term), make("dd", {}, text)]);
    const link = ({ label, query }) => make("li", {}, make("a", { href: page(query) }, label));
    return [make("h3", {}, heading), make("dl", {}, ...rows), make("h3", {}, published), make("ul", { className: "links" }, ...links.map(link))];
  }
}
