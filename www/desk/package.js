// The files of a package as the desk holds them: texts by their names. Pure functions.

import { toBase64 } from "./bytes.js";

/**
 * @typedef {Record<string, string>} Files
 * @typedef {{ title?: string, licence?: string, view?: string }} About what a person wrote about the package
 */

/** The files that a package may have. */
const NAMES = ["datapackage.json", "districts.csv", "places.csv", "indicators.csv", "terms.csv", "sources.csv", "sections.csv", "observations.csv", "projects.csv", "revisions.csv"];

/** @param {string} path */
const nameOf = (path) => path.split("/").pop() ?? path;

/**
 * The paths of the files of a package among those of an archive, whatever folder they lie in; none if it holds no package.
 * @param {string[]} paths
 * @returns {string[]}
 */
export function packagePaths(paths) {
  const folders = new Set(paths.filter((path) => nameOf(path) === "observations.csv").map((path) => path.slice(0, -"observations.csv".length)));
  const [folder] = folders;
  return folder === undefined ? [] : paths.filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes("/") && NAMES.includes(nameOf(path)));
}

/**
 * The files with what a person wrote about the package in `datapackage.json`.
 * @param {Files} files
 * @param {About} about
 * @returns {Files}
 */
export function withAbout(files, { title = "", licence = "", view = "" }) {
  /** @type {Record<string, any>} */
  let description;
  try {
    description = JSON.parse(files["datapackage.json"] || "{}");
  } catch {
    // The module says what is wrong with it.
    return files;
  }
  const charts = { ...description.charts };
  if (title) {
    description.title = title;
    if (charts.title) charts.title = Object.fromEntries(Object.keys(Object(charts.title)).map((key) => [key, title]));
  }
  if (licence && licence !== description.licenses?.[0]?.name) description.licenses = [{ name: licence }];
  if (view) charts.view = view;
  // Sentences are in both languages, that of the names first.
  if (!charts.languages) charts.languages = /(^|,)name(_zh)?(-\w+)?(,|$)/.test((files["indicators.csv"] ?? "").split("\n")[0] ?? "") && /[\u4e00-\u9fff]/.test(files["indicators.csv"] ?? "") ? ["zh", "en"] : ["en", "zh"];
  description.charts = charts;
  if (!description.name) description.name = "figures";
  if (!description.resources) description.resources = NAMES.filter((name) => name.endsWith(".csv") && files[name]).map((name) => ({ name: name.slice(0, -4), path: name }));
  return { ...files, "datapackage.json": `${JSON.stringify(description, null, 2)}\n` };
}

/**
 * The files with a language of the package as the one that a page begins with.
 * @param {Files} files
 * @param {string} language
 * @returns {Files}
 */
export function withLanguageFirst(files, language) {
  try {
    const description = JSON.parse(files["datapackage.json"] ?? "");
    /** @type {string[]} */
    const languages = description.charts.languages;
    if (!languages.includes(language)) return files;
    description.charts.languages = [language, ...languages.filter((other) => other !== language)];
    return { ...files, "datapackage.json": `${JSON.stringify(description, null, 2)}\n` };
  } catch {
    return files;
  }
}

/**
 * The title and the licence of a package.
 * @param {Files} files
 * @param {"zh" | "en"} language
 */
export function aboutOf(files, language) {
  try {
    const { title = "", licenses = [], charts = {} } = JSON.parse(files["datapackage.json"] || "{}");
    const own = typeof charts.title === "string" ? charts.title : charts.title?.[language];
    const subtitle = typeof charts.subtitle === "string" ? charts.subtitle : (charts.subtitle?.[language] ?? "");
    return { title: own || title, licence: licenses[0]?.title ?? licenses[0]?.name ?? "", subtitle };
  } catch {
    return { title: "", licence: "", subtitle: "" };
  }
}

const encoder = new TextEncoder();

/**
 * The files with their logos inside `datapackage.json`, since the desk holds texts alone. A logo that is missing stays a name, of which the
 * module says that there is no such file.
 * @param {Files} files
 * @param {(name: string) => Promise<Uint8Array | undefined>} read
 * @returns {Promise<Files>}
 */
export async function withLogos(files, read) {
  try {
    const json = JSON.parse(files["datapackage.json"] ?? "");
    const style = json.charts?.style ?? {};
    let isChanged = false;
    for (const key of ["logo", "logo-dark"]) {
      const bytes = /^[\w-]+\.png$/.test(style[key]) ? await read(style[key]) : undefined;
      if (bytes) style[key] = `data:image/png;base64,${toBase64(bytes)}`;
      isChanged ||= bytes !== undefined;
    }
    return isChanged ? { ...files, "datapackage.json": `${JSON.stringify(json, null, 2)}\n` } : files;
  } catch {
    return files;
  }
}

/**
 * True if a package has the boundaries of its places.
 * @param {Record<string, string>} files
 */
export const hasBoundaries = (files) => /^[^\n]*\bshape\b/.test(files["places.csv"] ?? files["districts.csv"] ?? "");

/**
 * The files as bytes.
 * @param {Files} files
 * @returns {Record<string, Uint8Array>}
 */
export const bytesOf = (files) => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)]));

/**
 * A link without the keys that belong to a reader: language and theme.
 * @param {string} link
 */
export const viewOf = (link) => link.split("&").filter((part) => part && !/^(v|l|t|ds)=/.test(part)).join("&");

/**
 * A name for saved files.
 * @param {string} title
 */
export const stemOf = (title) => title.trim().replace(/[\s/\\:*?"<>|.]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "figures";
