// The last steps: the chart with what readers are told, and the files to publish.

import { asking } from "../charts-client.js";
import { copier, failureOf, isMap, make } from "../dom.js";
import { draw, free, makePlot, startAnew } from "../drawing.js";
import { logoFor, prepareStyle, wear } from "../house-style.js";
import { moduleBytes } from "../import-client.js";
import { packed } from "../packages.js";
import { hidesPixels } from "../pixels.js";
import { zip } from "../zip.js";
import { chartShown, fillControls, labelsShown, linkNow } from "./chart.js";
import { aboutOf, bytesOf, hasBoundaries, stemOf, withLanguageFirst } from "./package.js";
import { withOwn } from "./standalone.js";
import { change, derived, go, set, today, work } from "./state.js";
import { box, button, field, input, save, text, texts, wrong } from "./ui.js";

/** The width of a saved picture in CSS pixels. */
const WIDTH = 800;

/** The height of a frame in the snippet, in CSS pixels. */
const FRAME = 720;

/** The controls of the chart, which stay while the page around them is built anew. */
const controls = make("form", { id: "controls" });
controls.addEventListener("submit", (event) => event.preventDefault());

/** The step in which the chart and its texts are chosen. */
export function chartStep() {
  const t = texts();
  if (!derived.files) return [make("h2", {}, t.chartKind), ...(derived.error ? [wrong(derived.error)] : [make("p", {}, t.chartNone)])];
  fillControls(controls);
  const next = button(t.publish, () => go("publish"), { className: "main", name: "to-publish" });
  const more = button(t.finish, takeIn, { name: "take-in" });
  return [make("h2", {}, t.chartKind), ...(derived.error ? [wrong(derived.error)] : []), controls, aboutPart(), make("p", { className: "buttons" }, next, ...(work.table || work.article ? [more] : []))];
}

/** Takes the figures into the open package, so that more can be added. */
function takeIn() {
  const { files } = derived;
  if (!files) return;
  const { title } = aboutOf(files, work.language);
  change({ base: files, baseName: title || work.baseName || work.table?.name || work.article?.title || texts().pasted, table: undefined, article: undefined, step: "open" });
}

/** What readers are told: title, publisher, date, licence. Those of a table are settings of it. */
function aboutPart() {
  const t = texts();
  const { table } = work;
  const about = aboutOf(derived.files ?? {}, work.language);
  const of = (/** @type {string} */ key) => table?.settings[key] ?? "";
  const ofTable = table
    ? [
        field(t.publisher, input("publisher", of("publisher") || (derived.proposal?.publisher ?? ""), (value) => set("publisher", value))),
        field(t.date, input("published", of("published"), (value) => set("published", value), { type: "date" })),
        field(t.address, input("url", of("url"), (value) => set("url", value), { type: "url", placeholder: "https://" })),
      ]
    : [];
  // The title of a table is that of its source too.
  const settings = (/** @type {string} */ value) => (table ? { table: { ...table, settings: { ...table.settings, title: value } } } : {});
  const title = field(t.titleOf, input("title", work.title || about.title, (value) => change({ title: value, ...settings(value) })));
  const licence = field(t.licence, input("licence", work.licence || about.licence, (value) => change({ licence: value }), { placeholder: t.licenceHelp }));
  return make("section", { className: "sources" }, make("h3", {}, t.sources), make("p", { className: "soft" }, t.sourcesNote), make("div", { className: "fields" }, title, ...ofTable, licence));
}

/** The step in which files are made. */
export function publishStep() {
  const t = texts();
  const { files } = derived;
  const questions = derived.proposal?.questions.filter(({ answer }) => answer === null) ?? [];
  const heading = make("h2", {}, t.publish);
  if (!files) return [heading, make("p", {}, t.chartNone)];
  const stem = stemOf(aboutOf(files, work.language).title || chartShown()?.title || "");
  const report = make("output", { className: "report" });
  const saver = (/** @type {string} */ label, /** @type {string} */ name, /** @type {string} */ file, /** @type {() => Promise<Blob>} */ make, className = "") =>
    button(label, () => attempt(report, file, make), { name, className, disabled: questions.length > 0 && name !== "save-package" });
  const canvas = make("canvas", { hidden: true });
  const isMasked = hidesPixels();
  const [question] = questions;
  const ask = question ? [box("asked", "", make("p", {}, questions.length === 1 ? text(t.answerFirst, question.text) : text(t.answerAll, questions.length)), button(t.check, () => go("check"), { name: "to-check" }))] : [];
  const pictures = [...(isMasked ? [] : [saver(t.png, "save-png", `${stem}.png`, () => png(canvas))]), saver(t.svg, "save-svg", `${stem}.svg`, () => svg(canvas))];
  return [
    heading,
    ...ask,
    make("p", { className: "soft" }, t.publishNote),
    make("p", { className: "buttons" }, saver(t.downloadPage, "save-page", `${stem}.html`, standalone, "main"), saver(t.package, "save-package", `${stem}.zip`, async () => zip(Object.entries(files))), ...pictures, saver(t.csv, "save-csv", `${stem}.csv`, csv)),
    report,
    canvas,
    ...(isMasked ? [make("p", { className: "soft" }, t.press)] : []),
    make("p", { className: "soft" }, t.packageNote),
    make("h3", {}, t.host),
    make("ol", {}, ...t.hostSteps.map((step) => make("li", {}, step))),
    make("h3", {}, t.embed),
    ...embedPart(stem),
  ];
}

/** The code that puts the page into an article, for the address that the person gives it. @param {string} stem */
function embedPart(stem) {
  const t = texts();
  const title = chartShown()?.title ?? "";
  const address = work.address || `https://example.org/${stem}.html`;
  const attribute = (/** @type {string} */ value) => value.replace(/[&"<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const code = `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${FRAME}" style="border:0" loading="lazy"></iframe>`;
  const area = make("textarea", { readOnly: true, rows: 4, spellcheck: false, value: code, "aria-label": t.embed });
  const labels = labelsShown() ?? /** @type {any} */ ({ copy: t.copy, copied: t.copied, selected: t.copied });
  const given = input("address", work.address, (value) => change({ address: value }), { type: "url", placeholder: `https://example.org/${stem}.html` });
  return [field(t.embedAddress, given), make("p", { className: "soft" }, t.embedNote), area, make("p", { className: "buttons" }, ...copier(labels, () => area.value, area))];
}

/**
 * Saves a file, or says why it could not be made.
 * @param {HTMLElement} report
 * @param {string} file
 * @param {() => Promise<Blob>} content
 */
async function attempt(report, file, content) {
  const t = texts();
  try {
    report.textContent = t.waiting;
    save(file, await content());
    report.textContent = file;
  } catch (error) {
    startAnew(error);
    report.textContent = text(t.failed, failureOf(error).detail);
  }
}

/**
 * The modules that only some packages need, for a page with this one: that of maps for boundaries, and that of house styles.
 * @param {Record<string, string>} files
 * @param {import("../../pkg/charts.js").Chart} chart
 */
async function modulesFor(files, chart) {
  /** @type {Partial<Record<import("../import-client.js").OptionalModule, Uint8Array>>} */
  const modules = {};
  if (hasBoundaries(files)) modules.draw_map = await moduleBytes("draw_map");
  if (chart.style?.some(([key]) => !key.startsWith("logo"))) modules.style = await moduleBytes("style");
  return modules;
}

/** The page in one file with this package. */
export async function standalone() {
  const { files } = derived;
  const response = await fetch("standalone.html").catch(() => undefined);
  if (!response?.ok || !files) throw new Error(text(texts().noStandalone, response?.status ?? "–"));
  const chart = await asking(derived.src)("chart", linkNow());
  const { title, subtitle } = aboutOf(files, work.language);
  const first = bytesOf(withLanguageFirst(files, chart.lang.startsWith("zh") ? "zh" : "en"));
  const own = { files: first, packed: await packed(first, () => {}, true), modules: await modulesFor(files, chart), chart: /** @type {import("../dom.js").Chart} */ (chart), title: title || chart.title, subtitle };
  return new Blob([await withOwn(await response.text(), own)], { type: "text/html;charset=utf-8" });
}

/** The plot of the chart, and its logo. */
async function plot() {
  const chart = /** @type {import("../dom.js").Chart} */ (await asking(derived.src)("chart", linkNow()));
  const module = await draw(isMap(chart));
  await prepareStyle(document.body, chart);
  const plot = makePlot(module, chart);
  wear(document.body, plot, chart);
  return { plot, logo: await logoFor(chart, isDark()) };
}

/** The theme of the picture is that of the page. */
const isDark = () => (work.theme ? work.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

/** @param {HTMLCanvasElement} canvas */
async function png(canvas) {
  const { plot: made, logo } = await plot();
  made.card(canvas, WIDTH, 2, isDark(), work.address, logo?.width);
  logo?.draw(canvas, WIDTH);
  free(made);
  return /** @type {Promise<Blob>} */ (new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("PNG"))), "image/png")));
}

/** @param {HTMLCanvasElement} canvas */
async function svg(canvas) {
  const { plot: made, logo } = await plot();
  const picture = made.svg(canvas, WIDTH, isDark(), work.address, logo?.width);
  free(made);
  return new Blob([logo ? logo.into(picture) : picture], { type: "image/svg+xml" });
}

const csv = async () => new Blob([await asking(derived.src)("csv", linkNow(), work.address, today())], { type: "text/csv;charset=utf-8" });

/** Saves the work as a package. */
export function saveWork() {
  const { files } = derived;
  if (files) save(`${stemOf(aboutOf(files, work.language).title)}.zip`, zip(Object.entries(files)));
}
