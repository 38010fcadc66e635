// The page around the chart: address ⇄ controls ⇄ element. The address is the only state.

import { ready } from "./district-chart.js";
import { page as home } from "./place.js";
import { change, page } from "../pkg/district_charts.js";

const form = document.getElementById("controls");
const settings = document.getElementById("settings");
/** What changes how the page looks, not what it shows: up in the head, out of the chart's way. */
const SETTINGS = ["l", "t"];
const chart = document.querySelector("district-chart");

/** A page of one chart holds its link; what else such an address says cannot make another chart of it. */
const own = chart.getAttribute("link") ?? "";

/** The link that the page or its address holds. */
const link = () => [own, location.search.slice(1)].filter(Boolean).join("&");

/** One native control. */
function control({ key, label, options }) {
  const row = Object.assign(document.createElement("label"), { className: "field" });
  const select = Object.assign(document.createElement("select"), { name: key });
  select.setAttribute("form", form.id);
  for (const option of options) select.add(place(select, option.group, option));
  row.append(Object.assign(document.createElement("span"), { textContent: label }), select);
  return row;
}

/** An option, under the heading of its group if it has one. */
function place(select, group, { value, label, chosen }) {
  const option = new Option(label, value, chosen, chosen);
  if (!group) return option;
  let heading = [...select.children].find((child) => child.label === group && child.tagName === "OPTGROUP");
  if (!heading) {
    heading = Object.assign(document.createElement("optgroup"), { label: group });
    select.append(heading);
  }
  heading.append(option);
  return option;
}

/** Makes controls and chart show what the address says, keeping the focus where it was. */
function show() {
  const focused = document.activeElement?.name;
  chart.setAttribute("link", link());
  try {
    const { lang, fields } = page(link());
    document.documentElement.lang = lang;
    const isSetting = ({ key }) => SETTINGS.includes(key);
    form.replaceChildren(...fields.filter((field) => !isSetting(field)).map(control));
    settings.replaceChildren(...fields.filter(isSetting).map(control));
    form.hidden = false;
    if (focused) form.elements[focused]?.focus();
  } catch {
    form.hidden = true; // The element says why, in the chart's place.
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("change", ({ target }) => {
  if (target.form !== form) return;
  const query = change(link(), target.name, target.value);
  // What a page of one chart says of itself is true of no other.
  if (own) return location.assign(home(query));
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  show();
});
chart.addEventListener("district-chart-drawn", () => {
  const title = chart.shadowRoot.querySelector(".title").textContent;
  if (title) document.title = title;
  const { classList, dataset } = document.documentElement;
  dataset.theme = chart.dataset.theme ?? "";
  classList.toggle("failed", chart.getAttribute("state") === "failed");
});
addEventListener("popstate", show);

ready.then(show, () => (form.hidden = true));
