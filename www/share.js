// The dialog that shares a chart: its link, code to embed it, its picture, its data. Each has a fallback where the browser refuses. The link
// is shown at once, the rest when the modules have answered.

import { ask } from "./charts-client.js";
import { csvMetadata } from "./csvw.js";
import { copier, dialog, failureOf, isMap, make } from "./dom.js";
import { draw, free, makePlot, startAnew } from "./drawing.js";
import { logoFor, wear } from "./house-style.js";
import { hidesPixels } from "./pixels.js";
import { embedBase, pageAddress } from "./site-paths.js";
import { zip } from "./zip.js";

/**
 * @typedef {import("./dom.js").Chart} Chart
 * @typedef {import("./dom.js").Labels} Labels
 * @typedef {import("../pkg/draw.js").Plot} Plot
 * @typedef {Awaited<ReturnType<typeof logoFor>>} Logo
 * @typedef {{ labels: Labels, report: HTMLElement }} Report where the result of a button is reported
 */

/** The width of a saved picture in CSS pixels: it fits a telephone held upright, and a column of a newspaper. */
const WIDTH = 800;

/** The width of a second picture for telephones. */
const NARROW_WIDTH = 360;

/** The size at which the picture of a published chart is shown: it has two pixels for each. */
const CARD_SIZE = [600, 315];

/** The longest stem of a file name. */
const LONGEST_NAME = 80;

/**
 * The stem of the names of saved files.
 * @param {string} link
 */
export const fileName = (link) => `district-charts-${link.replace(/[^\w.-]+/g, "-") || "first"}`.slice(0, LONGEST_NAME);

/**
 * Opens the dialog for a chart.
 * @param {import("./district-chart.js").DistrictChart} element
 * @param {Labels} labels
 * @param {{ link: string, address: string, folder: string }} target the canonical link, the address of the page that shows it, or an empty
 *   text if it has no public one, and the folder of the published chart, or an empty text
 */
export async function share(element, labels, { link, address, folder }) {
  const chart = element.words;
  // A second click may come while this module is loading.
  if (!chart || document.querySelector("dialog.share[open]")) return;
  const waiting = make("p", { className: "note", role: "status" }, labels.preparing);
  const rest = make("div", {}, waiting);
  const opened = dialog("share", labels, labels.share, ...linkPart(labels, chart, address), rest);
  opened.lang = chart.lang;
  document.body.append(opened);
  opened.showModal();
  try {
    const plot = makePlot(await draw(isMap(chart)), chart);
    wear(element, plot, chart);
    opened.addEventListener("close", () => free(plot));
    const name = fileName(link);
    const isDark = element.dataset.theme === "dark";
    const logo = await logoFor(chart, isDark);
    const sizes = sizesOf(plot, rest, { address, logo });
    const code = embedBase ? await embedPart(plot, labels, { link, name, folder, sizes }) : [];
    if (!opened.open) return;
    const { parts, show } = picturePart(plot, chart, labels, { address, name, isDark, logo });
    rest.replaceChildren(...parts, ...code, ...dataPart(chart, labels, { address, name, link }));
    // Drawn no earlier: a canvas outside the document has no font.
    show();
  } catch (error) {
    startAnew(error);
    waiting.textContent = `${labels.failed}: ${failureOf(error).detail}`;
  }
}

/**
 * @param {Labels} labels
 * @param {Chart} chart
 * @param {string} address
 */
function linkPart(labels, { title }, address) {
  if (!address) return [make("h3", {}, labels.link), make("p", { className: "private" }, labels.private)];
  const field = make("input", { readOnly: true, value: address, "aria-label": labels.link });
  const buttons = copier(labels, () => address, field);
  if ("share" in navigator) {
    const send = make("button", { type: "button" }, labels.send);
    // A reader who cancels is no failure.
    send.addEventListener("click", () => navigator.share({ title, url: address }).catch(() => {}));
    buttons.push(send);
  }
  return [make("h3", {}, labels.link), field, make("p", { className: "buttons" }, ...buttons)];
}

/**
 * @param {Plot} plot
 * @param {Chart} chart
 * @param {Labels} labels
 * @param {{ address: string, name: string, isDark: boolean, logo: Logo }} target
 */
function picturePart(plot, { spoken }, labels, { address, name, isDark, logo }) {
  const canvas = make("canvas", { hidden: true });
  const image = make("img", { alt: spoken, width: WIDTH });
  const report = make("output");
  const card = (/** @type {number} */ width, /** @type {number} */ ratio) => {
    plot.card(canvas, width, ratio, isDark, address, logo?.width);
    logo?.draw(canvas, width);
  };
  /**
   * @param {number} ratio
   * @param {number} [width]
   * @returns {Promise<Blob>}
   */
  const png = (ratio, width = WIDTH) => {
    card(width, ratio);
    return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject()), "image/png"));
  };
  const svgText = () => {
    const text = plot.svg(canvas, WIDTH, isDark, address, logo?.width);
    return logo ? logo.into(text) : text;
  };
  const svg = async () => new Blob([svgText()], { type: "image/svg+xml" });
  const isMasked = hidesPixels();
  const show = () => {
    if (isMasked) return (image.src = `data:image/svg+xml,${encodeURIComponent(svgText())}`);
    card(WIDTH, 2);
    image.height = (WIDTH * canvas.height) / canvas.width;
    // A data URL: apps that save a picture by a long press cannot read a blob URL.
    image.src = canvas.toDataURL("image/png");
  };
  const pngs = [
    saver(labels.png, `${name}.png`, () => png(1), { labels, report }),
    saver(labels.png2, `${name}@2x.png`, () => png(2), { labels, report }),
  ];
  pngs.push(saver(`PNG ${NARROW_WIDTH}`, `${name}-narrow.png`, () => png(2, NARROW_WIDTH), { labels, report }));
  const buttons = [...(isMasked ? [] : pngs), saver(labels.svg, `${name}.svg`, svg, { labels, report })];
  const note = make("p", { className: "note" }, isMasked ? labels.masked : labels.press);
  const parts = [make("h3", {}, labels.picture), image, canvas, note, make("p", { className: "buttons" }, ...buttons, report)];
  return { parts, show };
}

/**
 * The widths and heights of the saved pictures, the wide one first.
 * @param {Plot} plot
 * @param {HTMLElement} place a canvas outside the document has no font
 * @param {{ address: string, logo: Logo }} target
 */
function sizesOf(plot, place, { address, logo }) {
  const canvas = make("canvas", { hidden: true });
  place.append(canvas);
  return [WIDTH, NARROW_WIDTH].flatMap((width) => {
    plot.card(canvas, width, 1, false, address, logo?.width);
    return [canvas.width, canvas.height];
  });
}

/**
 * @param {Plot} plot
 * @param {Labels} labels
 * @param {{ link: string, name: string, folder: string, sizes: number[] }} target
 */
async function embedPart(plot, labels, { link, name, folder, sizes }) {
  // A site with preview pictures has those of each published chart beside it: no file need be saved.
  const isHosted = folder !== "" && document.querySelector('meta[property="og:image"]') !== null;
  const [picture, ...size] = isHosted ? [`${embedBase}${folder}card.png`, ...CARD_SIZE, ...sizes.slice(2)] : [`${name}.png`, ...sizes];
  const snippets = await ask("embedCode", link, embedBase, String(picture), plot.frameHeight(), folder, Uint32Array.from(size, Number));
  const embedLink = await ask("embedLink", link);
  const kind = make("select", { "aria-label": labels.embed });
  for (const { label } of snippets) kind.add(new Option(label));
  const chosen = () => snippets[kind.selectedIndex]?.code ?? "";
  const code = make("textarea", { readOnly: true, rows: 4, spellcheck: false, value: chosen(), "aria-label": labels.embed });
  kind.addEventListener("change", () => (code.value = chosen()));
  const buttons = make("p", { className: "buttons" }, ...copier(labels, () => code.value, code));
  return [make("h3", {}, labels.embed), kind, code, buttons, preview(labels, pageAddress(embedLink, `${folder}embed.html`))];
}

/**
 * The frame as a host page shows it, as high as its messages ask for.
 * @param {Labels} labels
 * @param {string} address
 */
function preview(labels, address) {
  const frame = make("iframe", { title: labels.preview, referrerPolicy: "no-referrer" });
  const details = make("details", {}, make("summary", {}, labels.preview), frame);
  /** @param {MessageEvent} event */
  const resize = ({ source, data }) => {
    const isHeight = data?.source === "district-charts" && data.type === "height" && Number.isInteger(data.height);
    if (isHeight && source === frame.contentWindow) frame.style.height = `${Math.min(data.height, 4000)}px`;
  };
  details.addEventListener("toggle", () => {
    if (!details.open || frame.src) return;
    frame.src = address;
    addEventListener("message", resize);
  });
  return details;
}

/**
 * @param {Chart} chart
 * @param {Labels} labels
 * @param {{ address: string, name: string, link: string }} target
 */
function dataPart(chart, labels, { address, name, link }) {
  const report = make("output");
  const day = dayOf(new Date());
  const text = () => ask("csv", link, address, day);
  const csv = async () => new Blob([await text()], { type: "text/csv;charset=utf-8" });
  const metadata = csvMetadata(chart, { file: `${name}.csv`, link: address, accessed: day });
  const both = async () => zip([[`${name}.csv`, await text()], [`${name}.csv-metadata.json`, metadata]]);
  const json = async () => new Blob([jsonOf(chart, address, day)], { type: "application/json" });
  const buttons = [
    saver(labels.csv, `${name}.csv`, csv, { labels, report }),
    saver(labels.json, `${name}.json`, json, { labels, report }),
    saver(labels.zip, `${name}.zip`, both, { labels, report }),
  ];
  /** @type {HTMLAnchorElement | null} */
  const all = document.querySelector("footer a[href$='.csv']");
  const everything = all ? [make("a", { href: all.href, download: "observations.csv" }, labels.everything)] : [];
  return [make("h3", {}, labels.data), make("p", { className: "buttons" }, ...buttons, ...everything, report)];
}

/**
 * The day of a time on the reader's calendar, as `2026-11-30`. In China the day of UTC is yesterday until eight o'clock.
 * @param {Date} time
 */
export const dayOf = (time) =>
  [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/**
 * The texts and the table of a chart as JSON, with the address and the day.
 * @param {Chart} chart
 * @param {string} link
 * @param {string} accessed
 */
export function jsonOf({ lang, title, subtitle, coverage, notes, source, licence, columns, rows }, link, accessed) {
  const texts = { lang, title, subtitle, coverage, notes, source, licence };
  return JSON.stringify({ ...texts, ...(link && { link }), accessed, columns, rows }, null, 2);
}

/**
 * A button that saves a file.
 * @param {string} label
 * @param {string} file
 * @param {() => Promise<Blob>} content
 * @param {Report} report
 */
function saver(label, file, content, { labels, report }) {
  const button = make("button", { type: "button" }, label);
  button.addEventListener("click", async () => {
    try {
      const href = URL.createObjectURL(await content());
      make("a", { href, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      report.textContent = "";
    } catch (error) {
      startAnew(error);
      report.textContent = `${labels.failed}: ${failureOf(error).detail}`;
    }
  });
  return button;
}
