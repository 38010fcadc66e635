// The page around the chart: address ⇄ controls ⇄ element. The address is the only state. Its key `tab` belongs to the page; all other keys
// are the link of the chart.

import "./district-chart.js";
import { record, search } from "./address.js";
import { ask, prepare } from "./charts-client.js";
import { control, foldedKeys, namesInOtherLanguages } from "./controls.js";
import { failureParts, make, painted } from "./dom.js";
import { linkOf, Panels, publicAddress, tabOf, withTab } from "./panels.js";
import { embedBase, pageAddress, publishedCharts } from "./site-paths.js";

/** @typedef {import("./panels.js").Page} Page */

const form = /** @type {HTMLFormElement} */ (document.getElementById("controls"));
const settings = /** @type {HTMLElement} */ (document.getElementById("settings"));
const chart = /** @type {import("./district-chart.js").DistrictChart} */ (document.querySelector("district-chart"));
const actions = /** @type {HTMLElement} */ (document.getElementById("leave"));
const { classList } = document.documentElement;
/** Language and theme change the look of the page and not its content; they stand in the header. */
const SETTINGS = ["l", "t"];
const NARROW = matchMedia("(max-width: 39.99rem)");
/** The time limit for the first controls, in milliseconds. A chart that was asked for is then shown without them. */
const TIMEOUT = 3000;
const summary = make("summary");
const folded = make("div");
const more = make("details", { className: "more" }, summary, folded);
const panels = new Panels(chart, (tab) => go(link(), tab, "tab"));

/**
 * The controls and labels of the link that is shown, with that link.
 * @type {{ link: string, page: Page } | undefined}
 */
let shown;

/**
 * The link whose controls were last asked for.
 * @type {string | undefined}
 */
let asked;

/**
 * Completes the first controls, with long lists and with what is folded away.
 * @type {(() => void) | undefined}
 */
let complete;

/** The link that the page of a published chart holds. The keys of such an address are ignored, since they come after. */
const ownLink = chart.getAttribute("link") ?? "";

/**
 * The addresses of published charts by their links.
 * @type {Map<string, string>}
 */
let published = new Map();

const link = () => linkOf(search(), ownLink);
const tab = () => tabOf(search());

/**
 * @param {string} link
 * @param {string} tab
 */
const address = (link, tab) => pageAddress(withTab(link, tab));

/**
 * The control that led to the present entry of the history, until the focus leaves it: the name of a list or of the tabs, or the name and the
 * value of a checkbox.
 */
let source = "";

/** Whether a control has the focus, or the boxes that it is one of. */
const hasFocus = (/** @type {string} */ control) => control !== "" && focusedControl().name === control.split(" ")[0];

/**
 * Goes to another view. The first choice of a control makes an entry in the history, and further ones change it while the control keeps the
 * focus: whoever passes fifty indicators by arrow keys is one step away from where they began.
 * @param {string} link
 * @param {string} tab
 * @param {string} [control]
 */
function go(link, tab, control = "") {
  // The title and the description of a published chart hold for its view alone.
  if (ownLink) return location.assign(address(link, tab));
  record(address(link, tab), control !== source || !hasFocus(control));
  source = control;
  show();
}

addEventListener("focusin", () => hasFocus(source) || (source = ""));
addEventListener("popstate", () => (source = ""));

/** The end of the last choice. Each choice begins with the link that the one before led to. */
let chosen = Promise.resolve();

/**
 * Goes to the link of a choice.
 * @param {"change" | "toggle"} name
 * @returns {(key: string, value: string) => void}
 */
const act = (name) => (key, value) => {
  const control = name === "toggle" ? `${key} ${value}` : key;
  chosen = chosen.then(async () => go(await ask(name, link(), key, value), tab(), control)).catch(fail);
};

/** The names for the search. */
const otherNames = () => namesInOtherLanguages(ask, link(), shown?.page.fields ?? []);

const acts = { choose: act("change"), toggle: act("toggle"), otherNames };

/**
 * Shows the reason why there are no controls, unless the chart shows it: a chart that failed has the same.
 * @param {unknown} error
 */
function fail(error) {
  form.hidden = chart.getAttribute("state") === "failed";
  form.replaceChildren(make("div", { className: "failure", role: "alert" }, ...failureParts(error)));
}

/**
 * The charts that are worth seeing, which stand on the front page alone: under another chart they would be texts of other charts.
 */
const worth = document.querySelector(".worth");
const footer = document.querySelector("footer");

/** Shows what depends on the view alone: the charts of the front page, and links to our pages, which keep language and theme. */
function showView() {
  const keys = link().split("&").filter(Boolean);
  const kept = keys.filter((key) => SETTINGS.includes(key.split("=")[0] ?? ""));
  if (worth && keys.length === kept.length) footer?.before(worth);
  else worth?.remove();
  for (const anchor of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("header [data-view]"))) {
    anchor.search = [anchor.dataset.view, ...kept].filter(Boolean).join("&");
  }
}

/** Shows the view of the address: first the chart, then the controls. Another tab of the same chart needs only the panels. */
function show() {
  showView();
  if (chart.getAttribute("link") === link()) return shown?.link === link() ? finish() : updateControls();
  form.setAttribute("aria-busy", "true");
  chart.setAttribute("link", link());
}

/** Updates controls, tabs and actions for the address, and keeps the focus. */
async function updateControls() {
  if (!shown && asked === link()) return;
  const of = (asked = link());
  const isFirst = !shown;
  const isOutdated = () => {
    if (of === link()) return false;
    // A return to this link must ask again.
    if (asked === of) asked = undefined;
    return true;
  };
  try {
    const page = /** @type {Page} */ (await ask("page", of));
    if (isOutdated()) return;
    const { fields, labels, lang } = page;
    /** @param {typeof fields} fields */
    const controls = (fields) => fields.map((field) => control(field, labels, acts));
    const keys = foldedKeys(NARROW.matches);
    /** @param {typeof fields[number]} field */
    const isFolded = ({ key, many }) => keys.includes(key) && (many || key !== "d");
    /** @param {typeof fields[number]} field */
    const isSetting = ({ key }) => SETTINGS.includes(key);
    const main = controls(fields.filter((field) => !isSetting(field) && !isFolded(field)));
    if (isFirst) await painted();
    if (isOutdated()) return;
    const focused = focusedControl();
    // An assignment restyles the whole page, even of the same value.
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
    const rest = fields.filter(isFolded);
    const completed = () => {
      folded.replaceChildren(...controls(rest).map(({ element }) => element));
      for (const { complete } of main) complete?.();
    };
    summary.textContent = labels.more;
    form.replaceChildren(...main.map(({ element }) => element), ...(rest.length > 0 ? [more] : []));
    form.hidden = false;
    showChosenKind();
    if (isFirst) await painted();
    if (isOutdated()) return;
    settings.replaceChildren(...controls(fields.filter(isSetting)).map(({ element }) => element));
    for (const select of settings.querySelectorAll("select")) select.setAttribute("form", form.id);
    if (isFirst) complete = completed;
    else completed();
    shown = { link: of, page };
    if (focused.name) focus(focused);
  } catch (error) {
    asked = undefined;
    fail(error);
  }
  if (chart.hasAttribute("state")) finish();
}

/** Updates what needs both the chart and its controls, and completes the first controls after the next paint. */
async function finish() {
  if (shown) panels.show(tab(), shown.page);
  showActions();
  classList.remove("asked");
  if (complete) await painted();
  if (shown && shown.link !== link()) return;
  complete?.();
  complete = undefined;
  form.removeAttribute("aria-busy");
}

/** Scrolls the strip of kinds, which a narrow page has, to the one that is chosen. */
function showChosenKind() {
  /** @type {HTMLElement | null} */
  const tile = form.querySelector(".kind:has(:checked)");
  const row = tile?.parentElement;
  if (tile && row) row.scrollLeft = tile.offsetLeft - row.offsetLeft - tile.offsetWidth / 2;
}

/**
 * The name of the control that has the focus, and the value of a checkbox.
 * @returns {{ name: string, value?: string }}
 */
function focusedControl() {
  const { name = "", value, type } = /** @type {Partial<HTMLInputElement>} */ (document.activeElement ?? {});
  // Of radio buttons the one that is chosen has the focus.
  return type === "checkbox" && value !== undefined ? { name, value } : { name };
}

/**
 * Focuses the control of a name, and of several the checkbox of a value.
 * @param {{ name: string, value?: string }} wanted
 */
function focus({ name, value }) {
  const elements = /** @type {HTMLInputElement[]} */ ([...form.elements]);
  const controls = elements.filter((element) => element.name === name);
  /** @param {HTMLInputElement} element */
  const isWanted = ({ type, checked, value: own }) => (type === "radio" ? checked : value === undefined || (type === "checkbox" && own === value));
  (controls.find(isWanted) ?? controls[0])?.focus();
}

form.addEventListener("submit", (event) => event.preventDefault());

/** Shows the buttons that share the view and that return to the first view. */
function showActions() {
  if (!shown || !chart.words) return;
  const { labels, link, reset } = shown.page;
  /**
   * @param {string} name
   * @param {string} label
   * @param {() => unknown} act
   */
  const button = (name, label, act) => {
    const made = make("button", { type: "button", name }, label);
    made.addEventListener("click", act);
    return made;
  };
  const folder = () => {
    const own = published.get(link) ?? "";
    return own.startsWith(embedBase) ? own.slice(embedBase.length) : "";
  };
  const current = () => {
    const own = published.get(link);
    if (own) return `${own}${tab() === "chart" ? "" : `?tab=${tab()}`}`;
    /** @type {HTMLLinkElement | null} */
    const canonical = document.querySelector("link[rel='canonical']");
    return publicAddress(address(link, tab()), location, canonical?.href);
  };
  // Where share.js cannot be loaded, a prompt still offers the address to copy.
  const open = () => import("./share.js").then(({ share }) => share(chart, labels, { link, address: current(), folder: folder() }), () => prompt(labels.share, current() || labels.private));
  const buttons = [];
  if (chart.words.rows.length > 0) buttons.push(button("share", labels.share, open));
  if (reset !== undefined) buttons.push(button("reset", labels.reset, () => go(reset, "chart")));
  actions.replaceChildren(...buttons);
}

/** @type {typeof chart.words} */
let words;
chart.addEventListener("district-chart-drawn", async () => {
  const isDrawn = chart.getAttribute("state") === "drawn";
  document.documentElement.dataset.theme = chart.dataset.theme ?? "";
  classList.toggle("failed", !isDrawn);
  // The controls move a chart that was asked for, so both are shown together, or the chart alone after a time limit.
  if (!isDrawn || shown) classList.remove("asked");
  else setTimeout(() => classList.remove("asked"), TIMEOUT);
  if (!isDrawn) return form.removeAttribute("aria-busy");
  if (!chart.words || chart.words === words) return;
  words = chart.words;
  document.title = words.title;
  if (shown?.link === link()) return finish();
  await painted();
  if (asked !== link()) updateControls();
});
addEventListener("popstate", show);
NARROW.addEventListener("change", updateControls);

form.setAttribute("aria-busy", "true");
if (!ownLink) chart.setAttribute("link", link());
showView();
prepare();
// Without the list a shared address is that of this page.
updateControls().then(publishedCharts).then((known) => (published = known), () => {});
