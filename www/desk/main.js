// The desk: from a table or an article that somebody has to a chart that they can publish, without a request to anybody. Four steps, each built
// anew after a change; the chart beside them stays.

import "../district-chart.js";
import { prepare } from "../charts-client.js";
import { make } from "../dom.js";
import { stop } from "../import-client.js";
import { checkArticle, focusForm, scrollToFigure } from "./article.js";
import { placeChart } from "./chart.js";
import { checkTable } from "./check.js";
import { listenForDrops, openStep } from "./open.js";
import { chartStep, publishStep, saveWork } from "./publish.js";
import { change, derived, go, onChange, restore, throwAway, work } from "./state.js";
import { TAGS } from "./texts.js";
import { button, select, text, texts, wrong } from "./ui.js";

/** @typedef {import("./state.js").Step} Step */

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [steps, main, beside, settings, busy, title, purpose] = [place("steps"), place("work"), place("beside"), place("settings"), place("busy"), place("title"), place("purpose")];

/** @type {Record<Step, () => (Node | string)[]>} */
const STEPS = {
  open: openStep,
  check: () => (work.article ? checkArticle() : work.table ? checkTable() : [make("p", {}, texts().chartNone)]),
  chart: chartStep,
  publish: publishStep,
};

/** @param {Step} step */
const isOpen = (step) => step === "open" || (step === "check" ? Boolean(work.table || work.article) : Boolean(derived.files));

function showSteps() {
  const t = texts();
  /** @type {[Step, string][]} */
  const all = [["open", t.open], ["check", t.check], ["chart", t.chartKind], ["publish", t.publish]];
  const items = all.map(([step, label], index) => {
    const made = button(`${index + 1} ${label}`, () => go(step), { name: `step-${step}`, disabled: !isOpen(step) });
    if (step === work.step) made.setAttribute("aria-current", "step");
    return make("li", {}, made);
  });
  steps.setAttribute("aria-label", t.steps);
  steps.replaceChildren(make("ol", {}, ...items));
}

function showSettings() {
  const t = texts();
  document.documentElement.lang = TAGS[work.language];
  document.documentElement.dataset.theme = work.theme;
  document.title = t.title;
  title.textContent = t.title;
  purpose.textContent = t.nothing;
  const language = select("language", Object.entries(t.languages), work.language, (value) => change({ language: value === "zh" ? "zh" : "en" }), { "aria-label": t.language });
  const theme = select("theme", Object.entries(t.themes), work.theme, (value) => change({ theme: value }), { "aria-label": t.theme });
  const has = Boolean(work.base || work.table || work.article || work.pasted);
  const clear = button(t.clearAll, () => confirm(t.clearAsk) && throwAway(), { name: "clear", className: "quiet" });
  const keep = button(t.save, saveWork, { name: "save-work", className: "quiet", disabled: !derived.files });
  const home = make("a", { href: `index.html?l=${work.language}` }, t.home);
  settings.replaceChildren(home, ...(has ? [keep, clear] : []), language, theme);
}

/** The control that has the focus, by its name, and the value of a checkbox: the page is built anew around it. */
function focused() {
  const active = /** @type {HTMLInputElement | null} */ (document.activeElement);
  const isForm = active?.classList.contains("form") || (work.article && active instanceof HTMLButtonElement && main.contains(active) && /^(accept|refuse|next|previous|undo)$/.test(active.name));
  if (isForm) return "form";
  if (!active?.name || ![main, settings, steps].some((part) => part.contains(active))) return "";
  const value = active.type === "checkbox" ? `[value="${CSS.escape(active.value)}"]` : "";
  return `[name="${CSS.escape(active.name)}"]${value}`;
}

/** @param {string} selector */
function refocus(selector) {
  if (selector === "form") return focusForm();
  const same = selector && /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (same) same.focus({ preventScroll: true });
}

/** The step that is shown, so that a new one begins at its heading. */
let shownStep = "";

function show() {
  const name = focused();
  const isNew = shownStep !== work.step;
  const [{ scrollY }, top] = [window, document.querySelector(".reading .article")?.scrollTop ?? 0];
  shownStep = work.step;
  showSettings();
  showSteps();
  main.replaceChildren(...STEPS[work.step](), ...(derived.error && !derived.files && work.base && work.step === "open" ? [wrong(derived.error)] : []));
  beside.setAttribute("aria-label", texts().chart);
  placeChart(beside);
  beside.hidden = work.step === "open" && !derived.src;
  main.setAttribute("data-step", work.step);
  if (isNew && work.step === "check" && work.article) focusForm();
  else refocus(name);
  scrollToFigure(top);
  scrollTo(0, isNew ? 0 : scrollY);
}

/** The time until the progress of a reading is shown, in milliseconds. */
const LONG_READING = 300;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Shows how far the reading is, if it takes long; without a part, shows what was read.
 * @param {number} [part] from 0 to 1
 */
function showBusy(part) {
  const t = texts();
  main.setAttribute("aria-busy", String(part !== undefined));
  if (part === undefined) {
    clearTimeout(timer);
    timer = undefined;
    busy.replaceChildren();
    document.documentElement.dataset.state = "ready";
    return show();
  }
  document.documentElement.dataset.state = "busy";
  const bar = busy.querySelector("progress");
  if (bar) bar.value = part;
  const begin = () => busy.replaceChildren(make("span", {}, text(t.loading, work.table?.name ?? "")), make("progress", { max: 1, value: part, "aria-label": t.waiting }), button(t.cancel, stop, { name: "stop" }));
  timer ??= setTimeout(begin, LONG_READING);
}

onChange(showBusy);
listenForDrops();
const asked = new URLSearchParams(location.search);
const language = asked.get("l");
const theme = asked.get("t");
const first = {
  ...(language === "zh" || language === "en" ? { language: /** @type {"zh" | "en"} */ (language) } : {}),
  ...(theme === "light" || theme === "dark" ? { theme } : {}),
};
restore(first).then(prepare);
