// The chart beside the work, and its controls: all kinds, both languages.

import { asking, openPackage } from "../charts-client.js";
import { control, namesInOtherLanguages } from "../controls.js";
import { make } from "../dom.js";
import { bytesOf, viewOf } from "./package.js";
import { change, derived, withRow, work } from "./state.js";
import { texts, wrong } from "./ui.js";

/** @typedef {import("../dom.js").Labels} Labels */

/** The chart element, which stays while the page around it is built anew. */
const element = /** @type {import("../district-chart.js").DistrictChart} */ (make(/** @type {any} */ ("district-chart"), {}));
element.setAttribute("loading", "eager");

/** The package of the row at hand, which the chart shows as if it were accepted. */
let preview = "";

/** The link with the language of the desk, unless the person chose another for the chart. */
export const linkNow = () => (/(^|&)l=/.test(work.link) ? work.link : [work.link, `l=${work.language}`].filter(Boolean).join("&"));

/** The chart that is shown, as a plain value. */
export const chartShown = () => element.words;

/** @param {HTMLElement} place */
export function placeChart(place) {
  const t = texts();
  // Without the name of what is measured a chart would say nothing.
  const isNameless = derived.proposal?.questions.some(({ setting, proposed, answer }) => setting === "indicator" && proposed === "" && answer === null);
  if (!derived.src || isNameless) {
    element.remove();
    place.replaceChildren(make("p", { className: "soft" }, isNameless ? t.chartAsks : t.chartNone));
    return;
  }
  if (work.theme) element.setAttribute("theme", work.theme);
  else element.removeAttribute("theme");
  if (!(work.article && work.step === "check")) preview = "";
  if (!preview) show(derived.src, linkNow());
  if (!place.contains(element)) place.replaceChildren(element);
}

/**
 * @param {string} src
 * @param {string} link
 */
function show(src, link) {
  if (element.getAttribute("src") === src && element.getAttribute("link") === link) return;
  // Both at once would ask for a chart of the former package.
  element.setAttribute("src", src);
  element.setAttribute("link", link);
}

/** The number of the last row that was shown. */
let shownRows = 0;

/**
 * Shows a row of an article where it would stand.
 * @param {import("./article-text.js").Row} row
 */
export async function showRow(row) {
  const number = (shownRows += 1);
  try {
    const made = await withRow(row);
    if (!made || number !== shownRows) return;
    preview = openPackage(bytesOf(made.files), preview);
    const period = row.period.replace("/", "..");
    show(preview, [`i=${made.indicator}`, `p=${period}`, `st=${row.status}`, ...(row.scope ? [`sc=${row.scope}`] : []), ...(made.place ? [`h=~${made.place}`] : []), `l=${work.language}`].join("&"));
  } catch {
    // The form says what is missing; the chart stays as it is.
  }
}

/** @type {{ link: string, labels: Labels } | undefined} */
let page;

/** The labels of the chart's page in its language, for what is saved. */
export const labelsShown = () => page?.labels;

/**
 * Fills a form with the controls of the chart.
 * @param {HTMLElement} form
 */
export async function fillControls(form) {
  const { src } = derived;
  if (!src) return;
  const ask = asking(src);
  try {
    const found = await ask("page", linkNow());
    const labels = /** @type {Labels} */ (found.labels);
    page = { link: found.link, labels };
    if (src !== derived.src || !form.isConnected) return;
    const act = (/** @type {"change" | "toggle"} */ name) => async (/** @type {string} */ key, /** @type {string} */ value) => {
      const link = await ask(name, linkNow(), key, value);
      change({ link: key === "l" ? [viewOf(link), `l=${value}`].filter(Boolean).join("&") : /(^|&)l=/.test(work.link) ? link : viewOf(link) });
    };
    const acts = { choose: act("change"), toggle: act("toggle"), otherNames: () => namesInOtherLanguages(ask, found.link, found.fields) };
    const focused = /** @type {HTMLInputElement} */ (document.activeElement);
    const wanted = form.contains(focused) ? { name: focused.name, value: focused.value, type: focused.type } : undefined;
    const controls = found.fields.filter(({ key }) => key !== "t").map((field) => control(field, labels, acts));
    form.replaceChildren(...controls.map(({ element }) => element));
    for (const { complete } of controls) complete?.();
    if (wanted) {
      const same = [...form.querySelectorAll("input, select")].filter((other) => /** @type {HTMLInputElement} */ (other).name === wanted.name);
      const one = same.find((other) => wanted.type !== "checkbox" || /** @type {HTMLInputElement} */ (other).value === wanted.value);
      /** @type {HTMLElement | undefined} */ (one)?.focus();
    }
  } catch (error) {
    if (src === derived.src) form.replaceChildren(wrong(error));
  }
}
