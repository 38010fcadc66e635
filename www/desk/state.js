// The work in progress and what follows from it. The work is what a person brought, wrote and decided; it is kept in this browser. Everything else
// is derived: the proposal, the package, the differences. A change of the work derives anew what depends on it.

import { openPackage } from "../charts-client.js";
import { importing, Stopped } from "../import-client.js";
import { acceptedRows } from "./article-text.js";
import { bytesOf, viewOf, withAbout } from "./package.js";
import { forget, keep, kept } from "./store.js";
import { TEXTS } from "./texts.js";

/**
 * @typedef {import("./package.js").Files} Files
 * @typedef {import("./texts.js").Language} Language
 * @typedef {import("./article-text.js").Decision} Decision
 * @typedef {"open" | "check" | "chart" | "publish"} Step
 * @typedef {{ name: string, bytes: Uint8Array, settings: Record<string, string>, same: { places: Record<string, string>, indicators: Record<string, string> },
 *   decisions: Record<string, string>, reason: string }} TableWork
 * @typedef {{ text: string, title: string, publisher: string, published: string, url: string, at: number, decisions: import("./article-text.js").Decisions,
 *   history: { key: string, before: Decision | null, at: number }[], sections: { line: number, title: string }[], words?: Record<string, string> }} ArticleWork
 * @typedef {{ step: Step, language: Language, theme: string, pasted: string, base?: Files | undefined, baseName: string, table?: TableWork | undefined,
 *   article?: ArticleWork | undefined, title: string, licence: string, link: string, address: string }} Work
 * @typedef {{ proposal?: import("../../pkg/import.js").TableProposal | undefined, converted?: import("../../pkg/import.js").ConvertedTable | undefined,
 *   merge?: import("../../pkg/import.js").TableMerge | undefined, reading?: import("../../pkg/article.js").ArticleProposals | undefined,
 *   before?: Files | undefined, files?: Files | undefined, src: string, error: unknown, isStopped: boolean }} Derived `before` is the package without the article
 */

/** @returns {Work} */
const emptyWork = () => ({ step: "open", language: "en", theme: "", pasted: "", baseName: "", title: "", licence: "", link: "", address: "" });

/** @type {Work} */
export let work = emptyWork();

/** @type {Derived} */
export let derived = { src: "", error: undefined, isStopped: false };

/** @type {((part: number | undefined) => void)[]} */
const listeners = [];

/**
 * Calls a function after each change: with the part that is read while the desk is busy, and without when it is done.
 * @param {(part: number | undefined) => void} listener
 */
export const onChange = (listener) => listeners.push(listener);

/** @param {number} [part] */
const tell = (part) => listeners.forEach((listener) => listener(part));

/** The day on the calendar of this computer, as `2026-11-30`. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * The last result of each question with the inputs that it came from.
 * @type {Map<string, { key: unknown[], value: unknown }>}
 */
const results = new Map();

/**
 * Asks only if an input has changed. Objects are compared by their JSON, bytes by identity.
 * @template T
 * @param {string} name
 * @param {unknown[]} key
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
async function once(name, key, ask) {
  const compared = key.map((part) => (part instanceof Uint8Array ? part : JSON.stringify(part)));
  const known = results.get(name);
  if (known && compared.every((part, index) => part === known.key[index])) return /** @type {T} */ (known.value);
  const value = await ask();
  results.set(name, { key: compared, value });
  return value;
}

/** The number of the last derivation; an earlier one that is still going on is given up. */
let runs = 0;

/** The end of the last derivation: the module keeps one table, so they follow each other. */
let last = Promise.resolve();

/**
 * Changes the work, keeps it, and derives what follows.
 * @param {Partial<Work>} [changes]
 */
export function change(changes = {}) {
  work = { ...work, ...changes };
  keep(work);
  const run = (runs += 1);
  last = last.then(() => (run === runs ? derive(run) : undefined));
  return last;
}

/**
 * Sets a setting of the table; an empty value takes it back.
 * @param {string} key
 * @param {string} value
 */
export function set(key, value) {
  const { table } = work;
  if (!table) return;
  const settings = { ...table.settings, [key]: value };
  if (value === "") delete settings[key];
  change({ table: { ...table, settings } });
}

/** Shows another step without deriving anything. */
export function go(/** @type {Step} */ step) {
  work = { ...work, step };
  keep(work);
  tell();
}

/** Forgets the table that the module held, after it was stopped. */
export const forgetResults = () => results.clear();

/** Throws everything away but the language and the theme. */
export async function throwAway() {
  const { language, theme } = work;
  await forget();
  await change({ ...emptyWork(), language, theme, base: undefined, table: undefined, article: undefined });
  await forget();
}

/** @param {Partial<Work>} first what the address says */
export async function restore(first) {
  const found = await kept();
  const language = navigator.language.startsWith("zh") ? "zh" : "en";
  await change({ ...emptyWork(), language, ...Object(found), ...first });
}

/** @param {number} run */
async function derive(run) {
  /** @type {Derived} */
  const next = { src: derived.src, error: undefined, isStopped: false };
  try {
    tell(0);
    const progress = (/** @type {number} */ part) => run === runs && tell(part);
    let files = work.base;
    if (work.table) files = await readTable(work.table, next, progress);
    next.before = files;
    if (work.article) files = await readArticle(work.article, next);
    if (files) {
      const { title, licence, link } = work;
      const opened = withAbout(files, { title, licence });
      next.files = withAbout(opened, { view: viewOf(link) });
      // What the chart shows does not depend on the first view.
      next.src = await once("open", [opened], async () => openPackage(bytesOf(opened), derived.src));
    } else next.src = "";
  } catch (error) {
    next.isStopped = error instanceof Stopped;
    next.error = error;
    if (next.isStopped) results.clear();
  }
  if (run !== runs) return;
  derived = next;
  tell();
}

/**
 * @param {TableWork} table
 * @param {Derived} next
 * @param {(part: number) => void} progress
 */
async function readTable({ name, bytes, settings: chosen, same, decisions, reason }, next, progress) {
  const year = new Date().getFullYear();
  const { language, base } = work;
  const propose = (/** @type {Record<string, string>} */ settings) =>
    once("propose", [bytes, name, settings, language], () => {
      results.delete("convert");
      return importing("propose", [bytes, name, settings, year, language], (part) => progress(part / 2));
    });
  let settings = chosen;
  if (!name && !chosen.title) {
    // Pasted cells have no name of a file to be called by.
    const { title } = await once("title", [bytes, chosen, language], () => propose(chosen));
    if (!title) settings = { ...chosen, title: TEXTS[language].ownTable };
  }
  next.proposal = await propose(settings);
  next.converted = await once("convert", [bytes, settings, language], () => importing("convert", [language], (part) => progress(0.5 + part / 2)));
  if (!base) return next.converted.files;
  next.merge = await once("merge", [bytes, settings, base, same], () => importing("merge", [base, same]));
  return once("merged", [bytes, settings, base, same, decisions, reason], () => importing("applyMerge", [base, same, decisions, today(), reason]));
}

/**
 * @param {ArticleWork} article
 * @param {Derived} next
 */
async function readArticle({ text, title, publisher, published, url, decisions, sections, words = {} }, next) {
  const { language } = work;
  const before = next.before ?? {};
  next.reading = await once("read", [text, before, published, language, words], () => importing("readArticle", [text, before, published, language, words]));
  const rows = acceptedRows(decisions);
  if (rows.length === 0) return next.before;
  const about = { title, publisher, published: published || next.reading.published, url, language: /[\u4e00-\u9fff]/.test(text) ? "zh" : "en", sections };
  return once("accepted", [before, about, rows], () => importing("acceptRows", [before, about, rows, today(), title]));
}

/**
 * The package with one more row, and the id of the row's indicator: for the chart that shows where it would stand.
 * @param {import("./article-text.js").Row} row
 */
export async function withRow(row) {
  const { article } = work;
  if (!article) return undefined;
  const { title, publisher, published, url } = article;
  const about = { title, publisher, published: published || (derived.reading?.published ?? ""), url, language: work.language, sections: [] };
  const files = await importing("acceptRows", [derived.files ?? derived.before ?? {}, about, [row], today(), title]);
  const lines = (/** @type {string} */ name) => (files[name] ?? "").trim().split("\n");
  const idOf = (/** @type {string} */ line) => line.split(",")[0] ?? "";
  const [indicators, places] = [lines("indicators.csv"), files["places.csv"] ? lines("places.csv") : lines("districts.csv")];
  // A new place or indicator is the last of its file.
  const own = places.find((line) => row.place && idOf(line) === row.place) ?? places[places.length - 1] ?? "";
  const isDistrict = !/,(whole|region|city)(,|$)/.test(own);
  return { files, indicator: row.indicator || idOf(indicators[indicators.length - 1] ?? ""), place: isDistrict ? idOf(own) : "" };
}
