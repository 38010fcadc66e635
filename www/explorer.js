// The page around the chart: address ⇄ controls ⇄ element. The address is the only state; of it `tab` is the page's own, and
// the rest is the chart's link.

import "./district-chart.js";
import { beside, choices } from "./beside.js";
import { control } from "./controls.js";
import { make, painted, pause } from "./dom.js";
import { load } from "./modules.js";
import { Panels } from "./panels.js";
import { page as home, pages } from "./place.js";

const form = document.getElementById("controls");
const settings = document.getElementById("settings");
const chart = document.querySelector("district-chart");
const leave = document.getElementById("leave");
const { classList } = document.documentElement;
/** How the page looks, not what it shows: up in the head. */
const SETTINGS = ["l", "t"];
/** What is chosen less often, folded away; on a telephone all but the kind of chart and what it shows. */
const MORE = ["s", "y", "d", "h"];
const NARROW_MORE = ["p", "st", "sc", ...MORE];
const NARROW = matchMedia("(max-width: 39.99rem)");
/** Beside the chart there is room for more, but for fingers. */
const WIDE_MORE = ["y", "h"];
const WIDE = matchMedia("(min-width: 62rem) and (pointer: fine)");
/** So many milliseconds controls are waited for. */
const PATIENCE = 3000;
const more = make("details", { className: "more" }, make("summary"), make("div"));
const panels = new Panels(chart, (tab) => go(link(), tab));

/** What knows the choices; nothing until it is loaded. */
let module;

/** What the page makes of the link that is shown, and the link last asked for. */
let told = {};
let asked;

/** What the first controls lack: options by the hundred, and what is folded away. */
let unfinished;

/** A page of one chart holds its link; what else such an address says cannot make another chart of it. */
const own = chart.getAttribute("link") ?? "";

/** The pages of single charts by their links, once they are known. */
let singles = new Map();

/** The link that the page or its address holds, and the tab. */
const link = () => [own, ...location.search.slice(1).split("&")].filter((pair) => pair && !pair.startsWith("tab=")).join("&");
const tab = () => new URLSearchParams(location.search).get("tab") ?? "chart";

/** The address of the page that shows a link and a tab. */
const address = (query, tab) => home([query, tab === "chart" ? "" : `tab=${tab}`].filter(Boolean).join("&"));

/** Goes to another view, so that one can go back. */
function go(query, tab) {
  // What a page of one chart says of itself is true of no other.
  if (own) return location.assign(address(query, tab));
  history.pushState(null, "", address(query, tab));
  show();
}

const choose = (key, value) => go(module.change(link(), key, value), tab());
const taken = (key, id) => go(module.toggle(link(), key, id), tab());

/** Makes the chart show what the address says, and then what stands around it; another tab needs no more. */
function show() {
  if (chart.getAttribute("link") === link()) return told.of === link() ? complete() : furnish();
  form.setAttribute("aria-busy", true);
  chart.setAttribute("link", link());
}

/** Makes controls, tabs and ways out say what the address says, keeping the focus where it was. */
async function furnish() {
  if (!module) return;
  const of = (asked = link());
  const isFirst = !told.fields;
  const isOver = () => {
    if (of === link()) return false;
    // Who comes back to it asks anew.
    if (asked === of) asked = undefined;
    return true;
  };
  try {
    const found = await choices(module, of);
    const { fields, labels, lang } = found;
    const made = (field) => control(field, labels, { choose, toggle: taken });
    const folded = NARROW.matches ? NARROW_MORE : WIDE.matches ? WIDE_MORE : MORE;
    const isRest = ({ key, many }) => folded.includes(key) && (many || key !== "d");
    const main = fields.filter((field) => !SETTINGS.includes(field.key) && !isRest(field)).map(made);
    if (isFirst) await painted();
    if (isOver()) return;
    const { name, value, type } = document.activeElement ?? {};
    // To say it again would style the whole page again.
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
    const rest = fields.filter(isRest);
    const finish = () => {
      more.lastChild.replaceChildren(...rest.map(made));
      for (const { whole } of main) whole?.();
    };
    more.firstChild.textContent = labels.more;
    form.replaceChildren(...main, ...(rest.length > 0 ? [more] : []));
    form.hidden = false;
    if (isFirst) await painted();
    if (isOver()) return;
    settings.replaceChildren(...fields.filter(({ key }) => SETTINGS.includes(key)).map(made));
    for (const select of settings.querySelectorAll("select")) select.setAttribute("form", form.id);
    unfinished = isFirst ? finish : finish();
    told = { ...found, of };
    if (name) focus(name, type === "checkbox" ? value : undefined);
  } catch {
    form.hidden = true; // The element says why, in the chart's place.
  }
  if (chart.hasAttribute("state")) complete();
}

/** What needs both the chart and what is told of it; what the first controls lack comes once all is seen. */
async function complete() {
  panels.show(tab(), told.about);
  ways();
  classList.remove("asked");
  if (unfinished) await painted();
  if (told.fields && told.of !== link()) return;
  unfinished?.();
  unfinished = undefined;
  form.removeAttribute("aria-busy");
}

/** Puts the focus on a control, and of boxes on the one of a value. */
function focus(name, value) {
  const controls = [...form.elements].filter((element) => element.name === name);
  const wanted = controls.find((element) => value === undefined || (element.type === "checkbox" && element.value === value));
  (wanted ?? controls[0])?.focus();
}

form.addEventListener("submit", (event) => event.preventDefault());

/** What leads away from the view that is shown. */
function ways() {
  const { labels } = told;
  if (!labels || !chart.words) return;
  const button = (name, label, act) => {
    const made = make("button", { type: "button", name }, label);
    made.addEventListener("click", act);
    return made;
  };
  const here = () => {
    const single = singles.get(told.link);
    return single ? `${single}${tab() === "chart" ? "" : `?tab=${tab()}`}` : new URL(address(told.link, tab()), location).href;
  };
  // Where it cannot be loaded, the address at least is there to be copied.
  const send = () => import("./share.js").then(({ share }) => share(chart, { link: told.link, address: here() }), () => prompt(labels.share, here()));
  const ways = [];
  if (chart.words.rows.length > 0) ways.push(button("share", labels.share, send));
  if (told.reset !== undefined) ways.push(button("reset", labels.reset, () => go(told.reset, "chart")));
  leave.replaceChildren(...ways);
}

let words;
chart.addEventListener("district-chart-drawn", async () => {
  const isDrawn = chart.getAttribute("state") === "drawn";
  document.documentElement.dataset.theme = chart.dataset.theme ?? "";
  classList.toggle("failed", !isDrawn);
  // A chart that was asked for is seen with its controls: it would move when they come. Should they never come, without.
  if (!isDrawn || told.fields) classList.remove("asked");
  else setTimeout(() => classList.remove("asked"), PATIENCE);
  if (!isDrawn) return form.removeAttribute("aria-busy");
  if (chart.words === words) return;
  words = chart.words;
  document.title = words.title;
  // Tabs have their room above the first chart; around another all may come once it is seen.
  if (told.of === link()) return complete();
  if (!told.fields) panels.show(tab());
  await painted();
  if (asked !== link()) furnish();
});
addEventListener("popstate", show);
for (const width of [NARROW, WIDE]) width.addEventListener("change", furnish);

form.setAttribute("aria-busy", true);
if (!own) chart.setAttribute("link", link());
const loading = load("page", beside(link())).then((loaded) => (module = loaded));
loading.then(pause).then(furnish, () => (form.hidden = true));
loading.then(pages).then((known) => (singles = known), () => {});
