// The page in one file with another package: what `standalone.html` of this site says of its own package is replaced.

import { fromBase64, toBase64, withPackage } from "./bytes.js";

/** @typedef {import("../dom.js").Chart} Chart */

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * HTML in ASCII, which every charset that a host may state decodes alike.
 * @param {string} html
 */
const ascii = (html) => html.replace(/[\u0080-\u{10ffff}]/gu, (letter) => `&#${letter.codePointAt(0)};`);

/**
 * JSON in ASCII, which cannot end its element.
 * @param {unknown} value
 */
const json = (value) =>
  JSON.stringify(value).replace(/[<\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * Replaces the text between two markers; a page without them stays as it is.
 * @param {string} html
 * @param {string} begin
 * @param {string} end
 * @param {string} text
 */
export function between(html, begin, end, text) {
  const from = html.indexOf(begin);
  const to = from < 0 ? -1 : html.indexOf(end, from + begin.length);
  return to < 0 ? html : html.slice(0, from + begin.length) + text + html.slice(to);
}

/**
 * The first chart as the page holds it before its script runs: the texts and the table. Its value lets the script draw it at once.
 * @param {Chart} chart
 */
function figure(chart) {
  const [columns, rows] = [chart.columns, chart.rows];
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join("");
  const cell = (/** @type {string} */ text, /** @type {number} */ index) => (index === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td>${escaped(text)}</td>`);
  const lines = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n");
  const part = (/** @type {string} */ tag, /** @type {string} */ name, /** @type {string} */ text) => `<${tag} class="${name}">${escaped(text)}</${tag}>\n`;
  return (
    `<figure class="chart first" data-part lang="${chart.lang}">\n` +
    part("h2", "title", chart.title) +
    part("p", "subtitle", chart.subtitle) +
    part("p", "coverage", chart.coverage) +
    `<ul class="notes">${chart.notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>\n` +
    part("p", "source", chart.source) +
    `<details><summary>${escaped(chart.tableLabel)}</summary><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>\n${lines}\n</tbody></table></div></details>\n</figure>\n` +
    `<script type="application/json" data-link="">${json(chart)}</script>\n`
  );
}

/**
 * The page with the modules that its package needs. That of maps draws everything, so it takes the place of `draw`.
 * @param {string} html
 * @param {Record<string, Uint8Array>} modules
 */
function withModules(html, modules) {
  let page = html;
  for (const [name, bytes] of Object.entries(modules)) {
    const element = (/** @type {string} */ id) => `<script type="application/wasm" id="${id}">`;
    if (page.includes(element(name))) continue;
    const own = element(name) + toBase64(bytes) + "</script>\n";
    const from = page.indexOf(element(name === "draw_map" ? "draw" : "charts"));
    const to = name === "draw_map" ? page.indexOf("\n", from) + 1 : from;
    if (from < 0) throw new Error(`found no place for the module ${name} in standalone.html`);
    page = page.slice(0, from) + own + page.slice(to);
  }
  return page;
}

/** @param {ArrayBuffer} digest */
const hex = (digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * The page with the digest of itself without the digits. Where the browser gives no digests, as on a page of http, the place stays empty.
 * @param {string} html
 */
async function digested(html) {
  const empty = html.replace(/(id="page-sha256">)[0-9a-f]*/, "$1").replace(/(id="data-sha256">)[0-9a-f]*/, "$1");
  if (!globalThis.crypto?.subtle) return empty;
  const digest = hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(empty)));
  return empty.replace('id="page-sha256">', `id="page-sha256">${digest}`);
}

/**
 * `standalone.html` with another package.
 * @param {string} html
 * @param {{ files: Record<string, Uint8Array>, packed: Uint8Array, modules?: Record<string, Uint8Array>, chart: Chart, title: string, subtitle: string }} own
 *   `packed` are the files as the module `package` packs them, `modules` are those that only some packages need, `chart` is the first chart
 */
export async function withOwn(html, { files, packed, modules = {}, chart, title, subtitle }) {
  const begin = '<script type="application/wasm" id="charts">';
  const at = html.indexOf(begin);
  if (at < 0) throw new Error('found no element with the id "charts" in standalone.html');
  const end = html.indexOf("</script>", at);
  const module = withPackage(fromBase64(html.slice(at + begin.length, end)), packed);
  let page = withModules(html.slice(0, at + begin.length) + toBase64(module) + html.slice(end), modules);
  const span = (/** @type {string} */ text) => (text ? `<span lang="${chart.lang}">${escaped(text)}</span>` : "");
  page = between(page, '<html lang="', '"', chart.lang);
  page = between(page, "<title>", "</title>", ascii(escaped(title)));
  page = between(page, '<meta name="description" content="', '">', ascii(escaped([title, subtitle].filter(Boolean).join(" "))));
  page = between(page, "<h1>", "</h1>", ascii(escaped(title)));
  page = between(page, '<p class="purpose">', "</p>", ascii(escaped(subtitle)));
  page = between(page, "<!-- The first chart, written by tests/prerender.rs. -->\n", "<!-- Its end. -->", ascii(figure(chart)));
  page = between(page, '<p class="figures">', "\n", "");
  page = between(page, "<!-- Digests, written by tests/prerender.rs. -->\n      <p>", "</p>", ascii(span(chart.licence)));
  page = page.replace(/ *<link rel="canonical"[^>]*>\n/, "");
  // The file of figures that readers save stands in the page as base64.
  const saved = /(id="observations\.csv" download="observations\.csv" href="data:text\/csv;charset=utf-8;base64,)[^"]*/;
  page = page.replace(saved, (_, before) => before + toBase64(files["observations.csv"] ?? new Uint8Array()));
  return digested(page);
}
