// The first step: a file that is chosen, dropped or pasted. Nothing is uploaded.

import { make } from "../dom.js";
import { sitePackage } from "../import-client.js";
import { loadPackage } from "../packages.js";
import { outlineOf } from "./article-text.js";
import { packagePaths, withLogos } from "./package.js";
import { kindOf, sheets, textOf } from "./sheet.js";
import { change, derived, forgetResults, work } from "./state.js";
import { box, button, field, select, text, texts, wrong } from "./ui.js";
import { Unzip, ZipError } from "./unzip.js";

/** The largest file that is read, in bytes. The module says the same. */
const MOST_BYTES = 100 * 2 ** 20;

/** The first bytes of a zip archive. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** @type {Node | undefined} what is wrong with the file that was chosen last */
let fault;

/** @type {{ name: string, found: import("./sheet.js").Sheet[] } | undefined} the sheets of a workbook, one of which is to be chosen */
let book;

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function takeTable(name, bytes) {
  [fault, book] = [undefined, undefined];
  forgetResults();
  const table = { name, bytes, settings: {}, same: { places: {}, indicators: {} }, decisions: {}, reason: texts().mergeReasonDefault };
  return change({ table, article: undefined, step: "check", link: work.base ? work.link : "" });
}

/** @param {string} pasted */
function takeArticle(pasted) {
  [fault, book] = [undefined, undefined];
  const { title, sections } = outlineOf(pasted);
  const article = { text: pasted, title, publisher: "", published: "", url: "", at: 0, decisions: {}, history: [], sections };
  return change({ article, table: undefined, step: "check", pasted: "" });
}

/** @param {string} message */
function refuse(message) {
  fault = box("wrong", "", make("p", {}, message));
  return change();
}

/**
 * Opens a file of any kind that the desk reads.
 * @param {File} file
 */
async function openFile(file) {
  const t = texts();
  [fault, book] = [undefined, undefined];
  if (file.size > MOST_BYTES) return refuse(text(t.bigger, Math.round(file.size / 2 ** 20), MOST_BYTES / 2 ** 20));
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (ZIP.every((byte, index) => bytes[index] === byte)) return await openArchive(file.name, bytes);
    return await takeTable(file.name, bytes);
  } catch (error) {
    return refuse(error instanceof ZipError ? t[error.fault] : text(t.wrongFile, file.name));
  }
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
async function openArchive(name, bytes) {
  const t = texts();
  const archive = new Unzip(bytes);
  const names = archive.entries.map((entry) => entry.name);
  const paths = packagePaths(names);
  if (paths.length > 0) {
    /** @type {Record<string, string>} */
    const files = {};
    for (const path of paths) files[path.split("/").pop() ?? path] = await archive.text(path);
    const folder = paths[0]?.slice(0, (paths[0]?.lastIndexOf("/") ?? -1) + 1) ?? "";
    const picture = async (/** @type {string} */ file) => {
      const entry = archive.entries.find(({ name }) => name === folder + file);
      return entry && archive.read(entry.name);
    };
    return openPackage(name, await withLogos(files, picture));
  }
  if (kindOf(archive)) {
    const found = await sheets(archive);
    const [only] = found;
    if (!only) return refuse(t.noSheet);
    if (found.length === 1) return takeSheet(name, only);
    book = { name, found };
    return change();
  }
  const tables = names.filter((entry) => /\.(csv|tsv|txt)$/i.test(entry));
  const [table] = tables;
  return table && tables.length === 1 ? takeTable(table, await archive.read(table)) : refuse(t.noArchive);
}

/**
 * @param {string} name
 * @param {import("./sheet.js").Sheet} sheet
 */
const takeSheet = (name, sheet) => takeTable(name, new TextEncoder().encode(textOf(sheet)));

/**
 * @param {string} name
 * @param {Record<string, string>} base
 */
const openPackage = (name, base) => change({ base, baseName: name, table: undefined, article: undefined, title: "", licence: "", link: "", step: "chart" });

async function openSite() {
  const loaded = await loadPackage(sitePackage, () => {});
  if ("fault" in loaded) return refuse(text(texts().wrongFile, loaded.file));
  const decoder = new TextDecoder();
  const isText = (/** @type {[name: string, bytes: Uint8Array]} */ [name]) => !name.endsWith(".png");
  const files = Object.fromEntries(Object.entries(loaded.files).filter(isText).map(([name, bytes]) => [name, decoder.decode(bytes)]));
  return openPackage("datapackage.json", await withLogos(files, async (name) => loaded.files[name]));
}

/** The step as elements. */
export function openStep() {
  const t = texts();
  const file = make("input", { type: "file", name: "file", accept: ".csv,.tsv,.txt,.tab,.xlsx,.ods,.zip,.xls,text/*" });
  file.addEventListener("change", () => file.files?.[0] && openFile(file.files[0]));
  const area = make("textarea", { name: "pasted", rows: 8, spellcheck: false, value: work.pasted, placeholder: t.pasteHelp });
  // Kept as it is typed, so that a reload loses nothing.
  area.addEventListener("input", () => (work.pasted = area.value));
  area.addEventListener("change", () => change({ pasted: area.value }));
  const readTable = () => area.value.trim() && takeTable("", new TextEncoder().encode(area.value));
  const readArticle = () => area.value.trim() && takeArticle(area.value);
  const opened = work.base ? [box("fine", text(t.opened, work.baseName), make("p", {}, t.openedNote), button(t.close, () => change({ base: undefined, baseName: "" })))] : [];
  return [
    make("h2", {}, t.openHeading),
    ...opened,
    ...(fault ? [fault] : []),
    ...(derived.error && !work.table && !work.article ? [wrong(derived.error)] : []),
    ...sheetPart(),
    make("div", { className: "drop" }, field(t.choose, file), make("p", { className: "soft" }, t.drop)),
    field(t.paste, area),
    make("p", { className: "buttons" }, button(t.readTable, readTable, { name: "read-table", className: "main" }), button(t.readArticle, readArticle, { name: "read-article" })),
    make("p", { className: "buttons" }, button(t.openSite, openSite, { name: "open-site" })),
  ];
}

function sheetPart() {
  if (!book) return [];
  const t = texts();
  const { name, found } = book;
  /** @type {[string, string][]} */
  const options = found.map((sheet, index) => [String(index), `${sheet.name} (${sheet.rows.length} ${t.rows})`]);
  const list = select("sheet", options, "0", () => {});
  const take = () => {
    const sheet = found[Number(list.value)];
    if (sheet) takeSheet(`${name} · ${sheet.name}`, sheet);
  };
  return [box("asked", text(t.sheetAsk, found.length), field(t.sheet, list), button(t.readTable, take, { name: "read-sheet", className: "main" }))];
}

/** Takes files that are dropped anywhere on the page. */
export function listenForDrops() {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) openFile(file);
  });
}
